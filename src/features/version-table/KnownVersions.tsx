import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { VersionsTable } from './VersionsTable'
import { versionRows } from './versionRows'

/** What came along with the model, where the server has no list to ask for. */
export function KnownVersions({ model, because }: { model: RegisteredModel; because: string }) {
  const { capabilities } = useApp().backend.registry
  const rows = versionRows(model.latestVersions, model.aliases, capabilities)
  return (
    <Panel title="Versions" note={`${rows.length} known; there may be more`}>
      <p className="mb-2 text-table text-quiet">{because}</p>
      <VersionsTable model={model} list={{ rows, before: 0, complete: false }} sort="-version" />
    </Panel>
  )
}
