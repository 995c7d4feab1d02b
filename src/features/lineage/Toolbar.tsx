import { GROUPINGS, type Grouping } from '../../registry/lineage/grouping'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { GraphOrTable } from './GraphOrTable'
import { type LineageAddress, MOST_HOPS, type Part } from './address'

const HOPS = Array.from({ length: MOST_HOPS }, (_, i) => [String(i + 1), String(i + 1)] as const)
const GROUPS: Readonly<Record<Grouping, string>> = {
  model: 'by model',
  dataset: 'by dataset',
  experiment: 'by experiment',
}

interface Props {
  address: LineageAddress
  onPart: (part: Part, value: string | null) => void
  onFold: () => void
  children?: React.ReactNode
}

/** How much is drawn, and how. */
export function Toolbar({ address, onPart, onFold, children }: Props) {
  const { hops, group, down, table, open, shut } = address
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-table">
      <GraphOrTable table={table} onChange={(as) => onPart('as', as)} />
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="text-quiet">
          Hops
        </span>
        <Choice
          label="Hops"
          options={HOPS}
          value={String(hops)}
          onChange={(value) => onPart('hops', value === '1' ? null : value)}
        />
      </span>
      <label className="flex items-center gap-2">
        <span className="text-quiet">Group</span>
        <select
          value={group ?? ''}
          onChange={(event) =>
            onPart('group', event.target.value === '' ? null : event.target.value)
          }
          className="h-8 rounded border border-line-strong bg-raised px-2 text-table text-ink"
        >
          <option value="">each node</option>
          {GROUPINGS.map((by) => (
            <option key={by} value={by}>
              {GROUPS[by]}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label="Direction"
        options={[
          ['right', 'Left to right'],
          ['down', 'Top down'],
        ]}
        value={down ? 'down' : 'right'}
        onChange={(value) => onPart('dir', value === 'down' ? 'down' : null)}
      />
      {open.length + shut.length > 0 && (
        <Button look="quiet" onClick={onFold}>
          As it opened
        </Button>
      )}
      <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>
    </div>
  )
}
