import { ownerOf } from '../owner'
import { type About, COLUMNS, type Column, type FleetId, type Grouping, fleetId } from './node'
import { GAPS, type State } from './sources'
import type { Unit } from './units'

export interface FleetNode {
  id: FleetId
  column: Column
  about: About
  /** Different versions behind it, and how many of these are broken or not known. */
  versions: number
  broken: number
  unknown: number
  /** Of a dataset, in how many states it is used; of folded ones, how many they are; else 0. */
  parts: number
}

/** Versions that lead from one node to another, those of one state together. Each counts once. */
export interface FleetLink {
  id: string
  from: FleetId
  to: FleetId
  state: State
  versions: number
}

export interface Fleet {
  /** By column; within it the most used first, then what is folded, then what is missing. */
  nodes: ReadonlyMap<FleetId, FleetNode>
  links: ReadonlyMap<string, FleetLink>
  traces: readonly Trace[]
}

/** The way of one version through the fleet as it is shown; each node and link once. */
export interface Trace {
  unit: Unit
  nodes: readonly FleetId[]
  links: readonly string[]
}

/** How many nodes of each column are shown; what is missing is shown beside them, always. */
export type Shown = Readonly<Record<Column, number>>

/** About forty nodes in all. */
export const OPENS_WITH: Shown = { source: 14, model: 16, alias: 6 }

/** What a version hangs together with, column by column, nothing folded. */
export interface Ways {
  source: readonly About[]
  model: About
  alias: readonly About[]
}

export function waysOf({ model, aliases, sources: { data, gap } }: Unit, by: Grouping): Ways {
  return {
    source: [
      ...[...data.keys()].map((name): About => ({ kind: 'dataset', name })),
      ...(gap === null ? [] : [{ kind: 'gap', gap } as const]),
    ],
    model:
      by === 'model'
        ? { kind: 'model', name: model.name }
        : {
            kind: 'group',
            by,
            name: by === 'team' ? model.tags.get('team') || null : ownerOf(model.tags),
          },
    alias: aliases.map((name): About => ({ kind: 'alias', name })),
  }
}

type Counted = FleetNode & { states: Set<string> }

/** The fleet as a graph of three columns, what does not fit into `shown` as one node for each. */
export function fleetOf(units: readonly Unit[], by: Grouping, shown: Shown): Fleet {
  const ways = units.map((unit) => ({ unit, way: waysOf(unit, by) }))
  const kept = chooseNodes(ways, shown)
  const nodes = new Map<FleetId, Counted>()
  const links = new Map<string, FleetLink>()

  /** As what it is shown, under the id of that. */
  const fold = (column: Column, about: About): [FleetId, About] => {
    const id = fleetId(about)
    if (about.kind === 'gap' || kept.shown.has(id)) return [id, about]
    const rest: About = { kind: 'rest', column }
    return [fleetId(rest), rest]
  }
  const count = (column: Column, id: FleetId, about: About, { state }: Unit) => {
    const node = nodes.get(id) ?? newNode(id, column, about, kept)
    node.versions += 1
    if (state === 'broken') node.broken += 1
    if (state === 'unknown') node.unknown += 1
    nodes.set(id, node)
  }
  const link = (from: FleetId, to: FleetId, state: State) => {
    // the length keeps apart what user text could confuse
    const id = `${state} ${from.length} ${from} ${to}`
    const known = links.get(id)
    if (known === undefined) links.set(id, { id, from, to, state, versions: 1 })
    else known.versions += 1
    return id
  }

  const traces = ways.map(({ unit, way }): Trace => {
    const [to, model] = fold('model', way.model)
    // a version with two folded datasets is one version of what is folded
    const sources = new Map(way.source.map((about) => fold('source', about)))
    const aliases = new Map(way.alias.map((about) => fold('alias', about)))
    count('model', to, model, unit)
    for (const [id, about] of sources) count('source', id, about, unit)
    for (const [id, about] of aliases) count('alias', id, about, unit)
    for (const [name, digests] of unit.sources.data) {
      const node = nodes.get(fleetId({ kind: 'dataset', name }))
      for (const digest of digests) node?.states.add(digest)
    }
    return {
      unit,
      nodes: [...sources.keys(), to, ...aliases.keys()],
      links: [
        ...[...sources].map(([id, about]) =>
          link(id, to, about.kind === 'gap' ? (GAPS.get(about.gap) ?? 'unknown') : 'sound'),
        ),
        ...[...aliases.keys()].map((id) => link(to, id, unit.state)),
      ],
    }
  })
  return { nodes: inOrder(nodes.values()), links, traces }
}

