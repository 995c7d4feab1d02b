import { Link } from 'react-router'
import { counted } from '../../lib/counted'
import { paths } from '../../paths'
import type { ModelVersion } from '../../registry/model'
import type { Run } from '../../registry/tracking'
import { UserText } from '../../ui/UserText'
import { AliasPill } from '../common/AliasPill'

const NAMED = 2

/** From data to aliases in one line, of what the page has read: a lineage of one hop. The page of the lineage has the rest. */
export function Trail({ version, run }: { version: ModelVersion; run: Run }) {
  // a dataset may be named twice, in two contexts
  const data = [...new Map(run.datasets.map((one) => [`${one.digest} ${one.name}`, one])).values()]
  const aliases = version.aliases ?? []
  const more = data.length - NAMED
  return (
    <ol
      aria-label="Lineage in short"
      className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-table"
    >
      {data.length > 0 && (
        <li className="flex min-w-0 flex-wrap items-center gap-1">
          {data.slice(0, NAMED).map(({ name, digest }) => (
            <Link
              key={`${digest} ${name}`}
              to={paths.dataset({ name, digest })}
              title="What stands on this dataset"
              className={`${STEP} text-accent hover:bg-hover`}
            >
              <UserText text={name} />
            </Link>
          ))}
          {more > 0 && <span className="text-quiet">and {counted(more, 'dataset')} more</span>}
        </li>
      )}
      <li className={NEXT}>
        {data.length > 0 && <Arrow />}
        <span className={`${STEP} ${run.deleted ? 'text-warn' : ''}`}>
          run <UserText text={run.name ?? run.id.slice(0, 8)} />
          {run.deleted && ', deleted'}
        </span>
      </li>
      <li className={NEXT}>
        <Arrow />
        <Link
          to={paths.lineageOf(version)}
          title="The lineage of this version"
          className={`${STEP} font-mono font-semibold text-accent hover:bg-hover`}
        >
          v<UserText text={version.version} />
        </Link>
      </li>
      {aliases.length > 0 && (
        <li className={NEXT}>
          <Arrow />
          <span className="flex flex-wrap gap-1">
            {aliases.map((alias) => (
              <AliasPill key={alias} alias={alias} />
            ))}
          </span>
        </li>
      )}
    </ol>
  )
}

const STEP = 'inline-block min-h-6 min-w-0 rounded border border-line px-1.5 leading-5 break-words'
const NEXT = 'flex min-w-0 items-center gap-1.5'

const Arrow = () => (
  <span aria-hidden="true" className="text-quiet">
    →
  </span>
)
