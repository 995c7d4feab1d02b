import { monthOf } from '../../lib/calendarDay'

/** A month of the reader's calendar. */
export interface Month {
  from: Date
  /** The first moment after it. */
  to: Date
  /** It is not over yet, or nobody kept records when it began: what is counted in it is not all of it. */
  part: boolean
}

interface Asked {
  /** In the last of them. */
  last: Date
  now: Date
  /** When records begin; null: they don't. */
  since: Date | null
  most?: number
}

/** The months up to that of `last`, at most `most`, from the one in which records begin. */
export function monthsUpTo({ last, now, since, most = 12 }: Asked): readonly Month[] {
  if (since === null) return []
  const all = Array.from({ length: most }, (_, i) => monthOf(last, i + 1 - most))
  return all
    .map((from) => ({ from, to: monthOf(from, 1) }))
    .filter(({ to }) => to > since)
    .map((month) => ({ ...month, part: month.to > now || month.from < since }))
}

export const isIn = ({ from, to }: Month, at: Date) => at >= from && at < to
