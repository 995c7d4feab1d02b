import { type Graph, type Node, type Side, edgesOn, neighbours } from './graph'
import type { Records } from './records'
import { questionsOf } from './questions'
import { KINDS, type Kind, type NodeId, nodeId } from './subject'

/** As many as a picture opens with, and as one more opening of a side adds. */
export const AT_ONCE = 40

export interface View {
  roots: readonly NodeId[]
  /** Steps shown on either side of the roots. */
  hops: number
  sides: readonly Side[]
  /** Sides of nodes that were opened, one entry for each time. */
  open: readonly { id: NodeId; side: Side }[]
  /** Sides of nodes that were folded: nothing is drawn for their sake. */
  shut?: readonly { id: NodeId; side: Side }[]
  /** Drawn only where somebody opens a side that they are on. */
  hidden?: ReadonlySet<NodeId>
}

/** Of a model its aliases are roots as well, whichever it had on the day that is asked about. */
export function withAliases(view: View, graph: Graph): View {
  const models = new Set(view.roots)
  const more = [...graph.nodes.values()].flatMap(({ id, about }) =>
    about.kind === 'alias' &&
    models.has(nodeId({ kind: 'model', name: about.model })) &&
    !models.has(id)
      ? [id]
      : [],
  )
  return more.length === 0 ? view : { ...view, roots: [...view.roots, ...more.sort()] }
}

/** What is not drawn on one side of a node. */
export interface Folded {
  count: number
  kinds: ReadonlyMap<Kind, number>
  /** `exact`: all that can be asked about this side was answered. `in part`: the server has more, or refused some. */
  known: 'exact' | 'in part' | 'not asked'
}

export interface Shown {
  nodes: ReadonlySet<NodeId>
  /** Only of nodes that are shown, and only sides with something folded or not known. */
  folded: ReadonlyMap<NodeId, Readonly<Partial<Record<Side, Folded>>>>
}

/** What of a graph is drawn: some steps around the roots, and what was opened. A longer list of openings never hides a node. */
export function shown(graph: Graph, records: Records, view: View): Shown {
  const nodes = new Set<NodeId>(view.roots.filter((id) => graph.nodes.has(id)))
  const roots = [...nodes]
  const shut = new Set((view.shut ?? []).map(({ id, side }) => `${side} ${id}`))
  const leads = (side: Side) => (id: NodeId) =>
    shut.has(`${side} ${id}`)
      ? []
      : ranked(graph, id, side).filter((next) => view.hidden?.has(next) !== true)
  // never round a corner: what else stands on the same data is not what this stands on
  for (const side of view.sides) walk(leads(side), roots, view.hops, nodes)
  const times = new Map<string, number>()
  for (const { id, side } of view.open) {
    const key = `${side} ${id}`
    if (!nodes.has(id) || shut.has(key)) continue
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    const hidden = ranked(graph, id, side).filter((next) => !nodes.has(next))
    for (const next of hidden.slice(0, AT_ONCE)) nodes.add(next)
  }
  const folded = new Map<NodeId, Partial<Record<Side, Folded>>>()
  for (const id of nodes) {
    for (const side of ['up', 'down'] as const) {
      const fold = foldOn(graph, records, nodes, id, side)
      if (fold !== null) folded.set(id, { ...folded.get(id), [side]: fold })
    }
  }
  return { nodes, folded }
}

/** Step by step, so that what is near is there before what is far when there is no more room. */
function walk(
  leads: (id: NodeId) => readonly NodeId[],
  roots: readonly NodeId[],
  hops: number,
  nodes: Set<NodeId>,
) {
  let edge = roots
  for (let step = 0; step < hops; step++) {
    const next: NodeId[] = []
    for (const id of edge) {
      for (const found of leads(id)) {
        if (!nodes.has(found)) {
          if (nodes.size >= AT_ONCE) return
          nodes.add(found)
        }
        next.push(found)
      }
    }
    edge = next
  }
}

function foldOn(
  graph: Graph,
  records: Records,
  nodes: ReadonlySet<NodeId>,
  id: NodeId,
  side: Side,
): Folded | null {
  const hidden = neighbours(graph, id, side).filter((next) => !nodes.has(next))
  const known = knownOn(records, id, side)
  if (hidden.length === 0 && known === 'exact') return null
  const kinds = new Map<Kind, number>()
  for (const next of hidden) {
    const kind = graph.nodes.get(next)?.about.kind
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  return { count: hidden.length, kinds, known }
}

function knownOn(records: Records, id: NodeId, side: Side): Folded['known'] {
  let known: Folded['known'] = 'exact'
  for (const { question, of } of questionsOf(id, side)) {
    const reading = records[question].get(of)
    if (reading === undefined) return 'not asked'
    if (reading.state === 'unread') known = 'in part'
    else if (isList(question)) {
      const list = records[question].get(of)
      if (list?.state === 'read' && list.value.more) known = 'in part'
    }
  }
  return known
}

const LISTS = ['versions', 'copies', 'registered', 'children', 'users', 'measured'] as const
const isList = (question: string): question is (typeof LISTS)[number] =>
  LISTS.some((list) => list === question)

/** Neighbours in the order in which they deserve a place: what people rely on, then the newest. */
function ranked(graph: Graph, id: NodeId, side: Side): NodeId[] {
  return [...new Set(edgesOn(graph, id, side).map((edge) => (side === 'up' ? edge.from : edge.to)))]
    .map((next) => graph.nodes.get(next))
    .filter((node) => node !== undefined)
    .sort(byImportance)
    .map((node) => node.id)
}

export function byImportance(a: Node, b: Node): number {
  return (
    Number(b.live) - Number(a.live) ||
    (b.at ?? -Infinity) - (a.at ?? -Infinity) ||
    KINDS.indexOf(a.about.kind) - KINDS.indexOf(b.about.kind) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
