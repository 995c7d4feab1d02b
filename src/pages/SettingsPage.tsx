import { CapabilitiesPanel } from '../features/settings/CapabilitiesPanel'
import { ConnectionPanel } from '../features/settings/ConnectionPanel'
import { IdentityPanel } from '../features/settings/IdentityPanel'
import { KeysPanel } from '../features/settings/KeysPanel'
import { SeedsPanel } from '../features/settings/SeedsPanel'
import { ThemePanel } from '../features/settings/ThemePanel'
import { PageHeader } from '../ui/PageHeader'

export default function SettingsPage() {
  return (
    <>
      <PageHeader
        title="Settings"
        documentTitle="Settings"
        below="How this console is connected, and how it looks in this browser."
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
          <SeedsPanel />
        </div>
      </div>
    </>
  )
}
