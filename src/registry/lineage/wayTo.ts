import { type Graph, type Side, neighbours } from './graph'
import type { Records } from './records'
import type { NodeId } from './subject'
import { type View, shown } from './view'

/** How to open the picture so that a node which is read and not drawn is in it. */
export interface Way {
  /** The node that is drawn, and the side of it that the other is folded on. */
  from: NodeId
  side: Side
  /** 1: it is next to that one. */
  steps: number
  /** What `view` opens then. */
  open: View['open']
  shut: NonNullable<View['shut']>
}

interface Step {
  from: NodeId
  side: Side
  to: NodeId
}

const SIDES = ['up', 'down'] as const

/** The shortest way from what is drawn to `target`; null where it is drawn, or hangs together with nothing that is. */
export function wayTo(graph: Graph, records: Records, view: View, target: NodeId): Way | null {
  const drawn = shown(graph, records, view).nodes
  const steps = stepsTo(graph, drawn, target)
  const [first] = steps
  if (first === undefined) return null
  let open = view.open
  let shut = view.shut ?? []
  for (const { from, side, to } of steps) {
    const isSide = (one: { id: NodeId; side: Side }) => one.id === from && one.side === side
    const isDrawn = () => shown(graph, records, { ...view, open, shut }).nodes.has(to)
    if (isDrawn()) continue
    shut = shut.filter((one) => !isSide(one))
    // each opening brings so many that a node with hundreds takes several
    let left = neighbours(graph, from, side).length
    while (left-- > 0 && !isDrawn()) open = [...open, { id: from, side }]
  }
  return { from: first.from, side: first.side, steps: steps.length, open, shut }
}

/** From the node that is drawn on. */
function stepsTo(graph: Graph, drawn: ReadonlySet<NodeId>, target: NodeId): Step[] {
  if (drawn.has(target) || !graph.nodes.has(target)) return []
  // the next step towards the target, of all that were met from it
  const towards = new Map<NodeId, Step | null>([[target, null]])
  for (const to of towards.keys()) {
    for (const side of SIDES) {
      for (const from of neighbours(graph, to, side === 'up' ? 'down' : 'up')) {
        if (towards.has(from)) continue
        towards.set(from, { from, side, to })
        if (drawn.has(from)) return along(towards, from)
      }
    }
  }
  return []
}

function along(towards: ReadonlyMap<NodeId, Step | null>, start: NodeId): Step[] {
  const steps: Step[] = []
  let step = towards.get(start) ?? null
  while (step !== null) {
    steps.push(step)
    step = towards.get(step.to) ?? null
  }
  return steps
}
