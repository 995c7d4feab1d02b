import { useId } from 'react'
import { GATES, type Gate, type Policy, weightOf } from '../../registry/policy'
import { MOST_WEIGHT } from '../../registry/policyFile'

interface Props {
  weights: Policy['weights']
  closed: boolean
  onChange: (weights: Policy['weights']) => void
}

/** How much each check counts where the overview ranks versions by how ready they are. */
export function GateWeights({ weights, closed, onChange }: Props) {
  return (
    <fieldset disabled={closed}>
      <legend className="label">Weight in how ready a version is; 0: it does not count</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-6">
        {GATES.map((gate) => (
          <GateWeight
            key={gate}
            gate={gate}
            weight={weights[gate] ?? null}
            onChange={(weight) => {
              const { [gate]: _, ...others } = weights
              onChange(weight === null ? others : { ...others, [gate]: weight })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface OneProps {
  gate: Gate
  weight: number | null
  onChange: (weight: number | null) => void
}

function GateWeight({ gate, weight, onChange }: OneProps) {
  const id = useId()
  return (
    <div className="flex min-h-8 items-center gap-2 text-table">
      <label htmlFor={id} className="flex-1">
        {gate}
      </label>
      <input
        id={id}
        type="number"
        min={0}
        max={MOST_WEIGHT}
        step="any"
        value={weight ?? ''}
        placeholder={`(${weightOf({ weights: {} }, gate)})`}
        onChange={({ target }) =>
          onChange(target.value === '' || !target.validity.valid ? null : target.valueAsNumber)
        }
        className="h-7 w-24 rounded border border-line-strong bg-raised px-1.5 text-right tabular-nums"
      />
    </div>
  )
}
