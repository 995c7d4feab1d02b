import type { Remark, ReviewRequest } from './ledger/request'
import { type Guard, type Policy, guardOf } from './policy'

/*
 * What a change of a policy does to the requests that are open while it is made. A request quotes the policy that it was
 * asked under, so any other makes it stale: what was approved was approved under other rules.
 */

/** How one alias stands with the policy before and after. */
export interface GuardChange {
  before: Guard | null
  after: Guard | null
}

export interface Effect {
  request: ReviewRequest
  guard: GuardChange
  /** What was said so far holds only once the evidence is renewed under the new policy. */
  stale: boolean
  /** Approvals that are still missing, if all that were given are given again; before and after. */
  missing: { before: number; after: number }
  /** Given, and would not count any more: unsigned, or by somebody who may not approve any longer. */
  lost: readonly Remark[]
  /** Checks that would block from now on when they fail. What they find is told where the request is looked at. */
  gates: readonly string[]
}

/** The open requests that a change touches; `hash` is that of the new policy, null for a draft that can't be written. */
export const previewOf = (
  requests: readonly ReviewRequest[],
  before: Policy,
  after: Policy,
  hash: string | null,
): Effect[] => requests.map((request) => effectOn(request, before, after, hash))

function effectOn(
  request: ReviewRequest,
  before: Policy,
  after: Policy,
  hash: string | null,
): Effect {
  const { alias } = request.proposal
  const guard = { before: guardOf(before, alias), after: guardOf(after, alias) }
  const counted = (one: Guard | null) => request.approvals.filter((each) => counts(each, one))
  const kept = new Set(counted(guard.after))
  return {
    request,
    guard,
    stale: request.policy?.hash !== hash,
    missing: {
      before: missingOf(request, guard.before, counted(guard.before).length),
      after: missingOf(request, guard.after, kept.size),
    },
    lost: counted(guard.before).filter((each) => !kept.has(each)),
    gates: newlyBlocking(guard),
  }
}

/** No guard: whoever approves is heard, and nothing depends on it. */
const counts = ({ by }: Remark, guard: Guard | null): boolean =>
  guard === null ||
  ((!guard.signed || by.trust === 'signed') &&
    (guard.approvers.length === 0 || guard.approvers.includes(by.name)))

const missingOf = ({ waivers }: ReviewRequest, guard: Guard | null, given: number): number =>
  // each check that is let pass takes one approval more
  guard === null ? 0 : Math.max(0, guard.approvals + waivers.length - given)

const newlyBlocking = ({ before, after }: GuardChange): string[] =>
  Object.entries(after?.gates ?? {}).flatMap(([gate, mode]) => {
    const was = Object.entries(before?.gates ?? {}).find(([other]) => other === gate)?.[1]
    return mode === 'block' && was !== 'block' ? [gate] : []
  })

/** What happens to a request, as sentences; none: nothing does. */
export function effectWords({ guard, stale, missing, lost, gates }: Effect): string[] {
  if (!stale) return []
  const words = ['Goes stale: it was asked under another policy.']
  if (guard.before !== null && guard.after === null) words.push('The alias is no longer guarded.')
  if (guard.before === null && guard.after !== null) words.push('The alias becomes guarded.')
  const more = missing.after - missing.before
  if (guard.after !== null && missing.after > 0) {
    words.push(
      more > 0
        ? `${people(more)} more must approve, ${missing.before === 0 ? 'none' : missing.before} before.`
        : `${people(missing.after)} must still approve.`,
    )
  }
  if (lost.length > 0) {
    words.push(
      `${lost.length === 1 ? 'One approval' : `${lost.length} approvals`} would not count any more: ${lost.map(({ by }) => by.name).join(', ')}.`,
    )
  }
  if (gates.length > 0) words.push(`Now blocking when they fail: ${gates.join(', ')}.`)
  return words
}

const people = (count: number) => (count === 1 ? 'One person' : `${count} people`)
