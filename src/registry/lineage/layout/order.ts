import { exchanged } from './exchange'

/** A column's cells from the top: numbers of boxes, and of the places that long links need between. */
export type Columns = readonly (readonly number[])[]

/** For each cell its neighbours in the column before it, or after it. */
export type Beside = readonly (readonly number[])[]

/** Links looked at, all rounds together: what is larger gets fewer rounds, and is not read by its crossings anyway. */
const EFFORT = 1_500_000
const ROUNDS = { least: 4, most: 24 }
/** Rounds without a better order, after which none is expected. */
const PATIENCE = 4

/**
 * Orders the cells of each column so that few links cross: from several beginnings by the middle of their neighbours, to and
 * fro, and the best of these by exchanging what stands next to each other.
 */
export function ordered(columns: Columns, before: Beside, after: Beside): Columns {
  const links = after.reduce((sum, cells) => sum + cells.length, 0)
  const most = Math.min(ROUNDS.most, Math.max(ROUNDS.least, Math.round(EFFORT / (links + 1) / 3)))
  let best: { columns: Columns; crossings: number } | null = null
  for (const start of [
    columns,
    descended(columns, after, before),
    descended(columns.toReversed(), before, after).toReversed(),
  ]) {
    const found = swept(start, before, after, most)
    if (best === null || found.crossings < best.crossings) best = found
    if (best.crossings === 0) break
  }
  if (best === null) return columns
  return best.crossings === 0 ? best.columns : exchanged(best.columns, before, after)
}

/** By the middle of the neighbours, first of those on the left, then of those on the right, and so on. */
function swept(start: Columns, before: Beside, after: Beside, most: number) {
  const rank = new Float64Array(before.length)
  const wish = new Float64Array(before.length)
  const settle = (column: readonly number[]) => column.forEach((cell, i) => (rank[cell] = i))
  let current = start.map((column) => [...column])
  current.forEach(settle)
  let best = { columns: current, crossings: crossings(current, after, rank) }
  let waited = 0
  for (let round = 0; round < most && waited < PATIENCE && best.crossings > 0; round++) {
    const right = round % 2 === 0
    const next = current.map((column) => [...column])
    const beside = right ? before : after
    for (let step = 1; step < next.length; step++) {
      const column = next[right ? step : next.length - 1 - step] ?? []
      for (const cell of column) wish[cell] = middle(beside[cell] ?? [], rank, rank[cell] ?? 0)
      column.sort((a, b) => (wish[a] ?? 0) - (wish[b] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0))
      settle(column)
    }
    current = next
    const found = crossings(current, after, rank)
    waited += 1
    if (found < best.crossings) {
      best = { columns: current, crossings: found }
      waited = 0
    }
  }
  return best
}

/** As a walk comes by that goes on from each cell before it goes to the next: what hangs together stands together. */
function descended(columns: Columns, after: Beside, before: Beside): Columns {
  const place = new Map<number, number>()
  columns.forEach((column, i) => column.forEach((cell) => place.set(cell, i)))
  const walked = columns.map((): number[] => [])
  const seen = new Set<number>()
  for (const start of columns.flat()) {
    const stack = [start]
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      if (seen.has(cell)) continue
      seen.add(cell)
      walked[place.get(cell) ?? 0]?.push(cell)
      stack.push(...(before[cell] ?? []).toReversed(), ...(after[cell] ?? []).toReversed())
    }
  }
  return walked
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
  const places: number[] = []
  for (let i = 0; i + 1 < columns.length; i++) {
    const size = columns[i + 1]?.length ?? 0
    const tree = new Int32Array(size + 1)
    let seen = 0
    for (const cell of columns[i] ?? []) {
      places.length = 0
      for (const next of after[cell] ?? []) places.push(rank[next] ?? 0)
      // most have one
      if (places.length > 1) places.sort((a, b) => a - b)
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
