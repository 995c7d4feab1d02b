import type { Facts, Judged } from './judge'
import type { RequestState } from './request'
import { doneFor, laneFor, stepsOf } from './steps'

/** Where a request stands. */
export function requestState({ request, enough, blocking }: Judged, facts: Facts): RequestState {
  const { now, guard } = facts
  if (request.ended !== null) return request.ended
  const applied = request.applied !== null && !isEmptyClaim(request, facts)
  if (applied && request.rolledBack !== null) return 'rolled-back'
  if (applied) return request.verified === null ? 'applied' : 'verified'
  if (isUnderWay(request.run, facts)) return 'applying'
  if (request.expires !== null && now >= request.expires) return 'expired'
  if (request.changes.length > 0) return 'changes-requested'
  // without a guard nothing has to be approved, which is not to say that somebody did
  const approved =
    guard === null ? request.approvals.length > 0 : enough && (blocking?.length ?? 0) === 0
  return approved ? 'approved' : 'open'
}

/** Somebody says that it is applied, and lanes that were read say nothing of it. */
export function isEmptyClaim(
  { run, proposal, applied }: Judged['request'],
  { lanes }: Pick<Facts, 'lanes'>,
): boolean {
  if (applied === null || lanes === undefined) return false
  return stepsOf(proposal).some((step) => {
    const lane = laneFor(lanes, step)
    return lane === undefined || doneFor(run, lane) === null
  })
}

/** A step was announced or done, and not all of them are. */
const isUnderWay = (run: string, { lanes = [] }: Facts): boolean =>
  lanes.some((lane) => lane.open?.request?.run === run || doneFor(run, lane) !== null)
