import { type Awaits, awaits } from '../ledger/awaits'
import { byAge, isOver } from '../ledger/inbox'
import { judge } from '../ledger/judge'
import type { ReviewRequest } from '../ledger/request'
import { requestState } from '../ledger/requestState'
import { guardFor } from '../ledger/steps'
import { type Recorded, policyFor } from './recorded'

/** A request that somebody still has to do something about. */
export interface Pending {
  request: ReviewRequest
  awaited: Awaits
  /** Who may approve, where the guard names people; empty: whoever may move the alias. */
  approvers: readonly string[]
}

/** Requests that wait, the oldest first. Those whose time is up wait for nothing, whether or not somebody said so. */
export function pendingIn(recorded: Recorded, now: Date): readonly Pending[] {
  return recorded.requests
    .filter((request) => !isOver(request))
    .toSorted(byAge)
    .flatMap((asked): Pending[] => {
      const guard = guardFor(policyFor(recorded, asked.proposal.model), asked.proposal)
      // what takes more than the ledger (the version's author, its checks) is not asked for here, and stands in nobody's way
      const unknown = { authors: undefined, blocking: undefined, stale: undefined }
      const facts = { now, guard, lanes: recorded.everyLane, ...unknown }
      const judged = judge(asked, facts)
      const state = requestState(judged, facts)
      const awaited = awaits(judged.request, { state, need: judged.needed ?? null, now })
      return awaited.for === 'nothing'
        ? []
        : [{ request: judged.request, awaited, approvers: guard?.approvers ?? [] }]
    })
}

/** How many waited for somebody at that moment. */
export const openAt = (requests: readonly ReviewRequest[], at: Date): number =>
  requests.filter((request) => {
    const end = endOf(request)
    return request.asked <= at && (end === null || end > at)
  }).length

/** From when on nobody had anything to do about it; one whose time is up ended then. Null: it waits. */
function endOf(request: ReviewRequest): Date | null {
  const { applied, verified, rolledBack, emergency, ended, remarks, expires } = request
  if (applied !== null) {
    const readBack = rolledBack?.at ?? verified
    if (emergency === null || rolledBack !== null) return readBack
    const reviewed = emergency.reviewed?.at ?? null
    if (readBack === null || reviewed === null) return null
    return readBack > reviewed ? readBack : reviewed
  }
  if (ended === null) return expires
  const last = remarks.findLast(({ event, ignored }) => ignored === null && event.type === ended)
  return last?.at ?? expires
}
