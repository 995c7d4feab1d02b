import { BOX, GAP, type Layout, type Point, STEP } from './shapes'

// From the top down: what was a column becomes a row. A box keeps its shape, so the room between is stretched.
const ROW = BOX.height + 64
const WIDER = (BOX.width + 24) / STEP.y

/** The same layout with data at the top and aliases at the bottom. Where boxes stood apart they do so still. */
export function fromTheTop({ boxes, links }: Layout): Layout {
  return {
    boxes: new Map(
      [...boxes].map(([id, { x, y }]) => [
        id,
        { x: across(y + BOX.height / 2) - BOX.width / 2, y: along(x) },
      ]),
    ),
    links: new Map(
      [...links].map(([id, points]) => [
        id,
        points.map(({ x, y }) => ({ x: across(y), y: along(x) })),
      ]),
    ),
  }
}

const across = (y: number) => Math.round(y * WIDER)

/** Within a column as within a box, between columns as between rows. */
function along(x: number): number {
  const column = Math.floor(x / STEP.x)
  const rest = x - column * STEP.x
  const within =
    rest <= BOX.width
      ? (rest / BOX.width) * BOX.height
      : BOX.height + ((rest - BOX.width) / GAP.x) * (ROW - BOX.height)
  return column * ROW + within
}

/** How far a line leaves a column that it comes back to: to the gap beside it, since boxes may stand between. */
const ROUND = 40

/** A line through these points that leaves and arrives straight: `d` of an SVG path. */
export function curve(points: readonly Point[], down: boolean): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let d = `M${first.x} ${first.y}`
  let last = first
  for (const point of rest) {
    // level pieces lead past boxes
    if (down ? point.x === last.x : point.y === last.y) d += `L${point.x} ${point.y}`
    else if (down) {
      const half = (point.y - last.y) / 2
      const back = half === 0 ? -ROUND : half
      d += `C${last.x} ${last.y + (half || ROUND)} ${point.x} ${point.y - back} ${point.x} ${point.y}`
    } else {
      const half = (point.x - last.x) / 2
      const back = half === 0 ? -ROUND : half
      d += `C${last.x + (half || ROUND)} ${last.y} ${point.x - back} ${point.y} ${point.x} ${point.y}`
    }
    last = point
  }
  return d
}
