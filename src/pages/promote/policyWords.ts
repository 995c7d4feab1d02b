import type { PolicyInForce } from '../../queries/ledger'
import type { Guard } from '../../registry/policy'

/** By what rules the checks block, in a sentence that holds user text. */
export function policyWords(
  policy: PolicyInForce | undefined,
  guard: Guard | null | undefined,
  alias: string,
): string {
  if (policy === undefined || guard === undefined) return 'The policy is being read.'
  if (policy.untold !== null)
    return `Whether @${alias} is guarded can’t be told, so nobody can say what blocks.`
  const name =
    policy.number === null
      ? 'No policy is set'
      : `Policy ${policy.number} of ${policy.scope === 'model' ? 'this model' : 'the console'}`
  if (guard === null) return `${name}: nothing guards @${alias}, and no check blocks.`
  const people = `${guard.approvals} ${guard.approvals === 1 ? 'approval' : 'approvals'}`
  const signed = guard.signed ? ', signed' : ''
  const unknown =
    guard.unknown === 'block' ? 'what is unknown blocks as well' : 'what is unknown does not block'
  return `${name}: @${alias} takes ${people}${signed}; ${unknown}.`
}
