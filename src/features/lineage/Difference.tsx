import { Link } from 'react-router'
import { paths } from '../../paths'
import { type Belongs, changedData, changedParams, onlyBehind } from '../../registry/lineage/diff'
import type { Graph } from '../../registry/lineage/graph'
import type { Records } from '../../registry/lineage/records'
import { KIND_WORDS, KINDS, type NodeId, readNodeId } from '../../registry/lineage/subject'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { buttonLook } from '../../ui/buttonLooks'

const MOST = 8

interface Props {
  graph: Graph
  records: Records
  belongs: ReadonlyMap<NodeId, Belongs>
  ids: readonly [NodeId, NodeId]
  /** What the two are called. */
  first: string
  second: string
  /** What both stand on is drawn as well. */
  shared: boolean
  onShared: (on: boolean) => void
}

/** What stands behind one version and not behind the other, and why, in words. */
export function Difference(props: Props) {
  const { graph, records, belongs, ids, first, second, shared, onShared } = props
  const both = countsOf(graph, belongs, 'both')
  return (
    <section
      aria-label="Difference"
      className="mb-3 rounded border border-line px-3 py-2 text-table"
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <p className="max-w-[80ch] min-w-0 flex-1 basis-80">
          Only behind <UserText text={first} />: {countsOf(graph, belongs, 'first')}. Only behind{' '}
          <UserText text={second} />: {countsOf(graph, belongs, 'second')}.{' '}
          {both === '' ? 'Nothing is behind both.' : `Behind both: ${both}.`}
        </p>
        <div className="flex flex-wrap gap-2">
          {both !== '' && (
            <Button
              aria-pressed={shared}
              className="aria-pressed:bg-hover"
              onClick={() => onShared(!shared)}
            >
              Draw what both stand on
            </Button>
          )}
          <Compared ids={ids} />
        </div>
      </div>
      <Reasons graph={graph} records={records} belongs={belongs} ids={ids} />
    </section>
  )
}

function Reasons({
  graph,
  records,
  belongs,
  ids,
}: Pick<Props, 'graph' | 'records' | 'belongs' | 'ids'>) {
  const code = onlyBehind(graph, belongs, 'commit')
  const params = changedParams(graph, records, ids) ?? []
  return (
    <ul className="mt-1 space-y-0.5">
      {changedData(graph, belongs).map(({ name, first: before, second: after }) => (
        <li key={name}>
          The dataset <UserText text={name} /> is not the same:{' '}
          <span className="font-mono">
            {before.map((digest) => `#${digest}`).join(' ')} ↔{' '}
            {after.map((digest) => `#${digest}`).join(' ')}
          </span>
        </li>
      ))}
      {code.first.length > 0 && code.second.length > 0 && (
        <li>
          The code is not the same:{' '}
          <span className="font-mono">
            {code.first.join(' ')} ↔ {code.second.join(' ')}
          </span>
        </li>
      )}
      {params.length > 0 && (
        <li>
          Their runs were given other params:{' '}
          {params.slice(0, MOST).map(({ key, first: before, second: after }, i) => (
            <span key={key}>
              {i > 0 && ', '}
              <UserText text={key} />{' '}
              <span className="font-mono">
                <UserText text={before ?? 'none'} /> ↔ <UserText text={after ?? 'none'} />
              </span>
            </span>
          ))}
          {params.length > MOST && ` and ${params.length - MOST} more`}
        </li>
      )}
    </ul>
  )
}

/** The page that compares all else of the two. */
function Compared({ ids }: Pick<Props, 'ids'>) {
  const versions = ids.flatMap((id) => {
    const about = readNodeId(id)
    return about?.kind === 'version' ? [about] : []
  })
  return versions.length === 2 ? (
    <Link to={paths.compare(versions)} className={buttonLook('plain')}>
      Compare all else
    </Link>
  ) : null
}

/** `1 run, 2 datasets`; '' for nothing. */
function countsOf(graph: Graph, belongs: Props['belongs'], of: Belongs): string {
  return KINDS.flatMap((kind) => {
    const many = [...belongs].filter(
      ([id, where]) => where === of && graph.nodes.get(id)?.about.kind === kind,
    ).length
    const { one, many: all } = KIND_WORDS[kind]
    return many === 0 ? [] : [`${many} ${many === 1 ? one : all}`]
  }).join(', ')
}
