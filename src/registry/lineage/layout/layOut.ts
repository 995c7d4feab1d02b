import { parts, stacked } from './apart'
import { heights } from './heights'
import { layersOf } from './layers'
import { ordered } from './order'
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

/** What a link that passes a column takes there. */
const LANE = 14

/** Lays a graph out from left to right, from nothing; the same graph always the same way, in whichever order it comes. */
export const layOut = (plan: Plan): Layout => stacked(parts(tidy(plan)).map(layOutPart))

function layOutPart({ boxes, links }: Plan): Layout {
  const { of, forward } = layersOf({ boxes, links })
  const least = Math.min(...of.values(), 0)
  const columns: number[][] = []
  const columnOf = (id: string) => (of.get(id) ?? 0) - least
  const number = new Map(boxes.map((id, i) => [id, i]))
  const before: number[][] = boxes.map(() => [])
  const after: number[][] = boxes.map(() => [])
  const add = (column: number, cell: number) => {
    while (columns.length <= column) columns.push([])
    columns[column]?.push(cell)
  }
  for (const id of boxes) add(columnOf(id), number.get(id) ?? 0)
  const lanes = new Map<string, number[]>()
  const join = (a: number, b: number) => {
    after[a]?.push(b)
    before[b]?.push(a)
  }
  for (const link of forward) {
    const cells: number[] = []
    let last = number.get(link.from) ?? 0
    for (let column = columnOf(link.from) + 1; column < columnOf(link.to); column++) {
      const cell = before.length
      before.push([])
      after.push([])
      add(column, cell)
      join(last, cell)
      cells.push(cell)
      last = cell
    }
    join(last, number.get(link.to) ?? 0)
    lanes.set(link.id, cells)
  }
  const inOrder = ordered(columns, before, after)
  const isBox = (cell: number) => cell < boxes.length
  const half = (cell: number) => (isBox(cell) ? BOX.height / 2 : LANE / 2)
  const room = (above: number, below: number) =>
    half(above) + half(below) + (isBox(above) || isBox(below) ? GAP.y : 0)
  // middles of cells
  const y = heights(inOrder, before, after, room)
  const placed = new Map(
    boxes.map((id, i): [string, Point] => [
      id,
      { x: columnOf(id) * STEP.x, y: (y[i] ?? 0) - BOX.height / 2 },
    ]),
  )
  const turned = new Set(links.filter((link, i) => forward[i]?.from !== link.from))
  return {
    boxes: placed,
    links: new Map(
      links.map((link) => [
        link.id,
        pointsOf(link, turned.has(link), placed, lanes.get(link.id) ?? [], y),
      ]),
    ),
  }
}

function pointsOf(
  link: Link,
  isTurned: boolean,
  placed: ReadonlyMap<string, Point>,
  cells: readonly number[],
  y: Float64Array,
): readonly Point[] {
  const from = placed.get(link.from) ?? { x: 0, y: 0 }
  const to = placed.get(link.to) ?? { x: 0, y: 0 }
  // a link of a cycle leads back: from the left side of one to the right side of the other
  const [start, end] = isTurned ? [leftOf(from), rightOf(to)] : [rightOf(from), leftOf(to)]
  const column = Math.min(from.x, to.x) / STEP.x
  const between = cells.flatMap((cell, i): Point[] => {
    const left = (column + 1 + i) * STEP.x
    // level while it passes the column, so that it bends in the gaps alone
    const lane = [
      { x: left, y: y[cell] ?? 0 },
      { x: left + BOX.width, y: y[cell] ?? 0 },
    ]
    return lane
  })
  return [start, ...(isTurned ? between.toReversed() : between), end]
}
