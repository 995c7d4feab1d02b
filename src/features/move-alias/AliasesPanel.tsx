import { type ReactNode, useState } from 'react'
import { useApp } from '../../app'
import type { RegisteredModel } from '../../registry/model'
import { sortAliases } from '../../registry/sortAliases'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { Panel } from '../../ui/Panel'
import { AliasPill } from '../common/AliasPill'
import { RemoveAliasButton } from './RemoveAliasButton'

const SHOWN_FIRST = 24

/** Every alias of a model, and where it points. */
export function AliasesPanel({ model, note }: { model: RegisteredModel; note?: ReactNode }) {
  const { aliases } = useApp().backend.registry.capabilities
  const [all, setAll] = useState(false)
  const sorted = sortAliases(model.aliases)
  const shown = all ? sorted : sorted.slice(0, SHOWN_FIRST)
  return (
    <Panel
      title="Aliases"
      note={note}
      actions={<RemoveAliasButton model={model.name} none={sorted.length === 0} />}
    >
      {!aliases.can ? (
        <Empty>{aliases.because}</Empty>
      ) : sorted.length === 0 ? (
        <Empty>
          No aliases. An alias such as @champion is a name that a deployment loads, so that it need
          not know the version; set the first with Move alias.
        </Empty>
      ) : (
        <ul className="flex flex-wrap gap-x-2 gap-y-1.5">
          {shown.map(([alias, version]) => (
            <li key={alias} className="max-w-full">
              <AliasPill alias={alias} to={{ model: model.name, version }} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < sorted.length && (
        <Button look="quiet" className="mt-2 -ml-3" onClick={() => setAll(true)}>
          Show all {sorted.length} aliases
        </Button>
      )}
    </Panel>
  )
}
