import type { EventOf, PolicyRef, Proposal } from '../../registry/ledger/event'
import type { Policy } from '../../registry/policy'

const DAY = 86_400_000
const HOUR = 3_600_000

interface Asking {
  proposal: Proposal
  reason: string
  policy: Policy
  policyRef: PolicyRef
  evidence: string | null
  /** The request that is asked again, after it ended. */
  again: string | null
  emergency: boolean
  now: Date
}

/** The first entry of a request, with the dates that the policy gives it. */
export function askedOf(asking: Asking): EventOf<'asked'> {
  const { proposal, reason, policy, policyRef, evidence, again, emergency, now } = asking
  const { expireDays, emergencyReviewHours } = policy.requests
  const after = (ms: number) => new Date(now.getTime() + ms).toISOString()
  return {
    type: 'asked',
    proposal,
    reason,
    policy: policyRef,
    evidence,
    expires: expireDays === 0 ? null : after(expireDays * DAY),
    again,
    emergency: emergency ? { reviewBy: after(emergencyReviewHours * HOUR) } : null,
  }
}
