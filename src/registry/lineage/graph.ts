import type { WhyUnread } from './records'
import type { NodeId, Subject } from './subject'

/** The field of an answer that an edge rests on. */
export interface Fact {
  /** As MLflow names it: `runs/get`. */
  request: string
  field: string
  value: string
  /** A tag or a field that a client wrote and nobody checked. */
  claimed: boolean
}

export type EdgeKind =
  | 'used by'
  | 'measured on'
  | 'code of'
  | 'prompt of'
  | 'parent of'
  | 'produced'
  | 'read by'
  | 'registered as'
  | 'copied to'
  | 'held by'
  | 'version of'

/** From what is upstream to what stands on it. */
export interface Edge {
  id: string
  from: NodeId
  to: NodeId
  kind: EdgeKind
  facts: readonly [Fact, ...Fact[]]
  /** All of its facts are claims. */
  claimed: boolean
}

/** What is wrong with a node; one that nobody asked about yet has none. */
export type Trouble =
  | { kind: WhyUnread; words: string }
  | { kind: 'deleted'; words: string }
  | { kind: 'lost'; words: string }
  /** Of an alias, asked about a day that nobody watched it on. */
  | { kind: 'unwatched'; words: string }

export interface Node {
  id: NodeId
  about: Subject
  /** What people call it. */
  name: string
  /** One thing to know about it: a digest, a date, a status. */
  fact: string
  trouble: Trouble | null
  /** When it came to be, in milliseconds, where that is known: the newest is shown first. */
  at: number | null
  /** A version that an alias points at, and the alias: what somebody relies on. */
  live: boolean
  experiment: string | null
}

export interface Graph {
  nodes: ReadonlyMap<NodeId, Node>
  /** By id, in no order that matters. */
  edges: ReadonlyMap<string, Edge>
  /** Edges that end, and that begin, at a node. */
  into: ReadonlyMap<NodeId, readonly Edge[]>
  outOf: ReadonlyMap<NodeId, readonly Edge[]>
}

export type Side = 'up' | 'down'

export const edgesOn = (graph: Graph, id: NodeId, side: Side): readonly Edge[] =>
  (side === 'up' ? graph.into : graph.outOf).get(id) ?? []

/** Neighbours on one side, each once. */
export const neighbours = (graph: Graph, id: NodeId, side: Side): NodeId[] => [
  ...new Set(edgesOn(graph, id, side).map(({ from, to }) => (side === 'up' ? from : to))),
]

/** `start` and all that can be reached from it on one side, with the number of steps, nearest first. */
export function reach(
  graph: Graph,
  start: readonly NodeId[],
  side: Side,
  most = Infinity,
): Map<NodeId, number> {
  const steps = new Map(start.map((id) => [id, 0]))
  // a Map is walked in the order of insertion, what is added meanwhile included
  for (const [id, step] of steps) {
    if (step >= most) continue
    // no list of neighbours for each: this is walked for thousands of nodes
    for (const { from, to } of edgesOn(graph, id, side)) {
      const next = side === 'up' ? from : to
      if (!steps.has(next)) steps.set(next, step + 1)
    }
  }
  return steps
}

/** All that lies on a way through `id`: where it comes from and where it leads. */
export function pathThrough(graph: Graph, id: NodeId): ReadonlySet<NodeId> {
  return new Set([...reach(graph, [id], 'up').keys(), ...reach(graph, [id], 'down').keys()])
}

export function makeGraph(nodes: ReadonlyMap<NodeId, Node>, edges: Iterable<Edge>): Graph {
  const byId = new Map<string, Edge>()
  const into = new Map<NodeId, Edge[]>()
  const outOf = new Map<NodeId, Edge[]>()
  for (const edge of edges) {
    byId.set(edge.id, edge)
    listIn(into, edge.to).push(edge)
    listIn(outOf, edge.from).push(edge)
  }
  return { nodes, edges: byId, into, outOf }
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: V[] = []
  map.set(key, made)
  return made
}
