import type { Beside, Columns } from './order'

const ROUNDS = 8

/**
 * How far down each cell stands. Each wishes to stand level with the middle of its neighbours; within a column all wishes
 * are met as nearly as their order and the room between them allow (least squares, pooling those that push each other).
 */
export function heights(
  columns: Columns,
  before: Beside,
  after: Beside,
  room: (above: number, below: number) => number,
): Float64Array {
  const y = new Float64Array(before.length)
  for (const column of columns) {
    let at = 0
    column.forEach((cell, i) => {
      const above = column[i - 1]
      if (above !== undefined) at += room(above, cell)
      y[cell] = at
    })
  }
  for (let round = 0; round < ROUNDS; round++) {
    const right = round % 2 === 0
    for (let step = 0; step < columns.length; step++) {
      const column = columns[right ? step : columns.length - 1 - step] ?? []
      const wishes = column.map((cell) => {
        // the side that was just settled leads; the other only where there is nothing on it
        const led = (right ? before : after)[cell] ?? []
        const cells = led.length > 0 ? led : ((right ? after : before)[cell] ?? [])
        if (cells.length === 0) return y[cell] ?? 0
        let sum = 0
        for (const other of cells) sum += y[other] ?? 0
        return sum / cells.length
      })
      place(column, wishes, room, y)
    }
  }
  const top = Math.min(...y)
  return y.map((height) => Math.round(height - top))
}

/** The nearest places to what is wished for that keep the order and the room. */
function place(
  column: readonly number[],
  wishes: readonly number[],
  room: (above: number, below: number) => number,
  y: Float64Array,
) {
  // without the room between them, what is left to ask is that places do not fall
  const offsets: number[] = []
  let offset = 0
  column.forEach((cell, i) => {
    const above = column[i - 1]
    if (above !== undefined) offset += room(above, cell)
    offsets.push(offset)
  })
  const pools: { sum: number; size: number }[] = []
  wishes.forEach((wish, i) => {
    let pool = { sum: wish - (offsets[i] ?? 0), size: 1 }
    for (let last = pools.at(-1); last !== undefined; last = pools.at(-1)) {
      if (last.sum / last.size <= pool.sum / pool.size) break
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size }
      pools.pop()
    }
    pools.push(pool)
  })
  let i = 0
  for (const { sum, size } of pools) {
    for (let n = 0; n < size; n++, i++) {
      const cell = column[i]
      if (cell !== undefined) y[cell] = sum / size + (offsets[i] ?? 0)
    }
  }
}
