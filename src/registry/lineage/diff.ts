import { type Graph, reach } from './graph'
import { type Records, valueOf } from './records'
import type { Kind, NodeId, Subject } from './subject'

export type Belongs = 'both' | 'first' | 'second'

/** What stands behind two versions: which of it behind both, which behind one alone. */
export function diffUpstream(
  graph: Graph,
  first: NodeId,
  second: NodeId,
): ReadonlyMap<NodeId, Belongs> {
  const a = reach(graph, [first], 'up')
  const b = reach(graph, [second], 'up')
  const belongs = new Map<NodeId, Belongs>()
  for (const id of a.keys()) belongs.set(id, b.has(id) ? 'both' : 'first')
  for (const id of b.keys()) if (!a.has(id)) belongs.set(id, 'second')
  return belongs
}

/** What both stand on, and all that is behind it. */
export const inBoth = (belongs: ReadonlyMap<NodeId, Belongs>): ReadonlySet<NodeId> =>
  new Set([...belongs].flatMap(([id, where]) => (where === 'both' ? [id] : [])))

/** A dataset that both stand on, in different states. */
export interface ChangedData {
  name: string
  first: readonly string[]
  second: readonly string[]
}

/** What is called so behind one alone and behind the other alone, of one kind. */
export function onlyBehind(
  graph: Graph,
  belongs: ReadonlyMap<NodeId, Belongs>,
  kind: Kind,
): Readonly<Record<'first' | 'second', readonly string[]>> {
  const names = (of: Belongs) =>
    [...belongs]
      .flatMap(([id, where]) => {
        const node = graph.nodes.get(id)
        return where === of && node?.about.kind === kind ? [node.name] : []
      })
      .sort()
  return { first: names('first'), second: names('second') }
}

export interface ChangedParam {
  key: string
  /** Null: that run has none of the name. */
  first: string | null
  second: string | null
}

/** Params that the two nearest runs do not have alike; null: one of the runs is not known, or it is the same one. */
export function changedParams(
  graph: Graph,
  records: Records,
  [first, second]: readonly [NodeId, NodeId],
): readonly ChangedParam[] | null {
  const [a, b] = [nearestRun(graph, first), nearestRun(graph, second)]
  if (a === null || b === null || a === b) return null
  const [one, other] = [valueOf(records, 'run', a), valueOf(records, 'run', b)]
  if (one === null || other === null) return null
  return [...new Set([...one.params.keys(), ...other.params.keys()])]
    .sort()
    .map((key) => ({
      key,
      first: one.params.get(key) ?? null,
      second: other.params.get(key) ?? null,
    }))
    .filter((param) => param.first !== param.second)
}

function nearestRun(graph: Graph, id: NodeId): NodeId | null {
  for (const found of reach(graph, [id], 'up').keys())
    if (graph.nodes.get(found)?.about.kind === 'run') return found
  return null
}

/** Datasets of one name whose digests differ: the likeliest reason why two versions differ. */
export function changedData(
  graph: Graph,
  belongs: ReadonlyMap<NodeId, Belongs>,
): readonly ChangedData[] {
  const digests = (of: Belongs) => {
    const found = new Map<string, string[]>()
    for (const [id, where] of belongs) {
      const about: Subject | undefined = graph.nodes.get(id)?.about
      if (about?.kind !== 'dataset' || where !== of) continue
      found.set(about.name, [...(found.get(about.name) ?? []), about.digest].sort())
    }
    return found
  }
  const second = digests('second')
  return [...digests('first')]
    .flatMap(([name, first]) => {
      const other = second.get(name)
      return other === undefined ? [] : [{ name, first, second: other }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
