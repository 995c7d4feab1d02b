import type { Proposal } from '../../registry/ledger/event'
import { UserText } from '../../ui/UserText'

/** What is to move: "@champion v4 → v5". */
export function MoveWords({ proposal }: { proposal: Proposal }) {
  const { alias, from } = proposal
  return (
    <span className="whitespace-nowrap">
      <span className="font-semibold">
        @<UserText text={alias} />
      </span>{' '}
      <span className="font-mono">
        {from === null ? (
          <span className="font-sans text-quiet">nobody</span>
        ) : (
          <V of={from.version} />
        )}{' '}
        →{' '}
        {proposal.kind === 'copy' ? (
          <>
            <span className="font-sans text-quiet">copy of</span>{' '}
            <UserText text={proposal.source.model} className="font-sans" />{' '}
            <V of={proposal.source.version} />
          </>
        ) : (
          <V of={proposal.to.version} />
        )}
      </span>
      {proposal.kind === 'swap' && (
        <span className="text-quiet">
          {' '}
          and back with @<UserText text={proposal.other} />
        </span>
      )}
    </span>
  )
}

const V = ({ of }: { of: string }) => (
  <>
    v<UserText text={of} />
  </>
)
