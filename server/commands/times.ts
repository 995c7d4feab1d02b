import { UsageError } from '../address'

const UNITS = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
])
const SHORTEST_MS = 1000
/** Timers take no more. */
const LONGEST_MS = 2 ** 31 - 1

/** What `--every` was given, in milliseconds. */
export function readTime(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? []
  const ms = Number(count) * (UNITS.get(unit) ?? 0)
  if (ms >= SHORTEST_MS && ms <= LONGEST_MS) return ms
  throw new UsageError(`--every takes a time such as 30s, 5m or 1h, not "${text}".`)
}
