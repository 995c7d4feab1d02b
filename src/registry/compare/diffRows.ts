import type { Known } from './known'

/** How a version's value stands to the baseline's. `unknown`: one of the two could not be read. */
export type Change = 'same' | 'changed' | 'added' | 'removed' | 'unknown'

export interface DiffCell<T> {
  /** Null: the version has no such thing, or it isn't known whether it has. */
  value: T | null
  change: Change
}

/** One named thing in every version, in the order of the versions. */
export interface DiffRow<T> {
  key: string
  cells: readonly DiffCell<T>[]
  /** Some version is known to differ from the baseline. */
  changed: boolean
}

/**
 * Named things of several versions against those of the baseline, a row for each name, in the order of the baseline and
 * then of those who add it. A version that isn't known leaves its cells open and changes nothing.
 */
export function diffRows<T>(
  sides: readonly Known<ReadonlyMap<string, T>>[],
  base: number,
  isSame: (a: T, b: T) => boolean,
): DiffRow<T>[] {
  const maps = sides.map((side) => (side.state === 'known' ? side.value : null))
  const baseline = maps[base] ?? null
  const inOrder = [baseline, ...maps]
  const keys = new Set(inOrder.flatMap((map) => [...(map?.keys() ?? [])]))
  return [...keys].map((key) => {
    const before = baseline?.get(key) ?? null
    const cells = maps.map((map, i): DiffCell<T> => {
      const value = map?.get(key) ?? null
      if (i === base) return { value, change: baseline === null ? 'unknown' : 'same' }
      if (map === null || baseline === null) return { value, change: 'unknown' }
      return { value, change: changeOf(before, value, isSame) }
    })
    return { key, cells, changed: cells.some(({ change }) => isChange(change)) }
  })
}

function changeOf<T>(before: T | null, now: T | null, isSame: (a: T, b: T) => boolean): Change {
  if (before === null) return now === null ? 'same' : 'added'
  if (now === null) return 'removed'
  return isSame(before, now) ? 'same' : 'changed'
}

const isChange = (change: Change) => change !== 'same' && change !== 'unknown'

/** How many rows the version at `side` changes. */
export const changesOf = (rows: readonly DiffRow<unknown>[], side: number) =>
  rows.filter(({ cells }) => isChange(cells[side]?.change ?? 'same')).length
