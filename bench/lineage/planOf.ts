import type { Graph } from '../../src/registry/lineage/graph'
import { type Grouping, grouped } from '../../src/registry/lineage/grouping'
import type { Plan } from '../../src/registry/lineage/layout/shapes'

/** All of a graph, as the page has some of it laid out. */
export const planOf = ({ nodes, edges }: Graph): Plan => ({
  boxes: [...nodes.keys()],
  links: [...edges.values()].map(({ id, from, to }) => ({ id, from, to })),
})

export function groupedPlanOf(graph: Graph, by: Grouping): Plan {
  const { groups, links } = grouped(graph, new Set(graph.nodes.keys()), by)
  return {
    boxes: groups.map(({ id }) => id),
    links: links.map(({ from, to }) => ({ id: `${from} ${to}`, from, to })),
  }
}
