import { Link } from 'react-router'
import { useApp } from '../../app'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { Icon } from '../../ui/icons'
import { visibleText } from '../../ui/visibleText'
import { areKept, dropAllVersions, dropVersion, useKeptVersions } from '../common/keptVersions'
import { CompareKept } from './CompareKept'

/** The versions kept to compare, at the foot of the page; nothing while there are none. */
export function CompareTray() {
  const { id } = useApp().backend.registry
  const versions = useKeptVersions(id)
  if (versions.length === 0) return null
  return (
    <aside
      aria-label="Kept to compare"
      className="sticky bottom-0 z-10 mt-4 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line-strong bg-raised px-4 py-2 text-table max-md:bottom-14 md:-mx-6 md:px-6 print:hidden"
    >
      <p className="shrink-0">
        {counted(versions.length, 'version')} kept to compare
        {!areKept(id) && (
          <span className="text-quiet"> · this browser keeps nothing: they go with this page</span>
        )}
      </p>
      <ul className="flex min-w-0 flex-wrap gap-1 max-sm:max-h-16 max-sm:overflow-auto">
        {versions.map(({ model, version }) => {
          const name = `${visibleText(model)} v${visibleText(version)}`
          return (
            <li
              key={JSON.stringify([model, version])}
              className="flex max-w-64 min-w-0 items-center rounded-sm border border-line bg-sunken"
            >
              <Link
                to={paths.version({ model, version })}
                title={name}
                className="flex min-h-6 min-w-0 items-center gap-1.5 pl-1.5 hover:underline"
              >
                <span className="truncate">
                  <UserText text={model} />
                </span>
                <span className="shrink-0 font-mono">
                  v<UserText text={version} />
                </span>
              </Link>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                onClick={() => dropVersion(id, { model, version })}
                className="grid size-6 shrink-0 place-items-center rounded-sm text-quiet hover:bg-hover hover:text-ink"
              >
                <Icon of="cross" className="size-3" />
              </button>
            </li>
          )
        })}
      </ul>
      <span className="ml-auto flex gap-1">
        <CompareKept versions={versions} />
        <Button look="quiet" onClick={() => dropAllVersions(id)}>
          Empty
        </Button>
      </span>
    </aside>
  )
}
