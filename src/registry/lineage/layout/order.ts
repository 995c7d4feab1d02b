/** A column's cells from the top: numbers of boxes, and of the places that long links need between. */
export type Columns = readonly (readonly number[])[]

/** For each cell its neighbours in the column before it, or after it. */
export type Beside = readonly (readonly number[])[]

/** More than this, and fewer rounds are made: the picture is not read by its crossings then. */
const LARGE = 3000

/** Orders the cells of each column so that few links cross: by the middle of their neighbours, to and fro. */
export function ordered(columns: Columns, before: Beside, after: Beside): Columns {
  const cells = before.length
  const rank = new Float64Array(cells)
  const settle = (column: readonly number[]) => column.forEach((cell, i) => (rank[cell] = i))
  let current = columns.map((column) => [...column])
  current.forEach(settle)
  let best = current
  let fewest = crossings(current, after, rank)
  const rounds = cells > LARGE ? 4 : 16
  for (let round = 0; round < rounds && fewest > 0; round++) {
    const right = round % 2 === 0
    const next = current.map((column) => [...column])
    const beside = right ? before : after
    for (let step = 1; step < next.length; step++) {
      const index = right ? step : next.length - 1 - step
      const column = next[index] ?? []
      const wish = new Map(
        column.map((cell) => [cell, middle(beside[cell] ?? [], rank, rank[cell] ?? 0)]),
      )
      column.sort(
        (a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0),
      )
      settle(column)
    }
    current = next
    const found = crossings(current, after, rank)
    if (found < fewest) {
      best = current
      fewest = found
    }
  }
  return best
}

/** The mean place of its neighbours; a cell without any stays where it is. */
function middle(cells: readonly number[], rank: Float64Array, own: number): number {
  if (cells.length === 0) return own
  let sum = 0
  for (const cell of cells) sum += rank[cell] ?? 0
  return sum / cells.length
}

/** How often links between neighbouring columns cross, counted with a tree of sums: n log n. */
function crossings(columns: Columns, after: Beside, rank: Float64Array): number {
  let total = 0
  for (let i = 0; i + 1 < columns.length; i++) {
    const size = columns[i + 1]?.length ?? 0
    const tree = new Int32Array(size + 1)
    let seen = 0
    for (const cell of columns[i] ?? []) {
      const places = (after[cell] ?? []).map((next) => rank[next] ?? 0).sort((a, b) => a - b)
      for (const place of places) {
        let upTo = 0
        for (let at = place + 1; at > 0; at -= at & -at) upTo += tree[at] ?? 0
        total += seen - upTo
      }
      for (const place of places) {
        for (let at = place + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1
        seen++
      }
    }
  }
  return total
}
