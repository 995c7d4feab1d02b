import { useState } from 'react'
import { type Guard, type Policy, modeOf } from '../../registry/policy'
import { Button } from '../../ui/Button'
import { FIELD, Labelled } from '../../ui/Labelled'
import { UserText } from '../../ui/UserText'
import { GateModes } from './GateModes'

interface Props {
  guard: Guard
  /** Whose gates count where the guard says nothing. */
  policy: Policy
  closed: boolean
  onChange: (guard: Guard) => void
  onRemove: () => void
}

/** How some aliases are guarded: who approves, and what blocks. */
export function GuardForm({ guard, policy, closed, onChange, onRemove }: Props) {
  const aliases = guard.aliases.map((alias) => `@${alias}`).join(', ')
  return (
    <fieldset className="rounded border border-line p-3" disabled={closed}>
      <legend className="px-1 text-table font-semibold">
        <UserText text={aliases} />
      </legend>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <List
          label="Aliases (* stands for any letters)"
          items={guard.aliases}
          least={1}
          onChange={(names) => onChange({ ...guard, aliases: names })}
        />
        <Labelled label="Approvals">
          {(id) => (
            <input
              id={id}
              type="number"
              min={0}
              max={20}
              value={guard.approvals}
              onChange={({ target: { valueAsNumber } }) => {
                if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0 && valueAsNumber <= 20)
                  onChange({ ...guard, approvals: valueAsNumber })
              }}
              className={`${FIELD} w-16`}
            />
          )}
        </Labelled>
        <List
          label="Approvers (none: whoever may move it)"
          items={guard.approvers}
          least={0}
          onChange={(approvers) => onChange({ ...guard, approvers })}
        />
        <Button look="quiet" className="ml-auto" onClick={onRemove}>
          Remove this guard
        </Button>
      </div>
      <div className="my-2 flex flex-wrap gap-x-6 text-table">
        <Check
          checked={guard.signed}
          onChange={(signed) => onChange({ ...guard, signed })}
          label="Only signed approvals count"
        />
        <Check
          checked={guard.unknown === 'block'}
          onChange={(blocks) => onChange({ ...guard, unknown: blocks ? 'block' : 'inform' })}
          label="A blocking check that can’t be told blocks"
        />
      </div>
      <GateModes
        label="When a check fails"
        gates={guard.gates}
        otherwise={(gate) => modeOf(policy, null, gate)}
        closed={closed}
        onChange={(gates) => onChange({ ...guard, gates })}
      />
    </fieldset>
  )
}

interface ListProps {
  label: string
  items: readonly string[]
  /** Fewer are not taken. */
  least: number
  onChange: (items: string[]) => void
}

/** Names with commas between them, taken over when the field is left. */
function List({ label, items, least, onChange }: ListProps) {
  const shown = items.join(', ')
  const [draft, setDraft] = useState<string | null>(null)
  const settle = () => {
    const names = (draft ?? shown)
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    setDraft(null)
    if (names.length >= least && names.join(', ') !== shown) onChange([...new Set(names)])
  }
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          value={draft ?? shown}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={settle}
          onKeyDown={({ key }) => {
            if (key === 'Enter') settle()
          }}
          className={`${FIELD} w-60 max-w-full`}
        />
      )}
    </Labelled>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="accent-(--accent)"
      />
      {label}
    </label>
  )
}
