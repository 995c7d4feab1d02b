import { type ReactNode, useId } from 'react'
import { GATES, type Gate } from '../../registry/policy'

interface Props<T> {
  label: string
  values: Partial<Record<Gate, T>>
  closed: boolean
  onChange: (values: Partial<Record<Gate, T>>) => void
  /** The field of a check, under this id; null: nothing is said of it. */
  children: (field: {
    id: string
    gate: Gate
    value: T | null
    set: (value: T | null) => void
  }) => ReactNode
}

/** How a field of a check looks. */
export const GATE_FIELD = 'h-7 w-24 rounded border border-line-strong bg-raised px-1.5'

/** One field for each check, of what is said of some. */
export function EachGate<T>({ label, values, closed, onChange, children }: Props<T>) {
  const own = useId()
  return (
    <fieldset disabled={closed}>
      <legend className="label">{label}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-6">
        {GATES.map((gate) => {
          const id = `${own}${gate}`
          const set = (value: T | null) => {
            const others = { ...values }
            delete others[gate]
            onChange(value === null ? others : { ...others, [gate]: value })
          }
          return (
            <div key={gate} className="flex min-h-8 items-center gap-2 text-table">
              <label htmlFor={id} className="flex-1">
                {gate}
              </label>
              {children({ id, gate, value: values[gate] ?? null, set })}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
