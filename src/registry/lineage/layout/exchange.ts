import type { Beside, Columns } from './order'

/** Comparisons of places, all together. */
const EFFORT = 20_000_000
const ROUNDS = 12

/** Exchanges cells that stand next to each other, as long as fewer links cross for it. */
export function exchanged(columns: Columns, before: Beside, after: Beside): Columns {
  const current = columns.map((column) => [...column])
  const rank = new Float64Array(before.length)
  for (const column of current) column.forEach((cell, i) => (rank[cell] = i))
  const ranks = (cells: readonly number[]) =>
    Float64Array.from(cells, (cell) => rank[cell] ?? 0).sort()
  let effort = 0
  for (let round = 0, better = true; better && round < ROUNDS; round++) {
    better = false
    for (const column of round % 2 === 0 ? current : current.toReversed()) {
      const places = new Map(
        column.map((cell) => [cell, [ranks(before[cell] ?? []), ranks(after[cell] ?? [])]]),
      )
      for (let again = true; again && effort < EFFORT;) {
        again = false
        for (let i = 0; i + 1 < column.length; i++) {
          const [a = 0, b = 0] = [column[i], column[i + 1]]
          let gain = 0
          for (const side of [0, 1]) {
            const [ofA, ofB] = [places.get(a)?.[side], places.get(b)?.[side]]
            if (ofA === undefined || ofB === undefined) continue
            gain += inversions(ofA, ofB) - inversions(ofB, ofA)
            effort += ofA.length + ofB.length
          }
          if (gain <= 0) continue
          column[i] = b
          column[i + 1] = a
          again = better = true
        }
      }
      column.forEach((cell, i) => (rank[cell] = i))
    }
  }
  return current
}

/** How many pairs cross when the cell with the places `a` stands above that with `b`; both sorted. */
function inversions(a: Float64Array, b: Float64Array): number {
  if ((a.at(-1) ?? 0) <= (b[0] ?? 0)) return 0
  let count = 0
  let below = 0
  for (const place of a) {
    while (below < b.length && (b[below] ?? 0) < place) below++
    count += below
  }
  return count
}
