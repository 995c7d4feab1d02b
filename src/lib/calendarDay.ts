/*
 * Days of the reader's calendar as addresses and `<input type="date">` write them ("2026-05-03"). By the calendar and not by
 * hours: a day may have 23 of them, or 25.
 */

/** Midnight in the reader's zone, in which all times are shown; null: no day. */
export function dayStart(text: string | null): Date | null {
  const parts = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(text ?? '')?.groups
  if (parts === undefined) return null
  const at = new Date(0)
  at.setHours(0, 0, 0, 0)
  at.setFullYear(Number(parts.year), Number(parts.month) - 1, Number(parts.day))
  // a 31st of February would be read as a day of March
  return dayText(at) === text ? at : null
}

/** The same day so many days on, at its midnight. */
export const addDays = (at: Date, days: number) =>
  new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)

/** "2026-05-03" */
export const dayText = (at: Date) =>
  [
    String(at.getFullYear()).padStart(4, '0'),
    String(at.getMonth() + 1).padStart(2, '0'),
    String(at.getDate()).padStart(2, '0'),
  ].join('-')

/** The first moment of a month, so many from that of `at`. */
export const monthOf = (at: Date, later = 0) => new Date(at.getFullYear(), at.getMonth() + later, 1)
