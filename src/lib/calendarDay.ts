/*
 * Days and months of the reader's calendar as addresses and `<input type="date">` write them ("2026-05-03", "2026-05"). By the
 * calendar and not by hours: a day may have 23 of them, or 25.
 */

/** Midnight in the reader's zone, in which all times are shown; null: no day. */
export function dayStart(text: string): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const at = new Date(Number(year), Number(month) - 1, Number(date))
  // a 31st of February would be read as a day of March
  return at.getDate() === Number(date) && at.getMonth() === Number(month) - 1 ? at : null
}

export const addDays = (at: Date, days: number) =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)

/** "2026-05-03" */
export const dayText = (at: Date) => `${monthText(at)}-${String(at.getDate()).padStart(2, '0')}`

/** The first moment of a month; null: no month. */
export const monthStart = (text: string): Date | null => dayStart(`${text}-01`)

/** The first moment of the month that `at` is in, or of one so many later. */
export const monthOf = (at: Date, later = 0) => new Date(at.getFullYear(), at.getMonth() + later, 1)

/** "2026-05" */
export const monthText = (at: Date) =>
  `${String(at.getFullYear()).padStart(4, '0')}-${String(at.getMonth() + 1).padStart(2, '0')}`
