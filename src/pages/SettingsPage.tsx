import { lazy, Suspense } from 'react'
import { CapabilitiesPanel } from '../features/settings/CapabilitiesPanel'
import { ConnectionPanel } from '../features/settings/ConnectionPanel'
import { IdentityPanel } from '../features/settings/IdentityPanel'
import { KeysPanel } from '../features/settings/KeysPanel'
import { SeedsPanel } from '../features/settings/SeedsPanel'
import { ThemePanel } from '../features/settings/ThemePanel'
import { PageHeader } from '../ui/PageHeader'
import { Skeleton } from '../ui/Skeleton'
import { UnlessBroken } from '../ui/UnlessBroken'

// What the ledger takes, rules and schemas among it: after what the page was before there was one.
const LedgerSettings = lazy(() => import('./settings/LedgerSettings'))

export default function SettingsPage() {
  return (
    <>
      <PageHeader
        title="Settings"
        documentTitle="Settings"
        below="How this console is connected, how it looks in this browser, and how aliases are guarded."
      />
      <div className="grid gap-x-10 min-[1100px]:grid-cols-2">
        <div className="min-w-0">
          <ConnectionPanel />
          <IdentityPanel />
          <CapabilitiesPanel />
        </div>
        <div className="min-w-0">
          <ThemePanel />
          <KeysPanel />
        </div>
      </div>
      <UnlessBroken
        instead={<p className="text-table">What belongs to the ledger could not be loaded.</p>}
      >
        <Suspense fallback={<Skeleton label="Loading the settings of the ledger" lines={8} />}>
          <LedgerSettings />
        </Suspense>
      </UnlessBroken>
      <div className="max-w-[48rem]">
        <SeedsPanel />
      </div>
    </>
  )
}
