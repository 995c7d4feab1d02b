import type { Mark } from './event'
import type { Beginning, Lane, Span } from './lane'

/**
 * What is known of an alias between two moments. They follow one another without gaps, from the first sight on; what was
 * before is not known.
 */
export type Stretch =
  /** One version, or nobody, had it. `to` null: still, as far as the lane knows. */
  | { kind: 'held'; holder: Mark | null; from: Date; to: Date | null; span: Span }
  /** It went from `before` to `after` at some moment of this. */
  | {
      kind: 'between'
      before: Mark | null | undefined
      after: Mark | null
      from: Date
      to: Date
      span: Span
    }
  /** An attempt to move it was never settled: it may have gone to `tried`. */
  | { kind: 'unsettled'; tried: Mark | null; from: Date; to: Date | null; span: Span }

/** What a lane tells of any moment, oldest first. Moments never go back, whatever the clocks of those who wrote said. */
export function stretchesOf({ spans }: Pick<Lane, 'spans'>): readonly Stretch[] {
  const found: Stretch[] = []
  let clock = Number.NEGATIVE_INFINITY
  const onwards = (at: Date) => {
    clock = Math.max(clock, at.getTime())
    return new Date(clock)
  }
  spans.forEach((span, i) => {
    const { from: begin, holder } = span
    const next = spans[i + 1]
    if (begin.how === 'outside' && begin.after !== null) {
      const from = onwards(begin.after)
      const to = onwards(begin.before)
      const before = spans[i - 1]?.holder
      if (from < to) found.push({ kind: 'between', before, after: holder, from, to, span })
    }
    const from = onwards(latest(begin))
    const to = next === undefined ? null : onwards(earliest(next.from))
    // replaced in the same moment: the table of spans still has it
    if (to !== null && to <= from) return
    found.push(
      begin.how === 'unknown'
        ? { kind: 'unsettled', tried: holder, from, to, span }
        : { kind: 'held', holder, from, to, span },
    )
  })
  return found
}

const latest = (begin: Beginning): Date => (begin.how === 'outside' ? begin.before : begin.at)

const earliest = (begin: Beginning): Date =>
  begin.how === 'outside' ? (begin.after ?? begin.before) : begin.at

/** Those stretches that touch the time from `from` to before `to`. One without an end goes on until `now`. */
export const stretchesIn = (
  stretches: readonly Stretch[],
  { from, to, now }: { from: Date; to: Date; now: Date },
): readonly Stretch[] =>
  stretches.filter((one) => one.from < to && (one.to ?? later(now, one.from)) > from)

// what begins in this very minute is not over yet
const later = (now: Date, from: Date) => new Date(Math.max(now.getTime(), from.getTime() + 1))
