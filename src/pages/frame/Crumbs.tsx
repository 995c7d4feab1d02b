import { Link } from 'react-router'
import { paths, readPath } from '../../paths'
import { UserText } from '../../ui/UserText'
import { placeAt } from './places'

/** Where the page is: the list, the model, the version. */
export function Crumbs({ pathname }: { pathname: string }) {
  const about = readPath(pathname)
  const { to, name } = placeAt(pathname)
  return (
    <nav aria-label="You are here" className="min-w-0 text-table">
      <ol className="flex min-w-0 items-center gap-2">
        <li className="flex shrink-0 items-center gap-2 whitespace-nowrap">
          <Link to={paths.home()} aria-label="Ringside" className="md:hidden">
            <img src="/favicon.svg" alt="" className="size-5" />
          </Link>
          {to !== paths.models() ? (
            <span aria-current="page" className="text-quiet">
              {name}
            </span>
          ) : (
            <Link to={paths.models()} className="hover:underline">
              Models
            </Link>
          )}
        </li>
        {about !== null && (
          <li className="flex min-w-0 items-center gap-2">
            <Slash />
            {about.version === null && !about.promote && !about.lineage ? (
              <span aria-current="page" className="truncate text-quiet">
                <UserText text={about.model} />
              </span>
            ) : (
              <Link to={paths.model(about.model)} className="truncate hover:underline">
                <UserText text={about.model} />
              </Link>
            )}
          </li>
        )}
        {about !== null && (about.version ?? about.promote ?? about.lineage) && (
          <li className="flex shrink-0 items-center gap-2 whitespace-nowrap">
            <Slash />
            <span
              aria-current="page"
              className={`text-quiet ${about.version === null ? '' : 'font-mono'}`}
            >
              {about.version === null ? (
                about.promote ? (
                  'Promote'
                ) : (
                  'Lineage'
                )
              ) : (
                <UserText text={`v${about.version}`} />
              )}
            </span>
          </li>
        )}
      </ol>
    </nav>
  )
}

function Slash() {
  return (
    <span aria-hidden="true" className="text-quiet">
      /
    </span>
  )
}