const newNode = (id: FleetId, column: Column, about: About, { folded }: Choice): Counted => ({
  id,
  column,
  about,
  versions: 0,
  broken: 0,
  unknown: 0,
  parts: about.kind === 'rest' ? folded[column] : 0,
  states: new Set(),
})

/** The versions behind a node. */
export const behind = ({ traces }: Fleet, id: FleetId): Unit[] =>
  traces.filter(({ nodes }) => nodes.includes(id)).map(({ unit }) => unit)

/** All that hangs together with a node by a version; null where there is no such node. */
export function pathOf({ nodes, traces }: Fleet, id: FleetId | null): ReadonlySet<string> | null {
  if (id === null || !nodes.has(id)) return null
  const found = new Set<string>([id])
  for (const trace of traces) {
    if (!trace.nodes.includes(id)) continue
    for (const one of trace.nodes) found.add(one)
    for (const one of trace.links) found.add(one)
  }
  return found
}

interface Choice {
  shown: ReadonlySet<FleetId>
  folded: Readonly<Record<Column, number>>
}

/** The most used nodes of each column; of those alike, what is broken first, and data of models that are shown. */
function chooseNodes(ways: readonly { unit: Unit; way: Ways }[], most: Shown): Choice {
  const shown = new Set<FleetId>()
  const folded = { source: 0, model: 0, alias: 0 }
  const choose = (column: Column, weights: ReadonlyMap<FleetId, readonly [number, number]>) => {
    const ranked = [...weights].sort(
      ([a, [n, second]], [b, [m, other]]) => m - n || other - second || (a < b ? -1 : 1),
    )
    // a node that says "1 more" takes as much room as that one
    const cut = ranked.length <= most[column] + 1 ? ranked.length : most[column]
    for (const [id] of ranked.slice(0, cut)) shown.add(id)
    folded[column] = ranked.length - cut
  }
  choose(
    'model',
    weigh(
      ways,
      ({ model }) => [model],
      ({ state }) => state !== 'sound',
    ),
  )
  choose(
    'source',
    weigh(
      ways,
      ({ source }) => source.filter(({ kind }) => kind !== 'gap'),
      (_, { model }) => shown.has(fleetId(model)),
    ),
  )
  choose(
    'alias',
    weigh(
      ways,
      ({ alias }) => alias,
      () => false,
    ),
  )
  return { shown, folded }
}

function weigh(
  ways: readonly { unit: Unit; way: Ways }[],
  pick: (way: Ways) => readonly About[],
  matters: (unit: Unit, way: Ways) => boolean,
) {
  const weights = new Map<FleetId, [number, number]>()
  for (const { unit, way } of ways) {
    const second = matters(unit, way) ? 1 : 0
    for (const about of pick(way)) {
      const id = fleetId(about)
      const weight = weights.get(id)
      if (weight === undefined) weights.set(id, [1, second])
      else {
        weight[0] += 1
        weight[1] += second
      }
    }
  }
  return weights
}

const GAP_ORDER = [...GAPS.keys()]

function inOrder(nodes: Iterable<Counted>): Map<FleetId, FleetNode> {
  const place = ({ about }: FleetNode) =>
    about.kind === 'rest' ? 1 : about.kind === 'gap' ? 2 + GAP_ORDER.indexOf(about.gap) : 0
  return new Map(
    [...nodes]
      .map(({ states, ...node }): FleetNode => ({
        ...node,
        parts: node.about.kind === 'dataset' ? states.size : node.parts,
      }))
      .sort(
        (a, b) =>
          COLUMNS.indexOf(a.column) - COLUMNS.indexOf(b.column) ||
          place(a) - place(b) ||
          b.versions - a.versions ||
          (a.id < b.id ? -1 : 1),
      )
      .map((node) => [node.id, node]),
  )
}
