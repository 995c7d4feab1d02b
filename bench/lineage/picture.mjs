/**
 * What is on the screen, whoever laid it out: boxes, and lines as the path that is drawn (`d` of an SVG path).
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ from: string, to: string, d: string }} Line
 * @typedef {{ boxes: ReadonlyMap<string, Point>, lines: readonly Line[] }} Picture
 */

/** Odd, so that two curves that cross half way, as neighbours do, don't meet in a corner of both. */
const PIECES = 15

/**
 * A path of `M`, `L` and `C` as the corners of a line that is as good as it on a screen.
 * @param {string} d
 * @returns {Point[]}
 */
export function corners(d) {
  /** @type {Point[]} */
  const points = []
  for (const [, letter, rest = ''] of d.matchAll(/([MLC])([^MLC]*)/g)) {
    const [x = 0, y = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = rest
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    const last = points.at(-1)
    if (letter !== 'C' || last === undefined) {
      points.push({ x, y })
      continue
    }
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const t = piece / PIECES
      points.push({ x: at(t, last.x, x, x2, x3), y: at(t, last.y, y, y2, y3) })
    }
  }
  return points
}

/**
 * @param {number} t
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 */
const at = (t, a, b, c, d) =>
  (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d
