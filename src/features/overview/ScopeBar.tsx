import { useState } from 'react'
import type { ListedModel } from '../../registry/snapshot/snapshot'
import { DayField } from '../../ui/DayField'
import { FIELD, Labelled } from '../../ui/Labelled'
import { OneOf } from '../../ui/OneOf'
import { type View, choices } from './scope'

interface Props {
  view: View
  models: readonly ListedModel[]
  onChange: (key: string, value: string | null) => void
}

/** Whom the questions are asked of. */
export function ScopeBar({ view: { scope, days, between }, models, onChange }: Props) {
  const { aliases, teams, owners } = choices(models)
  const tag =
    scope.tag === null
      ? ''
      : [scope.tag.key, ...(scope.tag.value === null ? [] : [scope.tag.value])].join('=')
  return (
    <search
      aria-label="What is asked about"
      className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden"
    >
      <OneOf
        label="Alias"
        value={scope.alias}
        among={aliases}
        onPick={(value) => onChange('alias', value)}
      />
      <OneOf
        label="Team"
        value={scope.team}
        among={teams}
        all="All teams"
        onPick={(value) => onChange('team', value)}
      />
      <OneOf
        label="Owner"
        value={scope.owner}
        among={owners}
        all="Everybody’s"
        onPick={(value) => onChange('owner', value)}
      />
      <Typed
        label="Tag"
        value={tag}
        hint="key or key=value"
        onSettle={(value) => onChange('tag', value)}
      />
      <DayField
        label="Changes from"
        value={between.from}
        onChange={(value) => onChange('from', value)}
      />
      <DayField label="to" value={between.to} onChange={(value) => onChange('to', value)} />
      <Typed
        label="Old after, in days"
        value={String(days)}
        numeric
        onSettle={(value) => onChange('days', value)}
      />
    </search>
  )
}

interface TypedProps {
  label: string
  value: string
  hint?: string
  numeric?: boolean
  onSettle: (value: string) => void
}

/** Asked when it is left, or by Enter: every letter would be another question. */
function Typed({ label, value, hint, numeric = false, onSettle }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => {
    if (typed !== null) onSettle(typed.trim())
    setTyped(null)
  }
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          value={typed ?? value}
          placeholder={hint}
          inputMode={numeric ? 'numeric' : undefined}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={settle}
          onKeyDown={({ key }) => key === 'Enter' && settle()}
          className={`${FIELD} ${numeric ? 'w-20' : 'w-36'}`}
        />
      )}
    </Labelled>
  )
}
