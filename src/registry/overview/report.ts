import { counted } from '../../lib/counted'
import { holds } from '../history/changes'
import type { Snapshot } from '../snapshot/snapshot'
import { NOT_YET } from './answer'
import { type LeadRow, leadOf, leadTimes } from './leadTimes'
import type { Member } from './members'
import type { Month } from './months'
import { type Move, unsettledIn } from './moves'
import { unwatched } from './outsideMoves'
import type { Recorded } from './recorded'

/** What a month came to. */
export interface MonthNumbers {
  month: Month
  moves: number
  /** Nobody approved them: made alone, as an emergency, or outside. */
  unreviewed: number
  /** Steps back and emergencies. */
  wrong: number
  lead: LeadRow
}

export function monthNumbers(moves: readonly Move[], month: Month): MonthNumbers {
  const own = moves.filter(({ at }) => holds(month, at))
  return {
    month,
    moves: own.length,
    unreviewed: own.filter(({ how }) => how !== 'approved').length,
    wrong: own.filter(({ how, back }) => back || how === 'emergency').length,
    lead: leadOf(leadTimes(own)),
  }
}

interface Asked {
  month: Month
  now: Date
  snapshot: Pick<Snapshot, 'listed' | 'skipped' | 'ended' | 'begun'>
  members: readonly Member[]
  /** How a day is said. */
  day: (at: Date) => string
}

/** What the numbers of a month don't know, each as a sentence without its full stop; it holds no user text. */
export function unknownIn(recorded: Recorded, asked: Asked): readonly string[] {
  const { month, now, snapshot, members, day } = asked
  const { since, lanes, moves, unlisted } = recorded
  const watched = unwatched(members, lanes).length
  const unsettled = unsettledIn(lanes).filter(({ at }) => holds(month, at)).length
  const { lead } = monthNumbers(moves, month)
  const unread = members.filter(({ read }) => read === undefined || !read.record.known).length
  return [
    ...(since === null ? ['Nothing is recorded of this alias: nobody knows what moved'] : []),
    ...(since !== null && since > month.from
      ? [`Records begin on ${day(since)}: what moved before that is not known`]
      : []),
    ...(month.to > now ? [`The month is not over: it is told up to ${day(now)}`] : []),
    ...(watched > 0
      ? [`${counted(watched, 'model')} with this alias in no record: it may have moved at any time`]
      : []),
    ...(unsettled > 0
      ? [`${counted(unsettled, 'attempt')} to move it never settled: each may have been a move`]
      : []),
    ...(lead.known < lead.of
      ? [`${counted(lead.of - lead.known, 'version')} of which nobody says when it was registered`]
      : []),
    ...(unlisted.size > 0
      ? [
          `${counted(unlisted.size, 'model')} in the records and not in the registry: deleted, renamed, or closed to whoever made this report`,
        ]
      : []),
    ...(unread > 0
      ? [`${counted(unread, 'holder')} not read: ${NOT_YET.toLowerCase()}, or closed`]
      : []),
    ...(snapshot.skipped > 0 ? [`${counted(snapshot.skipped, 'row')} that could not be read`] : []),
    ...(snapshot.listed ? [] : ['The registry was not read to its end']),
    `Owners are those of ${day(snapshot.ended ?? snapshot.begun)}: the registry does not say whom it named before`,
  ]
}
