import type { PolicyInForce } from '../../queries/ledger'
import { type Guard, GATES } from '../../registry/policy'
import { Note } from '../../ui/Note'
import { Time } from '../../ui/Time'
import { UserText } from '../../ui/UserText'
import { AuthorName } from '../common/AuthorName'
import { UNTOLD_WORDS } from '../common/untoldWords'

/** The policy that counts, in sentences. */
export function InForce({ inForce, model }: { inForce: PolicyInForce; model: string | null }) {
  const { policy, number, hash, scope, history, untold } = inForce
  const version = history?.current?.version
  if (untold !== null) {
    return (
      <Note tone="unknown" title="What is guarded can’t be told">
        {UNTOLD_WORDS[untold]}
      </Note>
    )
  }
  return (
    <div className="max-w-[72ch] text-table">
      {number !== null && hash !== null && (
        <p>
          Policy {number} <span className="font-mono text-quiet">#{hash.slice(0, 6)}</span>
          {model !== null && scope === 'console' && ', that of the whole console'}
          {version?.hash === hash && (
            <>
              , set by <AuthorName author={version.by} /> <Time at={version.at} />
            </>
          )}
        </p>
      )}
      {policy.guards.length === 0 ? (
        <p>No alias is guarded: whoever has the right moves it, and nobody is asked.</p>
      ) : (
        <ul>
          {policy.guards.map((guard, at) => (
            // the order of guards is what they mean
            <li key={at}>
              <UserText text={guardSentence(guard)} />
            </li>
          ))}
        </ul>
      )}
      <p className="text-quiet">
        Requests stay open for {policy.requests.expireDays} days; an emergency change is reviewed
        within {policy.requests.emergencyReviewHours} hours.
      </p>
    </div>
  )
}

function guardSentence({ aliases, approvals, approvers, signed, unknown, gates }: Guard): string {
  const blocking = GATES.filter((gate) => gates[gate] === 'block')
  const names = aliases.map((alias) => `@${alias}`).join(', ')
  const people = approvals === 1 ? 'one approval' : `${approvals} approvals`
  return [
    `${names}: ${approvals === 0 ? 'no approval is needed' : `${people}${signed ? ', signed' : ''}`}`,
    ...(approvers.length > 0 ? [` by ${approvers.join(', ')}`] : []),
    blocking.length === 0
      ? '; no check blocks'
      : `; ${blocking.length === GATES.length ? 'every check blocks' : `${blocking.join(', ')} block${blocking.length === 1 ? 's' : ''}`}`,
    unknown === 'block' && blocking.length > 0 ? ', also when it can’t be told.' : '.',
  ].join('')
}
