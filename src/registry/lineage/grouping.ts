import { type Graph, type Node, neighbours, reach } from './graph'
import { KIND_WORDS, KINDS, type Kind, type NodeId } from './subject'

export const GROUPINGS = ['model', 'dataset', 'experiment'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Nodes drawn as one. */
export interface Group {
  id: string
  kind: Kind
  name: string
  members: readonly NodeId[]
  live: boolean
  /** Members with something wrong. */
  troubled: number
}

export interface GroupedGraph {
  groups: readonly Group[]
  /** `count`: edges between members; `claimed`: all of them rest on claims. */
  links: readonly { from: string; to: string; count: number; claimed: boolean }[]
}

/** The same lineage, with what belongs together as one: the counts add up to the nodes given. */
export function grouped(graph: Graph, nodes: ReadonlySet<NodeId>, by: Grouping): GroupedGraph {
  const groupOf = new Map<NodeId, string>()
  const members = new Map<string, Node[]>()
  const names = new Map<string, string>()
  for (const id of nodes) {
    const node = graph.nodes.get(id)
    if (node === undefined) continue
    const name = nameOf(graph, node, by)
    const key = JSON.stringify([node.about.kind, name])
    groupOf.set(id, key)
    names.set(key, name)
    members.set(key, [...(members.get(key) ?? []), node])
  }
  const links = new Map<string, { from: string; to: string; count: number; claimed: boolean }>()
  for (const { from, to, claimed } of graph.edges.values()) {
    const [a, b] = [groupOf.get(from), groupOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    const key = `${a} ${b}`
    const known = links.get(key)
    links.set(key, {
      from: a,
      to: b,
      count: (known?.count ?? 0) + 1,
      claimed: claimed && (known?.claimed ?? true),
    })
  }
  const groups = [...members].map(([id, all]): Group => {
    const kind = all[0]?.about.kind ?? 'run'
    const alone = all.length === 1 ? all[0]?.name : undefined
    return {
      id,
      kind,
      name: alone ?? (names.get(id) || KIND_WORDS[kind].many),
      members: all.map((node) => node.id),
      live: all.some((node) => node.live),
      troubled: all.filter((node) => node.trouble !== null).length,
    }
  })
  return {
    groups: groups.sort(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
    ),
    links: [...links.values()],
  }
}

/** What a node is collected under; nodes of one kind and one such name are one group. */
function nameOf(graph: Graph, node: Node, by: Grouping): string {
  const { about } = node
  // states of one dataset are one, however they are grouped
  if (about.kind === 'dataset') return about.name
  if (by === 'experiment') return experimentOf(graph, node) ?? ''
  if (by === 'dataset') return namesBehind(graph, node.id, 'up', 'dataset')
  if (about.kind === 'version' || about.kind === 'alias') return about.model
  if (about.kind === 'model') return about.name
  return namesBehind(graph, node.id, 'down', 'model')
}

function experimentOf(graph: Graph, node: Node): string | null {
  if (node.experiment !== null) return `experiment ${node.experiment}`
  for (const side of ['up', 'down'] as const) {
    for (const id of neighbours(graph, node.id, side)) {
      const experiment = graph.nodes.get(id)?.experiment
      if (experiment !== undefined && experiment !== null) return `experiment ${experiment}`
    }
  }
  return null
}

const MOST_NAMED = 3

function namesBehind(graph: Graph, id: NodeId, side: 'up' | 'down', kind: 'dataset' | 'model') {
  const names = new Set<string>()
  for (const found of reach(graph, [id], side).keys()) {
    const about = graph.nodes.get(found)?.about
    if (about?.kind === kind) names.add(about.name)
  }
  const all = [...names].sort()
  const more = all.length - MOST_NAMED
  return `${all.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
