import { type ReactNode, useId } from 'react'

/** How a field of a form looks, but for its width. */
export const FIELD = 'h-8 rounded border border-line-strong bg-raised px-2 text-table text-ink'

interface Props {
  label: string
  /** The field, with this id. */
  children: (id: string) => ReactNode
}

/** A field under its name. */
export function Labelled({ label, children }: Props) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="label block">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
