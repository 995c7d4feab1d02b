import { GROUPINGS, type Grouping } from '../../../registry/fleet/node'
import { useTypedSearch } from '../../common/useTypedSearch'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { FIELD, Labelled } from '../../../ui/Labelled'
import { OneOf } from '../../../ui/OneOf'
import { SearchBox } from '../../../ui/SearchBox'
import { GraphOrTable } from '../GraphOrTable'
import { type FleetAddress, withFleetPart } from './fleetAddress'

const GROUPS: Readonly<Record<Grouping, string>> = {
  model: 'each model',
  team: 'by team',
  owner: 'by owner',
}

/** What the registry offers to choose from. */
export interface FleetChoices {
  aliases: readonly string[]
  teams: readonly string[]
  owners: readonly string[]
}

interface Props {
  address: FleetAddress
  choices: FleetChoices
  unfolded: boolean
  onPart: (part: 'team' | 'owner' | 'alias' | 'state' | 'by' | 'as', value: string | null) => void
  onFold: () => void
}

/** What is drawn, and how. */
export function FleetToolbar({ address, choices, unfolded, onPart, onFold }: Props) {
  const { filter, by, table } = address
  const typed = useTypedSearch(filter.text, (params, text) => withFleetPart(params, 'q', text))
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 text-table">
      <div className="flex w-full sm:w-64">
        <SearchBox
          label="Data, model, alias, team"
          value={typed.text}
          onChange={typed.onChange}
          onSettle={typed.onSettle}
        />
      </div>
      <OneOf
        label="Alias"
        value={filter.alias}
        all="All aliases"
        among={choices.aliases}
        onPick={(value) => onPart('alias', value)}
      />
      <OneOf
        label="Team"
        value={filter.team}
        all="All teams"
        among={choices.teams}
        onPick={(value) => onPart('team', value)}
      />
      <OneOf
        label="Owner"
        value={filter.owner}
        all="Everybody’s"
        among={choices.owners}
        onPick={(value) => onPart('owner', value)}
      />
      <Labelled label="Models">
        {(id) => (
          <select
            id={id}
            value={by}
            onChange={({ target }) => onPart('by', target.value === 'model' ? null : target.value)}
            className={FIELD}
          >
            {GROUPINGS.map((one) => (
              <option key={one} value={one}>
                {GROUPS[one]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Choice
        label="Which versions"
        options={[
          ['all', 'All'],
          ['broken', '✕ Broken'],
          ['unknown', '? Unknown'],
        ]}
        value={filter.state ?? 'all'}
        onChange={(value) => onPart('state', value === 'all' ? null : value)}
      />
      <GraphOrTable table={table} onChange={(as) => onPart('as', as)} />
      {unfolded && (
        <Button look="quiet" onClick={onFold}>
          Fold again
        </Button>
      )}
    </div>
  )
}
