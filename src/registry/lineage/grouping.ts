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
  const nameOf = namer(graph, by)
  for (const id of nodes) {
    const node = graph.nodes.get(id)
    if (node === undefined) continue
    const name = nameOf(node)
    const key = JSON.stringify([node.about.kind, name])
    groupOf.set(id, key)
    names.set(key, name)
    const group = members.get(key)
    if (group === undefined) members.set(key, [node])
    else group.push(node)
  }
  const links = new Map<string, { from: string; to: string; count: number; claimed: boolean }>()
  for (const { from, to, claimed } of graph.edges.values()) {
    const [a, b] = [groupOf.get(from), groupOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    const key = `${a} ${b}`
    const known = links.get(key)
    if (known === undefined) links.set(key, { from: a, to: b, count: 1, claimed })
    else {
      known.count += 1
      known.claimed &&= claimed
    }
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
function namer(graph: Graph, by: Grouping): (node: Node) => string {
  const names = by === 'experiment' ? null : namesBehind(graph, by)
  return (node) => {
    const { about } = node
    // states of one dataset are one, however they are grouped
    if (about.kind === 'dataset') return about.name
    if (names === null) return experimentOf(graph, node) ?? ''
    if (by === 'model') {
      if (about.kind === 'version' || about.kind === 'alias') return about.model
      if (about.kind === 'model') return about.name
    }
    return inShort(names.get(node.id) ?? new Set())
  }
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

/** The names of all datasets that a node stands on, or of all models that stand on it. */
function namesBehind(graph: Graph, kind: 'dataset' | 'model'): ReadonlyMap<NodeId, Set<string>> {
  const names = new Map<NodeId, Set<string>>()
  // from those that are named: the other way each node would walk through all that is behind it
  for (const { id, about } of graph.nodes.values()) {
    if (about.kind !== kind || !('name' in about)) continue
    for (const found of reach(graph, [id], kind === 'dataset' ? 'down' : 'up').keys()) {
      const known = names.get(found)
      if (known === undefined) names.set(found, new Set([about.name]))
      else known.add(about.name)
    }
  }
  return names
}

function inShort(names: ReadonlySet<string>): string {
  const all = [...names].sort()
  const more = all.length - MOST_NAMED
  return `${all.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
