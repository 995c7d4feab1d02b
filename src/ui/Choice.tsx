interface Props<T extends string> {
  /** What is chosen; spoken before the options are. */
  label: string
  options: readonly (readonly [value: T, words: string])[]
  value: T
  onChange: (value: T) => void
}

/** A few ways to look at the same thing, side by side. */
export function Choice<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div role="group" aria-label={label} className="inline-flex rounded border border-line-strong">
      {options.map(([option, words]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={`min-h-7 px-2.5 text-table first:rounded-l last:rounded-r ${option === value ? 'bg-hover font-semibold text-ink' : 'text-quiet hover:text-ink'}`}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
