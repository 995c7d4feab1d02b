import type { Mark } from './event'
import type { Beginning, Lane, OpenIntent } from './lane'

/** What of an alias waits for somebody's word, because lane and registry do not agree or a move was never settled. */
export type Unsettled =
  /** Seen and written down by somebody (the watch command), and neither adopted nor reverted. */
  | {
      kind: 'outside'
      n: number
      was: Mark | null | undefined
      now: Mark | null
      after: Date | null
      before: Date
    }
  /** Only seen now: the registry says another version than the lane's last entry. */
  | { kind: 'unrecorded'; was: Mark | null; now: string | null; since: Date | null }
  /** Somebody announced a move, and it is not closed: they are moving it, or their tab is gone. */
  | { kind: 'open'; intent: OpenIntent }
  /** An attempt whose end nobody knows. */
  | { kind: 'lost'; now: string | null }

/** What waits in a lane, given the version that holds the alias now (null: nobody); null where nothing does. */
export function unsettledOf(lane: Lane, holder: string | null): Unsettled | null {
  if (lane.open !== null) return { kind: 'open', intent: lane.open }
  const last = lane.spans.at(-1)
  if (last === undefined) return null
  if (lane.holder === undefined) return { kind: 'lost', now: holder }
  if ((lane.holder?.version ?? null) !== holder) {
    return { kind: 'unrecorded', was: lane.holder, now: holder, since: lastSeen(last.from) }
  }
  const { from } = last
  if (from.how !== 'outside' || from.settled !== null) return null
  const was = lane.spans.at(-2)?.holder
  return {
    kind: 'outside',
    n: from.n,
    was,
    now: last.holder,
    after: from.after,
    before: from.before,
  }
}

const lastSeen = (from: Beginning): Date => (from.how === 'outside' ? from.before : from.at)

/** Whether it is a move by somebody who went round the ledger, rather than one that is under way. */
export const isOutside = (one: Unsettled): boolean =>
  one.kind === 'outside' || one.kind === 'unrecorded'
