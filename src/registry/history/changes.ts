import { counted, grouped } from '../../lib/counted'
import type { Mark } from '../ledger/event'
import type { Lane, Span } from '../ledger/lane'

/** From a moment on, and up to another, which is not in it; null: as far as there is anything. */
export interface Period {
  from: Date | null
  to: Date | null
}

/** What became of one alias in a period. */
export interface Change {
  lane: Lane
  /** Undefined: nobody had looked by then, or nobody can tell. */
  before: Mark | null | undefined
  after: Mark | null | undefined
  moves: number
  /** Of these, by somebody who did not use the ledger. */
  outside: number
}

/** The aliases that moved in a period, by model and alias. A first sight is no move. */
export function changesIn(lanes: readonly Lane[], period: Period): Change[] {
  return lanes
    .flatMap((lane): Change[] => {
      const moves = lane.spans.filter(
        ({ from }) => from.how !== 'first-sight' && holds(period, dateOf(from)),
      )
      if (moves.length === 0) return []
      return [
        {
          lane,
          before: period.from === null ? firstSeen(lane) : heldInto(lane, period.from),
          after: period.to === null ? lane.holder : holderAt(lane, period.to),
          moves: moves.length,
          outside: moves.filter(({ from }) => from.how === 'outside').length,
        },
      ]
    })
    .toSorted((a, b) => compare(a.lane.model, b.lane.model) || compare(a.lane.alias, b.lane.alias))
}

/** "4 aliases moved in 3 models, 1 outside": an alias counts once, outside moves one by one. */
export function changesSentence(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no alias moved'
  const models = new Set(changes.map(({ lane }) => lane.model)).size
  const outside = changes.reduce((sum, change) => sum + change.outside, 0)
  const aliases = changes.length === 1 ? '1 alias' : `${grouped(changes.length)} aliases`
  return `${aliases} moved in ${counted(models, 'model')}${outside === 0 ? '' : `, ${grouped(outside)} outside`}`
}

/** When it began, as far as it is known: an outside move counts from when it was seen. */
const dateOf = (from: Span['from']): Date => (from.how === 'outside' ? from.before : from.at)

export const holds = ({ from, to }: Period, at: Date): boolean =>
  (from === null || at >= from) && (to === null || at < to)

/** Who held it when the period began; where nobody had looked by then, who was found holding it first. */
function heldInto(lane: Lane, from: Date): Mark | null | undefined {
  const [first] = lane.spans
  return first !== undefined && dateOf(first.from) >= from ? firstSeen(lane) : holderAt(lane, from)
}

function holderAt(lane: Lane, at: Date): Mark | null | undefined {
  return lane.spans.findLast(({ from }) => dateOf(from) < at)?.holder
}

/** Who held it first, as far as is known: whoever first moved it said what it was before. Undefined: nobody can tell. */
export function firstSeen({ spans: [first] }: Lane): Mark | null | undefined {
  if (first?.from.how === 'moved') return first.from.was
  return first?.from.how === 'first-sight' ? first.holder : undefined
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
