import type { Month } from '../../registry/overview/months'

const MONTH = new Intl.DateTimeFormat(undefined, { month: 'short' })
const WHOLE = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' })

/** "May 2026" */
export const wholeMonth = (at: Date) => WHOLE.format(at)

/** What stands below each: "Nov ’25", "Dec", "Jan ’26"; the year where one begins. */
export const monthLabels = (months: readonly Month[]): readonly string[] =>
  months.map(({ from }, i) => {
    const year = String(from.getFullYear() % 100).padStart(2, '0')
    return i === 0 || from.getMonth() === 0 ? `${MONTH.format(from)} ’${year}` : MONTH.format(from)
  })
