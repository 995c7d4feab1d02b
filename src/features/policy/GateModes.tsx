import type { Gate, Mode } from '../../registry/policy'
import { EachGate, GATE_FIELD } from './EachGate'

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
export const GateModes = ({ gates, otherwise, ...fields }: Props) => (
  <EachGate values={gates} {...fields}>
    {({ id, gate, value, set }) => (
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => set(MODES.find((one) => one === target.value) ?? null)}
        className={`${GATE_FIELD} ${value === null ? 'text-quiet' : 'text-ink'}`}
      >
        <option value="">({WORDS[otherwise(gate)]})</option>
        {MODES.map((one) => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </select>
    )}
  </EachGate>
)
