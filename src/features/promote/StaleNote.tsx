import type { ReactNode } from 'react'
import type { Mark } from '../../registry/ledger/event'
import type { Stale } from '../../registry/ledger/request'
import { Note } from '../../ui/Note'
import { UserText } from '../../ui/UserText'

/** What is no longer as it was asked for, one by one: approvals of it do not count. */
export function StaleNote({ stale, actions }: { stale: readonly Stale[]; actions: ReactNode }) {
  if (stale.length === 0) return null
  return (
    <div className="max-w-[84ch]">
      <Note
        tone="warn"
        title="Stale: this is not what was asked for any more"
        actions={actions || undefined}
      >
        <ul aria-label="What changed since it was asked for">
          {stale.map((one) => (
            <li key={one.why}>
              <Why stale={one} />
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

function Why({ stale }: { stale: Stale }) {
  switch (stale.why) {
    case 'holder-moved':
      return (
        <>
          The alias was on <Version of={stale.was} /> when it was asked for, and is on{' '}
          <Version of={stale.now} /> now. Ask again, in its place.
        </>
      )
    case 'policy-changed':
      return (
        <>
          The policy is another: {policy(stale.was)} then, {policy(stale.now)} now. Ask again, in
          its place.
        </>
      )
    case 'version-gone':
      return <>The version that was asked for is gone, or its number was given again.</>
    case 'evidence-changed':
      return (
        <>
          What is known of the versions is not what it was when it was asked for.
          {stale.changed.length > 0 && (
            <ul className="list-disc pl-5">
              {stale.changed.map((change) => (
                <li key={change}>
                  <UserText text={change} />
                </li>
              ))}
            </ul>
          )}
        </>
      )
    default:
      return stale satisfies never
  }
}

const policy = (number: number | null) => (number === null ? 'none' : `number ${number}`)

const Version = ({ of }: { of: Mark | null }) =>
  of === null ? (
    <>nobody</>
  ) : (
    <span className="font-mono font-semibold">
      v<UserText text={of.version} />
    </span>
  )
