import { useId } from 'react'
import { GATES, type Gate, type Mode } from '../../registry/policy'

interface Props {
  label: string
  gates: Partial<Record<Gate, Mode>>
  /** What a check does where nothing is said. */
  otherwise: (gate: Gate) => Mode
  closed: boolean
  onChange: (gates: Partial<Record<Gate, Mode>>) => void
}

const WORDS: Readonly<Record<Mode, string>> = { block: 'blocks', inform: 'informs', off: 'off' }
const MODES = ['block', 'inform', 'off'] as const satisfies readonly Mode[]

/** What each check does when it fails. */
export function GateModes({ label, gates, otherwise, closed, onChange }: Props) {
  return (
    <fieldset disabled={closed}>
      <legend className="label">{label}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-6">
        {GATES.map((gate) => (
          <GateMode
            key={gate}
            gate={gate}
            mode={gates[gate] ?? null}
            otherwise={otherwise(gate)}
            onChange={(mode) => {
              const { [gate]: _, ...others } = gates
              onChange(mode === null ? others : { ...others, [gate]: mode })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface OneProps {
  gate: Gate
  mode: Mode | null
  otherwise: Mode
  onChange: (mode: Mode | null) => void
}

function GateMode({ gate, mode, otherwise, onChange }: OneProps) {
  const id = useId()
  return (
    <div className="flex min-h-8 items-center gap-2 text-table">
      <label htmlFor={id} className="flex-1">
        {gate}
      </label>
      <select
        id={id}
        value={mode ?? ''}
        onChange={({ target }) => onChange(MODES.find((one) => one === target.value) ?? null)}
        className={`h-7 w-24 rounded border border-line-strong bg-raised px-1.5 ${mode === null ? 'text-quiet' : 'text-ink'}`}
      >
        <option value="">({WORDS[otherwise]})</option>
        {MODES.map((one) => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
