import { useApp } from '../../app'
import type { Capabilities } from '../../backends/backend'
import { Panel } from '../../ui/Panel'

const NAMES: Readonly<Record<Exclude<keyof Capabilities, 'sortModels'>, string>> = {
  searchModels: 'Search models by name',
  listVersions: 'List the versions of a model',
  aliases: 'Aliases',
  moveAliases: 'Move an alias',
  conditionalMoves: 'Refuse a move when somebody else was first',
  tags: 'Tags',
  loggedModels: 'Logged models',
  artifacts: 'Files of a version',
}

/** What the server was found to do, and the reason for each thing that it doesn't. */
export function CapabilitiesPanel() {
  const { capabilities } = useApp().backend.registry
  const rows = Object.entries(NAMES).map(([key, name]) => {
    const can = Object.entries(capabilities).find(([one]) => one === key)?.[1]
    const because = typeof can === 'object' && 'because' in can ? can.because : null
    return { name, because }
  })
  return (
    <Panel title="What this server can">
      <table className="w-full max-w-[60rem] text-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">Ability</th>
            <th scope="col">Answer</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, because }) => (
            <tr key={name} className="border-t border-line first:border-t-0">
              <th scope="row" className="w-64 py-1.5 pr-4 text-left align-baseline font-normal">
                {name}
              </th>
              <td className="py-1.5 align-baseline">
                {because === null ? (
                  <span className="text-pass">
                    <span aria-hidden="true">✓ </span>yes
                  </span>
                ) : (
                  <span className="text-warn">
                    <span aria-hidden="true">▲ </span>
                    no: <span className="text-ink">{because}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
