import { type Graph, type Side, neighbours } from './graph'
import type { Records } from './records'
import type { NodeId } from './subject'
import { type View, shown } from './view'

/** Where a node which is read and not drawn is folded. */
export interface Place {
  /** The node that is drawn, and the side of it that the other is folded on. */
  from: NodeId
  side: Side
  /** 1: it is next to that one. */
  steps: number
}

/** How to open the picture so that such a node is in it. */
export interface Way extends Place {
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

/** Null where `target` is drawn, or hangs together with nothing that is. */
export function whereFolded(
  graph: Graph,
  drawn: ReadonlySet<NodeId>,
  target: NodeId,
): Place | null {
  return placeAt(stepsTo(graph, drawn, target))
}

/** The shortest way from what is drawn to `target`, which draws the picture again and again; null as for `whereFolded`. */
export function wayTo(graph: Graph, records: Records, view: View, target: NodeId): Way | null {
  const drawn = shown(graph, records, view).nodes
  const steps = stepsTo(graph, drawn, target)
  const place = placeAt(steps)
  if (place === null) return null
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
  return { ...place, open, shut }
}

function placeAt(steps: readonly Step[]): Place | null {
  const [first] = steps
  return first === undefined ? null : { from: first.from, side: first.side, steps: steps.length }
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
