const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const LONG = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const MINUTE = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const MONTH = new Intl.DateTimeFormat(undefined, { month: 'short' })
const DAY_OF_MONTH = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })

/** "3 May 2026", in the reader's zone, as the four below. */
export const dayWords = (at: Date): string => DAY.format(at)

/** "Sun, 3 May 2026" */
export const longDay = (at: Date): string => LONG.format(at)

/** "3 May 2026, 14:02" */
export const minuteWords = (at: Date): string => MINUTE.format(at)

/** "14:02" */
export const clockWords = (at: Date): string => CLOCK.format(at)

/** What stands below a tick of an axis: the year where a new one begins. */
export function tickWords(at: Date, unit: 'year' | 'month' | 'day' | 'hour'): string {
  const isNewYear = at.getMonth() === 0 && at.getDate() === 1
  if (unit === 'year' || (unit === 'month' && isNewYear)) return String(at.getFullYear())
  if (unit === 'month') return MONTH.format(at)
  if (unit === 'day' || at.getHours() === 0) return DAY_OF_MONTH.format(at)
  return CLOCK.format(at)
}
