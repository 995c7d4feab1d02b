import { useId, useRef } from 'react'
import { Icon } from './icons'

interface Props {
  label: string
  /** As typed; never changed behind the person's back. */
  value: string
  onChange: (text: string) => void
  /** Enter, leaving the box, or clearing it: no need to wait for more. */
  onSettle: () => void
}

/** One line to search in. Escape empties it. */
export function SearchBox({ label, value, onChange, onSettle }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onChange('')
    input.current?.focus()
  }
  return (
    <search className="relative block min-w-0 flex-1">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Icon of="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-quiet" />
      <input
        ref={input}
        id={id}
        type="search"
        value={value}
        placeholder={label}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onSettle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSettle()
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault()
            clear()
          }
        }}
        className="h-8 w-full rounded border border-line-strong bg-raised pr-8 pl-8 text-table text-ink placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== '' && (
        <button
          type="button"
          aria-label="Empty the search box"
          onClick={clear}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded text-quiet hover:bg-hover hover:text-ink"
        >
          <Icon of="cross" className="size-3.5" />
        </button>
      )}
    </search>
  )
}
