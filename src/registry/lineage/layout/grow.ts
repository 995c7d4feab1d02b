import { layOut } from './layOut'
import { ends } from './layers'
import {
  BOX,
  GAP,
  type Layout,
  type Link,
  type Plan,
  type Point,
  STEP,
  leftOf,
  rightOf,
  tidy,
} from './shapes'

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
  const columns = new Map<number, number[]>()
  for (const { x, y } of kept.values()) columnAt(columns, x).push(y)
  const out = ends(boxes, links, 'from')
  const into = ends(boxes, links, 'to')
  // from what is placed outwards; a Map is walked in the order of insertion, what is added meanwhile included
  for (const [id, here] of kept) {
    const beside = (found: readonly Link[], end: 'from' | 'to', x: number) => {
      const fresh = found.map((link) => link[end]).filter((next) => !kept.has(next))
      spread([...new Set(fresh)], x, here.y, columns, kept)
    }
    beside(into.get(id) ?? [], 'from', here.x - STEP.x)
    beside(out.get(id) ?? [], 'to', here.x + STEP.x)
  }
  // what hangs on nothing that is placed: below all
  const lost = boxes.filter((id) => !kept.has(id))
  if (lost.length > 0) {
    const ids = new Set(lost)
    const below = Math.max(...[...kept.values()].map(({ y }) => y)) + STEP.y * 2
    const apart = layOut({
      boxes: lost,
      links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    })
    for (const [id, { x, y }] of apart.boxes) {
      kept.set(id, { x, y: y + below })
      columnAt(columns, x).push(y + below)
    }
  }
  return {
    boxes: kept,
    links: new Map(links.map((link) => [link.id, route(link, kept, columns)])),
  }
}

const columnAt = (columns: Map<number, number[]>, x: number): number[] => {
  const known = columns.get(x)
  if (known !== undefined) return known
  const made: number[] = []
  columns.set(x, made)
  return made
}

/** Around `middle`, each in the nearest free place of the column, the first at the top. */
function spread(
  ids: readonly string[],
  x: number,
  middle: number,
  columns: Map<number, number[]>,
  kept: Map<string, Point>,
) {
  const taken = columnAt(columns, x)
  const places: number[] = []
  for (let i = 0; i < ids.length; i++) {
    const y = freePlace(taken, middle)
    taken.push(y)
    places.push(y)
  }
  places.sort((a, b) => a - b)
  ids.forEach((id, i) => kept.set(id, { x, y: places[i] ?? middle }))
}

/** The nearest to `wish` that no other box of the column comes too close to. */
function freePlace(taken: readonly number[], wish: number): number {
  const isFree = (y: number) => taken.every((other) => Math.abs(other - y) >= STEP.y)
  if (isFree(wish)) return wish
  const near = taken
    .flatMap((y) => [y - STEP.y, y + STEP.y])
    .filter(isFree)
    .sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish) || a - b)
  return near[0] ?? wish
}

/** Past the boxes of the columns between, through the gap nearest to the straight way. */
function route(
  { from, to }: Link,
  boxes: ReadonlyMap<string, Point>,
  columns: ReadonlyMap<number, readonly number[]>,
): readonly Point[] {
  const [a, b] = [boxes.get(from) ?? { x: 0, y: 0 }, boxes.get(to) ?? { x: 0, y: 0 }]
  if (b.x === a.x) return [rightOf(a), rightOf(b)]
  const right = b.x > a.x
  const [start, end] = right ? [rightOf(a), leftOf(b)] : [leftOf(a), rightOf(b)]
  const between: Point[] = []
  for (
    let x = a.x + (right ? STEP.x : -STEP.x);
    right ? x < b.x : x > b.x;
    x += right ? STEP.x : -STEP.x
  ) {
    const share = (x + BOX.width / 2 - start.x) / (end.x - start.x)
    const y = gapNear(columns.get(x) ?? [], start.y + (end.y - start.y) * share)
    const lane = [
      { x, y },
      { x: x + BOX.width, y },
    ]
    between.push(...(right ? lane : lane.toReversed()))
  }
  return [start, ...between, end]
}

function gapNear(tops: readonly number[], wish: number): number {
  const isFree = (y: number) => tops.every((top) => y <= top || y >= top + BOX.height)
  if (isFree(wish)) return wish
  const margin = GAP.y / 2
  const near = tops
    .flatMap((top) => [top - margin, top + BOX.height + margin])
    .filter(isFree)
    .sort((a, b) => Math.abs(a - wish) - Math.abs(b - wish) || a - b)
  return near[0] ?? wish
}
