import { type Policy, weightOf } from '../../registry/policy'
import { MOST_WEIGHT } from '../../registry/policyFile'
import { EachGate, GATE_FIELD } from './EachGate'

interface Props {
  weights: Policy['weights']
  closed: boolean
  onChange: (weights: Policy['weights']) => void
}

/** How much each check counts where the overview ranks versions by how ready they are. */
export const GateWeights = ({ weights, ...fields }: Props) => (
  <EachGate
    label="Weight in how ready a version is; 0: it does not count"
    values={weights}
    {...fields}
  >
    {({ id, gate, value, set }) => (
      <input
        id={id}
        type="number"
        min={0}
        max={MOST_WEIGHT}
        step="any"
        value={value ?? ''}
        placeholder={`(${weightOf({ weights: {} }, gate)})`}
        onChange={({ target }) =>
          set(target.value === '' || !target.validity.valid ? null : target.valueAsNumber)
        }
        className={`${GATE_FIELD} text-right tabular-nums`}
      />
    )}
  </EachGate>
)
