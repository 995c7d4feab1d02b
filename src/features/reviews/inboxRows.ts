import { type Awaits, awaits } from '../../registry/ledger/awaits'
import { type Group, groupOf } from '../../registry/ledger/inbox'
import { judge } from '../../registry/ledger/judge'
import type { ReviewRequest } from '../../registry/ledger/request'
import { requestState } from '../../registry/ledger/requestState'
import { type Person, mayOn } from '../../registry/ledger/rules'
import { guardFor } from '../../registry/ledger/steps'
import type { Policy } from '../../registry/policy'

/** A request as the inbox shows it. */
export interface InboxRow {
  request: ReviewRequest
  awaited: Awaits
  group: Exclude<Group, 'outside'>
}

interface Known {
  now: Date
  /** Undefined: not known. */
  policy: Policy | undefined
  person: Person
}

/**
 * Where a request stands, from what one search brings: what its page knows besides (the version's author, checks, what has
 * changed since) is not asked for here, and stands in nobody's way.
 */
export function inboxRow(asked: ReviewRequest, { now, policy, person }: Known): InboxRow {
  const facts = {
    now,
    guard: policy === undefined ? undefined : guardFor(policy, asked.proposal),
    authors: undefined,
    blocking: undefined,
    stale: undefined,
    lanes: undefined,
  }
  const judged = judge(asked, facts)
  const { request, needed } = judged
  const awaited = awaits(request, { state: requestState(judged, facts), need: needed ?? null, now })
  const rights = mayOn(request, person, facts)
  const group = groupOf(request, awaited, { me: person.name, may: (act) => rights[act] })
  return { request, awaited, group }
}
