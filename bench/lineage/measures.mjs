import { Grid } from './grid.mjs'
import { corners } from './picture.mjs'

/**
 * @typedef {import('./picture.mjs').Picture} Picture
 * @typedef {import('./picture.mjs').Point} Point
 * @typedef {{ line: number, a: Point, b: Point }} Piece
 */

/** What may touch: a line begins and ends on the edge of a box, and a border is a pixel. */
const EDGE = 1

/**
 * The straight pieces of all lines. Corners within a line are moved by less than anybody sees, differently for each line: where
 * two lines cross in a corner of both, they cross in a piece of both.
 * @param {Picture} picture
 * @returns {Piece[]}
 */
function piecesOf({ lines }) {
  return lines.flatMap(({ d }, line) => {
    const points = corners(d)
    const nudged = points.map(({ x, y }, i) =>
      i === 0 || i === points.length - 1
        ? { x, y }
        : { x: x + nudge(line, i), y: y + nudge(i, line) },
    )
    return nudged.slice(1).map((b, i) => ({ line, a: nudged[i] ?? b, b }))
  })
}

/** @param {number} line @param {number} corner */
const nudge = (line, corner) => (((line * 7919 + corner * 104_729) % 9973) / 9973 - 0.5) * 1e-3

/**
 * How many pairs of lines cross, each pair once however often it does. Lines with an end in common may part and meet there.
 * NaN where counting takes longer than a picture is worth that consists of them.
 * @param {Picture} picture
 * @param {number} [limit] milliseconds
 */
export function crossings(picture, limit = Infinity) {
  const { lines } = picture
  const end = performance.now() + limit
  const size = lines.length
  // a bit for each pair: a dense graph has millions that cross
  const seen = new Uint8Array(Math.ceil((size * size) / 8))
  let count = 0
  /** @type {Grid<Piece>} */
  const grid = new Grid()
  for (const piece of piecesOf(picture)) {
    for (const other of grid.near(piece)) {
      if (other.line === piece.line || !cross(piece, other)) continue
      const pair = Math.min(piece.line, other.line) * size + Math.max(piece.line, other.line)
      const bit = 1 << (pair & 7)
      const byte = seen[pair >> 3] ?? 0
      if ((byte & bit) !== 0) continue
      seen[pair >> 3] = byte | bit
      count += 1
    }
    grid.add(piece)
    if (performance.now() > end) return Number.NaN
  }
  return count
}

/** @param {Point} a @param {Point} b @param {Point} p on which side of the line through both */
const side = (a, b, p) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)

/** @param {Piece} p @param {Piece} q */
const cross = (p, q) =>
  side(p.a, p.b, q.a) * side(p.a, p.b, q.b) < 0 && side(q.a, q.b, p.a) * side(q.a, q.b, p.b) < 0

/**
 * How often a line leads through a box that is neither of its ends, each line and box once.
 * @param {Picture} picture
 * @param {{ width: number, height: number }} size of a box
 */
export function throughBoxes({ boxes, lines }, { width, height }) {
  /** @type {Grid<{ id: string, a: Point, b: Point }>} */
  const grid = new Grid()
  for (const [id, { x, y }] of boxes) {
    const a = { x: x + EDGE, y: y + EDGE }
    const b = { x: x + width - EDGE, y: y + height - EDGE }
    grid.add({ id, a, b })
  }
  let count = 0
  for (const { from, to, d } of lines) {
    /** @type {Set<string>} */
    const met = new Set([from, to])
    const points = corners(d)
    points.slice(1).forEach((b, i) => {
      const a = points[i] ?? b
      for (const box of grid.near({ a, b })) {
        if (met.has(box.id) || !enters(a, b, box.a, box.b)) continue
        met.add(box.id)
        count += 1
      }
    })
  }
  return count
}

/**
 * Whether any of a straight piece lies within a box: what is left of it once it was cut at each side.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} corner upper left
 * @param {Point} opposite
 */
function enters(a, b, corner, opposite) {
  let [from, to] = [0, 1]
  for (const axis of /** @type {const} */ (['x', 'y'])) {
    const way = b[axis] - a[axis]
    if (way === 0) {
      if (a[axis] <= corner[axis] || a[axis] >= opposite[axis]) return false
      continue
    }
    const [one, other] = [(corner[axis] - a[axis]) / way, (opposite[axis] - a[axis]) / way]
    from = Math.max(from, Math.min(one, other))
    to = Math.min(to, Math.max(one, other))
  }
  return from < to
}

/**
 * How far what was there before has moved, seen from the box that was opened, which a page can hold still. In pixels.
 * @param {ReadonlyMap<string, Point>} before
 * @param {ReadonlyMap<string, Point>} after
 * @param {string} opened
 */
export function moved(before, after, opened) {
  const [here, there] = [before.get(opened), after.get(opened)]
  if (here === undefined || there === undefined) throw new Error('what was opened is not there')
  const ways = [...before].flatMap(([id, { x, y }]) => {
    const now = after.get(id)
    if (now === undefined || id === opened) return []
    return [Math.hypot(now.x - there.x - (x - here.x), now.y - there.y - (y - here.y))]
  })
  return ways.length === 0 ? 0 : ways.reduce((sum, way) => sum + way, 0) / ways.length
}
