import { dayStart, dayText, monthOf } from '../../lib/calendarDay'
import { withPart } from './scope'

const KEY = 'report'

/** "2026-05" */
const monthText = (at: Date) => dayText(at).slice(0, 7)

/** The month that an address wants a report of, as its first moment; null: none. */
export const readReport = (params: URLSearchParams): Date | null =>
  dayStart(`${params.get(KEY) ?? ''}-01`)

/** The same questions, as a report of a month; null: as the overview. */
export const withReport = (params: URLSearchParams, month: Date | null) =>
  withPart(params, KEY, month === null ? null : monthText(month))

/** The last month that is over. */
export const lastMonth = (now: Date) => monthOf(now, -1)
