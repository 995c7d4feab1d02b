import { type Taken, nearestFree } from './free'
import { BOX, type Link, type Point, STEP, leftOf, rightOf } from './shapes'

/** Lines that pass a column beside each other. */
const APART = 3
/** A line and a box that it passes: turned, where boxes are wide and gaps are not, it must pass as well. */
const CLEAR = 7

/**
 * The way of each link past the boxes of the columns between, through gaps near to the straight way, each beside those that were
 * led there before.
 */
export function routed(
  links: readonly Link[],
  boxes: ReadonlyMap<string, Point>,
): ReadonlyMap<string, readonly Point[]> {
  const columns = new Map<number, Taken[]>()
  const columnAt = (x: number) => {
    const known = columns.get(x) ?? []
    columns.set(x, known)
    return known
  }
  for (const { x, y } of boxes.values())
    columnAt(x).push({ from: y - CLEAR, to: y + BOX.height + CLEAR })
  const at = (id: string) => boxes.get(id) ?? { x: 0, y: 0 }
  const height = ({ from, to }: Link) => at(from).y + at(to).y
  const ways = links
    .toSorted((a, b) => height(a) - height(b))
    .map((link) => [link.id, way(at(link.from), at(link.to), columnAt)] as const)
  return new Map(ways)
}

function way(a: Point, b: Point, columnAt: (x: number) => Taken[]): readonly Point[] {
  if (b.x === a.x) return [rightOf(a), rightOf(b)]
  const right = b.x > a.x
  const [start, end] = right ? [rightOf(a), leftOf(b)] : [leftOf(a), rightOf(b)]
  const step = right ? STEP.x : -STEP.x
  const between: Point[] = []
  for (let x = a.x + step; right ? x < b.x : x > b.x; x += step) {
    const share = (x + BOX.width / 2 - start.x) / (end.x - start.x)
    const taken = columnAt(x)
    const y = nearestFree(taken, start.y + (end.y - start.y) * share)
    taken.push({ from: y - APART, to: y + APART })
    const lane = [
      { x, y },
      { x: x + BOX.width, y },
    ]
    between.push(...(right ? lane : lane.toReversed()))
  }
  return [start, ...between, end]
}
