import { nearestFree } from './free'
import { layOut } from './layOut'
import { ends, withoutCycles } from './layers'
import { routed } from './route'
import { type Layout, type Link, type Plan, type Point, STEP, tidy } from './shapes'

type Ends = ReadonlyMap<string, readonly Link[]>

/** What is new moves towards what it hangs on; then that may have moved. */
const ROUNDS = 4
/** A chain of so many new ones is set straight. */
const PASSES = 50

/**
 * Lays out a graph of which some boxes have their place already, and keep it: what is new goes beside what it hangs on,
 * into free places of its column. Without any place, or with none that leads to the new ones, all is laid out anew.
 */
export function grow(plan: Plan, placed: ReadonlyMap<string, Point>): Layout {
  const { boxes, links } = tidy(plan)
  const kept = new Map(
    boxes.flatMap((id) =>
      placed.has(id) ? [[id, placed.get(id) ?? { x: 0, y: 0 }] as const] : [],
    ),
  )
  if (kept.size === 0) return layOut(plan)
  const out = ends(boxes, links, 'from')
  const into = ends(boxes, links, 'to')
  const all = settled(kept, besides(kept, withoutCycles({ boxes, links }), out, into), out, into)
  addBelow(
    all,
    boxes.filter((id) => !all.has(id)),
    links,
  )
  return { boxes: all, links: routed(links, all) }
}

/** Where what is new stands from left to right, from what is placed outwards, and about how far down. */
function besides(
  kept: ReadonlyMap<string, Point>,
  links: readonly Link[],
  out: Ends,
  into: Ends,
): Map<string, Point> {
  const all = new Map(kept)
  // a Map is walked in the order of insertion, what is added meanwhile included
  for (const [id, { x, y }] of all) {
    for (const { from } of into.get(id) ?? [])
      if (!all.has(from)) all.set(from, { x: x - STEP.x, y })
    for (const { to } of out.get(id) ?? []) if (!all.has(to)) all.set(to, { x: x + STEP.x, y })
  }
  const xOf = (id: string) => all.get(id)?.x ?? 0
  const move = (id: string, x: number) => all.set(id, { x, y: all.get(id)?.y ?? 0 })
  const isFresh = (id: string) => all.has(id) && !kept.has(id)
  // to where it can go without passing what is placed beyond it
  const most = (id: string) =>
    Math.min(...(out.get(id) ?? []).flatMap(({ to }) => (kept.has(to) ? xOf(to) - STEP.x : [])))
  const least = (id: string) =>
    Math.max(
      ...(into.get(id) ?? []).flatMap(({ from }) => (kept.has(from) ? xOf(from) + STEP.x : [])),
    )
  for (let pass = 0, better = true; better && pass < PASSES; pass++) {
    better = false
    for (const { from, to } of links) {
      if (xOf(from) < xOf(to)) continue
      const [right, left] = [xOf(from) + STEP.x, xOf(to) - STEP.x]
      if (isFresh(to) && right <= most(to)) move(to, right)
      else if (isFresh(from) && left >= least(from)) move(from, left)
      else continue
      better = true
    }
  }
  return new Map([...all].filter(([id]) => !kept.has(id)))
}

/** All of them, what is new in the free places of its columns that are nearest to the middle of what it is joined to. */
function settled(
  kept: ReadonlyMap<string, Point>,
  fresh: ReadonlyMap<string, Point>,
  out: Ends,
  into: Ends,
): Map<string, Point> {
  const all = new Map([...kept, ...fresh])
  const columns = new Map<number, string[]>()
  for (const [id, { x }] of fresh) columns.set(x, [...(columns.get(x) ?? []), id])
  const takenIn = new Map([...columns.keys()].map((x) => [x, takenAt(kept, x)]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [x, ids] of columns) {
      const wishes = ids
        .map((id) => ({ id, wish: middle(id, all, out, into) }))
        .sort((a, b) => a.wish - b.wish || (a.id < b.id ? -1 : 1))
      const taken = [...(takenIn.get(x) ?? [])]
      const places = wishes.map(({ wish }) => {
        const y = nearestFree(taken, wish)
        taken.push(around(y))
        return y
      })
      places.sort((a, b) => a - b)
      wishes.forEach(({ id, wish }, i) => all.set(id, { x, y: places[i] ?? wish }))
    }
  }
  return all
}

const around = (y: number) => ({ from: y - STEP.y, to: y + STEP.y })

const takenAt = (boxes: ReadonlyMap<string, Point>, x: number) =>
  [...boxes.values()].filter((point) => point.x === x).map(({ y }) => around(y))

/** Of what it is joined to. */
function middle(id: string, all: ReadonlyMap<string, Point>, out: Ends, into: Ends): number {
  const beside = [
    ...(into.get(id) ?? []).map(({ from }) => from),
    ...(out.get(id) ?? []).map(({ to }) => to),
  ].flatMap((other) => all.get(other)?.y ?? [])
  return Math.round(beside.reduce((sum, y) => sum + y, 0) / beside.length)
}

/** What hangs on nothing that is placed. */
function addBelow(all: Map<string, Point>, lost: readonly string[], links: readonly Link[]) {
  if (lost.length === 0) return
  const ids = new Set(lost)
  const below = Math.max(...[...all.values()].map(({ y }) => y)) + STEP.y * 2
  const apart = layOut({
    boxes: lost,
    links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  })
  for (const [id, { x, y }] of apart.boxes) all.set(id, { x, y: y + below })
}
