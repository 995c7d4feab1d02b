import { FIELD, Labelled } from './Labelled'

interface Props {
  label: string
  /** As 2026-05-03; '' for none. */
  value: string
  onChange: (day: string) => void
}

/** A day of the calendar. */
export function DayField({ label, value, onChange }: Props) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className={FIELD}
        />
      )}
    </Labelled>
  )
}
