/** @typedef {import('./picture.mjs').Point} Point */

/** About as large as a box. */
const CELL = 128
/** In cells: no picture is as large, to either side. */
const FAR = 2 ** 20

/**
 * Things with two corners, found by where they are.
 * @template {{ a: Point, b: Point }} T
 */
export class Grid {
  /** @type {Map<number, T[]>} */
  #cells = new Map()

  /** @param {T} thing */
  add(thing) {
    for (const key of keysOf(thing)) {
      const cell = this.#cells.get(key)
      if (cell === undefined) this.#cells.set(key, [thing])
      else cell.push(thing)
    }
  }

  /**
   * All that may touch what lies between two corners; some of it more than once.
   * @param {{ a: Point, b: Point }} place
   * @returns {Generator<T>}
   */
  *near(place) {
    for (const key of keysOf(place)) yield* this.#cells.get(key) ?? []
  }
}

/** @param {{ a: Point, b: Point }} place */
function* keysOf({ a, b }) {
  const right = Math.floor(Math.max(a.x, b.x) / CELL)
  const low = Math.floor(Math.max(a.y, b.y) / CELL)
  for (let x = Math.floor(Math.min(a.x, b.x) / CELL); x <= right; x += 1)
    for (let y = Math.floor(Math.min(a.y, b.y) / CELL); y <= low; y += 1)
      yield (x + FAR) * 2 * FAR + y + FAR
}
