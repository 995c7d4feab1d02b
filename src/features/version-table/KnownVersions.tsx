import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { ChoiceTools } from '../common/ChoiceTools'
import { useVersionChoice } from '../common/useVersionChoice'
import { VersionsTable } from './VersionsTable'
import { versionRows } from './versionRows'

/** What came along with the model, where the server has no list to ask for. */
export function KnownVersions({ model, because }: { model: RegisteredModel; because: string }) {
  const { capabilities } = useApp().backend.registry
  const choice = useVersionChoice(model.name)
  const rows = versionRows(model.latestVersions, model.aliases, capabilities)
  return (
    <Panel title="Versions" note={`${rows.length} known; there may be more`}>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-table text-quiet">{because}</p>
        <div className="ml-auto flex items-center gap-1 max-sm:-ml-2">
          <ChoiceTools choice={choice} what="version" />
        </div>
      </div>
      <VersionsTable
        model={model}
        list={{ rows, before: 0, complete: false }}
        sort="-version"
        choice={choice}
      />
    </Panel>
  )
}
