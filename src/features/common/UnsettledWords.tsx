import type { Mark } from '../../registry/ledger/event'
import type { Unsettled } from '../../registry/ledger/outside'
import { UserText } from '../../ui/UserText'

/** What waits in a lane, in a line. */
export function UnsettledWords({ of }: { of: Unsettled }) {
  switch (of.kind) {
    case 'outside':
    case 'unrecorded':
      return (
        <span>
          <span className="font-semibold text-outside">
            <span aria-hidden="true">⟶ </span>moved outside
          </span>
          , from <Holder of={of.was?.version ?? null} unknown={of.was === undefined} /> to{' '}
          <Holder of={typeof of.now === 'string' ? of.now : versionOf(of.now)} />
        </span>
      )
    case 'open':
      return (
        <span>
          <UserText text={of.intent.by.name} /> began to move it to{' '}
          <Holder of={versionOf(of.intent.to)} />, and has not ended
        </span>
      )
    case 'lost':
      return <span>an attempt to move it was never settled</span>
    default:
      return of satisfies never
  }
}

const versionOf = (mark: Mark | null) => mark?.version ?? null

function Holder({ of, unknown = false }: { of: string | null; unknown?: boolean }) {
  if (unknown) return <>something unknown</>
  if (of === null) return <>nobody</>
  return (
    <span className="font-mono">
      v<UserText text={of} />
    </span>
  )
}
