import type { Graph, Side } from '../../src/registry/lineage/graph'
import type { Plan } from '../../src/registry/lineage/layout/shapes'
import type { Records } from '../../src/registry/lineage/records'
import type { NodeId } from '../../src/registry/lineage/subject'
import { type Shown, type View, shown } from '../../src/registry/lineage/view'
import { createRandom } from './random'

const WALKS = 10
const OPENINGS = 5

/** As somebody looks at it: a version, one step around it, and then what is folded beside this and that. */
export function openings(graph: Graph, records: Records) {
  const random = createRandom(7)
  const versions = [...graph.nodes.keys()].filter((id) => id.startsWith('version:')).sort()
  return Array.from({ length: WALKS }, () => {
    const root = versions[random.below(versions.length)] ?? ''
    let view: View = { roots: [root], hops: 1, sides: ['up', 'down'], open: [] }
    let seen = shown(graph, records, view)
    const plans = [planIn(graph, seen)]
    const opened: NodeId[] = []
    for (let i = 0; i < OPENINGS; i += 1) {
      const doors = closedSides(seen)
      const door = doors[random.below(doors.length)]
      if (door === undefined) break
      view = { ...view, open: [...view.open, door] }
      seen = shown(graph, records, view)
      plans.push(planIn(graph, seen))
      opened.push(door.id)
    }
    return { plans, opened }
  })
}

const SIDES = ['up', 'down'] as const

const closedSides = ({ folded }: Shown): { id: NodeId; side: Side }[] =>
  [...folded].flatMap(([id, sides]) =>
    SIDES.filter((side) => (sides[side]?.count ?? 0) > 0).map((side) => ({ id, side })),
  )

const planIn = (graph: Graph, { nodes }: Shown): Plan => ({
  boxes: [...nodes],
  links: [...graph.edges.values()].flatMap(({ id, from, to }) =>
    nodes.has(from) && nodes.has(to) ? [{ id, from, to }] : [],
  ),
})
