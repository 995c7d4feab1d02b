const local = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const localWithYear = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' })

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "3 May, 14:02" in the reader's zone; with the year, and without the time, when it is another year than `now`. */
export function shortDate(date: Date, now: Date): string {
  return (date.getFullYear() === now.getFullYear() ? local : localWithYear).format(date)
}

/** "3 days ago", in whole units; "just now" below a minute, and for the small lead a server's clock may have. */
export function age(date: Date, now: Date): string {
  const ms = date.getTime() - now.getTime()
  for (const [unit, length] of STEPS) {
    if (Math.abs(ms) >= length) return relative.format(Math.trunc(ms / length), unit)
  }
  return 'just now'
}

/** "2026-05-03 12:02:11 UTC". */
export function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** "Sun 3 May 2026", in UTC. */
export const utcDay = (date: Date): string => date.toUTCString().slice(0, 16).replace(',', '')
