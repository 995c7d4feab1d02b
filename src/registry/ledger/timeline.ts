import { addDays } from '../../lib/calendarDay'

/** A stretch of time that is drawn from left to right. */
export interface Axis {
  from: Date
  to: Date
}

/** Where a moment stands between the ends, from 0 to 1; what lies outside stands at an end. */
export function placeOf(at: Date, { from, to }: Axis): number {
  const place = (at.getTime() - from.getTime()) / (to.getTime() - from.getTime())
  return Math.min(1, Math.max(0, place))
}

/** The moment that stands there. */
export const momentAt = (place: number, { from, to }: Axis): Date =>
  new Date(from.getTime() + place * (to.getTime() - from.getTime()))

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** So much of the whole is left free before what happened first: "not watched before" has to stand somewhere. */
const LEAD = 0.08

/**
 * From a little before the first of `moments` to `now`, at least a day; `days`: only the last so many, if there is more.
 */
export function axisOver(moments: readonly Date[], now: Date, days: number | null): Axis {
  const first = Math.min(now.getTime() - DAY, ...moments.map((at) => at.getTime()))
  const whole = now.getTime() - first
  const wanted = days === null ? Number.POSITIVE_INFINITY : days * DAY
  const length = Math.min(whole * (1 + LEAD), wanted)
  return { from: new Date(now.getTime() - length), to: now }
}

export interface Tick {
  at: Date
  unit: 'year' | 'month' | 'day' | 'hour'
}

/** The steps between two ticks, by their rough lengths. A step starts at its own beginning in the local zone. */
const STEPS: readonly (readonly [unit: Tick['unit'], every: number, length: number])[] = [
  ['hour', 3, 3 * HOUR],
  ['hour', 6, 6 * HOUR],
  ['day', 1, DAY],
  ['day', 2, 2 * DAY],
  ['day', 7, 7 * DAY],
  ['day', 14, 14 * DAY],
  ['month', 1, 30 * DAY],
  ['month', 3, 91 * DAY],
  ['month', 6, 182 * DAY],
  ['year', 1, 365 * DAY],
  ['year', 2, 730 * DAY],
  ['year', 5, 1826 * DAY],
]

/** At most `most` round moments between the ends, by the calendar of the local zone. */
export function ticksOf(axis: Axis, most: number): readonly Tick[] {
  const whole = axis.to.getTime() - axis.from.getTime()
  const step = STEPS.find(([, , length]) => whole / length <= most)
  if (step === undefined) return []
  const [unit, every] = step
  const ticks: Tick[] = []
  for (let at = floor(axis.from, unit, every); at <= axis.to; at = next(at, unit, every)) {
    if (at >= axis.from) ticks.push({ at, unit })
  }
  return ticks
}

function floor(at: Date, unit: Tick['unit'], every: number): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()]
  switch (unit) {
    case 'year':
      return new Date(year - (year % every), 0, 1)
    case 'month':
      return new Date(year, month - (month % every), 1)
    case 'day':
      return new Date(year, month, day)
    case 'hour':
      return new Date(year, month, day, at.getHours() - (at.getHours() % every))
    default:
      return unit satisfies never
  }
}

// by the calendar, not by adding hours: a day may have 23 or 25 of them
function next(at: Date, unit: Tick['unit'], every: number): Date {
  const then = new Date(at)
  if (unit === 'year') then.setFullYear(at.getFullYear() + every)
  if (unit === 'month') then.setMonth(at.getMonth() + every)
  if (unit === 'day') then.setDate(at.getDate() + every)
  // where an hour is left out, setting it again could stand still
  if (unit === 'hour') then.setTime(at.getTime() + every * HOUR)
  return then
}

/** The day that holds `at`, in the local zone: its beginning and that of the next. */
export function dayOf(at: Date): Axis {
  return { from: addDays(at, 0), to: addDays(at, 1) }
}
