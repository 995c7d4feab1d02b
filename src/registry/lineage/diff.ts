import { type Graph, reach } from './graph'
import type { NodeId, Subject } from './subject'

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

/** A dataset that both stand on, in different states. */
export interface ChangedData {
  name: string
  first: readonly string[]
  second: readonly string[]
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
