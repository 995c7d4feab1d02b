import { type Graph, reach } from './graph'
import { questionsOf } from './questions'
import { type Ask, type Question, type Records, askKey, isAnswered } from './records'
import { type Kind, type NodeId, readNodeId } from './subject'
import { type View, shown } from './view'

/** What a node is drawn with. */
const OWN: Readonly<Record<Kind, readonly Question[]>> = {
  dataset: [],
  commit: [],
  prompt: [],
  run: ['run'],
  'logged-model': ['logged-model'],
  version: ['version'],
  alias: [],
  model: [],
}

/** What to ask next to draw a view: what is not answered yet, the roots first. */
export function wanted(records: Records, graph: Graph, view: View): Ask[] {
  const asks = new Map<string, Ask>()
  const want = (ask: Ask) => {
    if (!isAnswered(records, ask)) asks.set(askKey(ask), ask)
  }
  for (const id of view.roots) {
    const kind = readNodeId(id)?.kind
    if (kind === 'version' || kind === 'model') want({ question: kind, of: id })
    if (kind === 'version') want({ question: 'files', of: id })
    for (const side of view.sides) questionsOf(id, side).forEach(want)
  }
  // the nodes within one step less have their own neighbours drawn
  const inner = shown(graph, records, { ...view, hops: view.hops - 1, open: [] })
  for (const id of inner.nodes) for (const side of view.sides) questionsOf(id, side).forEach(want)
  const { nodes } = shown(graph, records, view)
  for (const { id, side } of view.open) if (nodes.has(id)) questionsOf(id, side).forEach(want)
  for (const id of nodes) {
    const kind = graph.nodes.get(id)?.about.kind
    if (kind !== undefined) for (const question of OWN[kind]) want({ question, of: id })
  }
  return [...asks.values()]
}

/** What to ask next to know all that stands on `root`, without a picture to fit it in. */
export function wantedDownstream(records: Records, graph: Graph, root: NodeId): Ask[] {
  const asks = new Map<string, Ask>()
  for (const id of reach(graph, [root], 'down').keys()) {
    for (const ask of questionsOf(id, 'down')) {
      if (!isAnswered(records, ask)) asks.set(askKey(ask), ask)
    }
  }
  return [...asks.values()]
}
