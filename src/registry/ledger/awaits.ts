import type { RequestState, ReviewRequest } from './request'

/** What a request waits for, before anything else happens to it. */
export type Awaits =
  /** `need` null: the policy that says how many is not known here. */
  | { for: 'approvals'; have: number; need: number | null }
  | { for: 'changes'; by: string }
  /** The asker has answered; whoever asked for changes has to say that they are made. */
  | { for: 'clearing'; by: readonly string[] }
  | { for: 'applying' }
  /** It began, and has not ended: a closed tab, or somebody is at it. */
  | { for: 'finishing' }
  | { for: 'verifying' }
  /** An emergency change, which was made before anybody looked. */
  | { for: 'review'; by: Date; late: boolean }
  | { for: 'nothing' }

/**
 * What `request` waits for, where it stands at `state` and takes `need` approvals, waivers included (null: not known). Of its
 * approvals only those that count: as `judge` has it.
 */
export function awaits(
  request: ReviewRequest,
  { state, need, now }: { state: RequestState; need: number | null; now: Date },
): Awaits {
  const { emergency } = request
  const owed = emergency !== null && emergency.reviewed === null && request.applied !== null
  switch (state) {
    case 'open':
      return { for: 'approvals', have: request.approvals.length, need }
    case 'changes-requested':
      return isAnswered(request)
        ? { for: 'clearing', by: [...new Set(request.changes.map(({ by }) => by.name))] }
        : { for: 'changes', by: request.asker.name }
    case 'approved':
      return { for: 'applying' }
    case 'applying':
      return { for: 'finishing' }
    case 'applied':
    case 'verified':
      if (owed) return { for: 'review', by: emergency.reviewBy, late: emergency.reviewBy < now }
      return state === 'applied' ? { for: 'verifying' } : { for: 'nothing' }
    case 'rolled-back':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
    case 'superseded':
      return { for: 'nothing' }
    default:
      return state satisfies never
  }
}

/** Whether the asker has said or shown something since changes were last asked for. */
export function isAnswered({ remarks, changes, asker }: ReviewRequest): boolean {
  const last = Math.max(0, ...changes.map(({ n }) => n))
  return remarks.some(
    ({ n, by, event }) =>
      n > last && by.name === asker.name && (event.type === 'evidence' || event.type === 'comment'),
  )
}
