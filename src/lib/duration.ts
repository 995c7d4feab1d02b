import { grouped } from './counted'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "12 min", "5 h", "2.5 days", "40 days": as exactly as it matters. */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return 'under a minute'
  if (ms < 90 * MINUTE) return `${Math.round(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} h`
  return `${daysOf(ms)} days`
}

/** Days, to a tenth as long as there are few. */
export const daysOf = (ms: number): string =>
  grouped(ms < 10 * DAY ? Math.round((ms / DAY) * 10) / 10 : Math.round(ms / DAY))
