import { Link } from 'react-router'
import { paths } from '../../paths'
import { UserText } from '../../ui/UserText'
import { stepsTo } from './stepsTo'

/** Where the page is: the list, the model, the version, and what of it is looked at. A telephone has room for three. */
export function Crumbs({ pathname }: { pathname: string }) {
  const steps = stepsTo(pathname)
  return (
    <nav aria-label="You are here" className="min-w-0 text-table">
      <ol className="flex min-w-0 items-center gap-2">
        {steps.map(({ to, text, kind }, i) => (
          <li
            key={to}
            className={`flex items-center gap-2 ${kind === 'model' ? 'min-w-0' : 'shrink-0 whitespace-nowrap'} ${i > 0 && i < steps.length - 2 ? 'max-sm:hidden' : ''}`}
          >
            {i === 0 ? (
              <Link to={paths.home()} aria-label="Ringside" className="md:hidden">
                <img src="/favicon.svg" alt="" className="size-5" />
              </Link>
            ) : (
              <span aria-hidden="true" className="text-quiet">
                /
              </span>
            )}
            {i === steps.length - 1 ? (
              <span aria-current="page" className={`text-quiet ${looks(kind)}`}>
                <UserText text={text} />
              </span>
            ) : (
              <Link
                to={to}
                // the mark before it leads there as well
                className={`hover:underline ${looks(kind)} ${i === 0 && steps.length > 2 ? 'max-sm:hidden' : ''}`}
              >
                <UserText text={text} />
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

const looks = (kind?: string) =>
  kind === 'model' ? 'truncate' : kind === 'version' ? 'font-mono' : ''
