import { FIELD, Labelled } from './Labelled'
import { visibleText } from './visibleText'

interface Props {
  label: string
  value: string | null
  /** User text, the commonest first. */
  among: readonly string[]
  /** The choice that narrows nothing; without one there is always a choice. */
  all?: string
  /** '' for all of them. */
  onPick: (value: string) => void
}

/** One name of many, to narrow down what is asked about. */
export function OneOf({ label, value, among, all, onPick }: Props) {
  // an address may name what is not there (any more): that is what is asked about all the same
  const known = value === null || among.includes(value) ? among : [value, ...among]
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          value={value ?? ''}
          onChange={({ target }) => onPick(target.value)}
          className={`${FIELD} max-w-44`}
        >
          {all !== undefined && <option value="">{all}</option>}
          {known.map((name) => (
            <option key={name} value={name}>
              {visibleText(name)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
