import { type Belongs, changedData } from '../../registry/lineage/diff'
import type { Graph } from '../../registry/lineage/graph'
import { KIND_WORDS, KINDS, type NodeId } from '../../registry/lineage/subject'
import { UserText } from '../../ui/UserText'

interface Props {
  graph: Graph
  belongs: ReadonlyMap<NodeId, Belongs>
  /** What the two are called. */
  first: string
  second: string
}

/** What stands behind one version and not behind the other, in words. */
export function Difference({ graph, belongs, first, second }: Props) {
  const changed = changedData(graph, belongs)
  const only = (of: Belongs) =>
    KINDS.flatMap((kind) => {
      const many = [...belongs].filter(
        ([id, where]) => where === of && graph.nodes.get(id)?.about.kind === kind,
      ).length
      const { one, many: all } = KIND_WORDS[kind]
      return many === 0 ? [] : [`${many} ${many === 1 ? one : all}`]
    }).join(', ')
  const shared = only('both')
  return (
    <section
      aria-label="Difference"
      className="mb-3 rounded border border-line px-3 py-2 text-table"
    >
      <p>
        Only behind <UserText text={first} />: {only('first')}. Only behind{' '}
        <UserText text={second} />: {only('second')}.{' '}
        {shared === '' ? 'Nothing is behind both.' : `Behind both: ${shared}.`}
      </p>
      {changed.length > 0 && (
        <ul className="mt-1">
          {changed.map(({ name, first: before, second: after }) => (
            <li key={name}>
              The dataset <UserText text={name} /> is not the same:{' '}
              <span className="font-mono">
                {before.map((digest) => `#${digest}`).join(' ')} ↔{' '}
                {after.map((digest) => `#${digest}`).join(' ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
