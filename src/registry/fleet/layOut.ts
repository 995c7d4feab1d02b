import type { Fleet, FleetLink, FleetNode } from './fleet'
import { COLUMNS, type FleetId } from './node'

/** A node along its column, in px. */
export interface Place {
  y: number
  height: number
}

/** A link as a band: where it leaves and where it arrives, from the top. */
export interface Ribbon {
  link: FleetLink
  from: number
  to: number
  thickness: number
}

export interface FleetLayout {
  height: number
  places: ReadonlyMap<FleetId, Place>
  ribbons: readonly Ribbon[]
}

/** A node is a button with a line of text: no lower than this. */
const LEAST = 26
const GAP = 6
/** A column begins no lower than this, or it would be out of sight. */
const LOWEST = 160
/** All versions together are about as high as this, but no version higher than `THICKEST`. */
const ALL = 440
const THICKEST = 9

const versionsIn = (some: readonly FleetLink[] | undefined) =>
  some?.reduce((total, { versions }) => total + versions, 0) ?? 0

/**
 * Heights say counts: a band is as thick as the versions in it, and a node as high as its bands, or as its line of
 * text. Nodes of the model column stand where their data stands, so that few bands cross.
 */
export function layOutFleet({ nodes, links }: Fleet): FleetLayout {
  const ends = { into: new Map<FleetId, FleetLink[]>(), outOf: new Map<FleetId, FleetLink[]>() }
  for (const link of links.values()) {
    push(ends.outOf, link.from, link)
    push(ends.into, link.to, link)
  }
  const flow = ({ id }: FleetNode) =>
    Math.max(versionsIn(ends.into.get(id)), versionsIn(ends.outOf.get(id)))
  const columns = COLUMNS.map((column) =>
    [...nodes.values()].filter((node) => node.column === column),
  )
  const most = Math.max(
    1,
    ...columns.map((column) => column.reduce((total, node) => total + flow(node), 0)),
  )
  const unit = Math.min(THICKEST, ALL / most)

  const places = new Map<FleetId, Place>()
  const heights = new Map(
    [...nodes.values()].map((node) => [node.id, Math.max(LEAST, flow(node) * unit)]),
  )
  const heightOf = (id: FleetId) => heights.get(id) ?? LEAST
  const total = (column: readonly FleetNode[]) =>
    column.reduce((all, { id }) => all + heightOf(id) + GAP, -GAP)
  const height = Math.max(LEAST, ...columns.map(total))
  for (const [i, column] of columns.entries()) {
    // a short column stands in the middle of its neighbours, but where they are opened first
    let y = i === 0 ? 0 : Math.min(LOWEST, (height - total(column)) / 2)
    for (const { id } of i === 1 ? byTheirData(column, ends.into, places) : column) {
      places.set(id, { y, height: heightOf(id) })
      y += heightOf(id) + GAP
    }
  }

  const from = along(ends.outOf, places, unit, ({ to }) => to)
  const to = along(ends.into, places, unit, (link) => link.from)
  return {
    height,
    places,
    ribbons: [...links.values()].map((link) => ({
      link,
      from: from.get(link.id) ?? 0,
      to: to.get(link.id) ?? 0,
      // a version among ten thousand is seen all the same
      thickness: Math.max(1, link.versions * unit),
    })),
  }
}

function byTheirData(
  models: readonly FleetNode[],
  into: ReadonlyMap<FleetId, readonly FleetLink[]>,
  places: ReadonlyMap<FleetId, Place>,
): FleetNode[] {
  const pull = ({ id, about }: FleetNode) => {
    if (about.kind === 'rest') return Infinity
    let weight = 0
    let sum = 0
    for (const { from, versions } of into.get(id) ?? []) {
      const place = places.get(from)
      if (place === undefined) continue
      weight += versions
      sum += versions * (place.y + place.height / 2)
    }
    return weight === 0 ? 0 : sum / weight
  }
  return models
    .map((node) => ({ node, at: pull(node) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ node }) => node)
}

/** Where each band meets its node: in the order of what is at their other ends, around the middle of the node. */
function along(
  ends: ReadonlyMap<FleetId, FleetLink[]>,
  places: ReadonlyMap<FleetId, Place>,
  unit: number,
  other: (link: FleetLink) => FleetId,
): Map<string, number> {
  const starts = new Map<string, number>()
  const level = (link: FleetLink) => places.get(other(link))?.y ?? 0
  for (const [id, links] of ends) {
    const place = places.get(id)
    if (place === undefined) continue
    const all = links.reduce((total, { versions }) => total + versions * unit, 0)
    let y = place.y + (place.height - all) / 2
    for (const link of links.toSorted(
      (a, b) => level(a) - level(b) || (a.state < b.state ? -1 : 1),
    )) {
      starts.set(link.id, y)
      y += link.versions * unit
    }
  }
  return starts
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}
