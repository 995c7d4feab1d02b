import type { LedgerEvent, Mark, PolicyRef, Proposal, EntryRef } from './event'
import type { Author } from './lane'

/** One entry of a request, as its page shows it. */
export interface Remark {
  n: number
  by: Author
  at: Date
  event: LedgerEvent
  /** Null: it counts. Else why it does not (the author's own approval, unsigned where signed ones are asked for…). */
  ignored: string | null
}

/** What a request's log alone says: see `foldRequest`. Nothing here depends on the clock, the policy or the registry. */
export interface ReviewRequest {
  run: string
  proposal: Proposal
  asker: Author
  asked: Date
  reason: string
  policy: PolicyRef
  /** The evidence that approvals must be about now; null: nobody computed it yet. */
  evidence: string | null
  expires: Date | null
  again: string | null
  emergency: { reviewBy: Date; reviewed: Remark | null } | null
  /** Everything that was said, in order, the ask included. */
  remarks: readonly Remark[]
  /** Requests for changes that nobody has cleared. */
  changes: readonly Remark[]
  approvals: readonly Remark[]
  waivers: readonly Remark[]
  /** What ended it for good. */
  ended: 'rejected' | 'withdrawn' | 'expired' | 'superseded' | null
  applied: { at: Date; by: Author; moves: readonly EntryRef[]; copied: Mark | null } | null
  verified: Date | null
  rolledBack: { at: Date; by: Author; reason: string } | null
  supersededBy: string | null
}

/** Where it stands, with the policy, the registry and the clock. */
export type RequestState =
  | 'open'
  | 'changes-requested'
  | 'approved'
  | 'applying'
  | 'applied'
  | 'verified'
  | 'rolled-back'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'superseded'

/** Why what was approved is no longer what would happen; any of these makes a request stale. */
export type Stale =
  | { why: 'holder-moved'; was: Mark | null; now: Mark | null }
  | { why: 'evidence-changed'; changed: readonly string[] }
  | { why: 'policy-changed'; was: number | null; now: number | null }
  | { why: 'version-gone' }

/** What a person can do to a request. */
export const REQUEST_ACTS = [
  'comment',
  'request-changes',
  'clear-changes',
  'approve',
  'waive',
  'reject',
  'withdraw',
  'renew-evidence',
  'supersede',
  'apply',
  'verify',
  'roll-back',
  'review-emergency',
] as const
export type RequestAct = (typeof REQUEST_ACTS)[number]
