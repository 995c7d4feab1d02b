import { type Edge, type Graph, type Node, type Side, edgesOn } from './graph'
import { byImportance } from './view'
import { KINDS, type NodeId } from './subject'

/** A node as a row: the same graph, to be read as a list. */
export interface Row {
  node: Node
  /** Only edges whose other end is shown as well. */
  upstream: readonly Edge[]
  downstream: readonly Edge[]
}

/** A row for each of `nodes`, from what is used to what is offered. */
export function rowsOf(graph: Graph, nodes: ReadonlySet<NodeId>): readonly Row[] {
  const edges = (id: NodeId, side: Side) =>
    edgesOn(graph, id, side)
      .filter(({ from, to }) => nodes.has(side === 'up' ? from : to))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return [...nodes]
    .map((id) => graph.nodes.get(id))
    .filter((node) => node !== undefined)
    .sort((a, b) => KINDS.indexOf(a.about.kind) - KINDS.indexOf(b.about.kind) || byImportance(a, b))
    .map((node) => ({ node, upstream: edges(node.id, 'up'), downstream: edges(node.id, 'down') }))
}
