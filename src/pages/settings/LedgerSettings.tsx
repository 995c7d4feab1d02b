import { lazy } from 'react'
import { SigningKeysPanel } from '../../features/keys-trust/SigningKeysPanel'
import { LedgerPanel } from '../../features/ledger-setup/LedgerPanel'
import { NamePanel } from '../../features/ledger-setup/NamePanel'
import { PolicyPanel } from '../../features/policy/PolicyPanel'

const RequestFacts = lazy(() => import('./RequestFacts'))

/** Everything about reviews and histories that can be set. */
export default function LedgerSettings() {
  return (
    <>
      <div className="grid gap-x-10 min-[1100px]:grid-cols-2">
        <div className="min-w-0">
          <LedgerPanel />
        </div>
        <div className="min-w-0">
          <NamePanel />
          <SigningKeysPanel />
        </div>
      </div>
      <PolicyPanel facts={RequestFacts} />
    </>
  )
}
