/**
 * Something about a version, as far as it was found out. What could not be read is never taken for "none": it says why.
 */
export type Known<T> = { state: 'known'; value: T } | { state: 'reading' } | Unknown

export interface Unknown {
  state: 'unknown'
  because: string
  /** There is nothing to read: the version names no such thing. */
  lacking?: true
  /** What kept it from us, where that is known. */
  kind?: 'denied' | 'missing' | 'unreadable'
}

export const known = <T>(value: T): Known<T> => ({ state: 'known', value })
export const unknown = (because: string): Unknown => ({ state: 'unknown', because })
/** The version names no such thing, so nothing is known of it. */
export const lacking = (because: string): Unknown => ({
  state: 'unknown',
  because,
  lacking: true,
})
export const READING: Known<never> = { state: 'reading' }

/** What follows from something, where that is known. */
export function mapKnown<T, U>(from: Known<T>, to: (value: T) => U): Known<U> {
  return from.state === 'known' ? known(to(from.value)) : from
}

/** The value, or null where it isn't known (yet). */
export const valueOf = <T>(from: Known<T>): T | null => (from.state === 'known' ? from.value : null)
