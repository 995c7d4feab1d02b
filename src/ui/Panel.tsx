import type { ReactNode } from 'react'
import { useId } from 'react'

interface Props {
  title: string
  /** Beside the heading: a count, a state. */
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A named region of a page, under a hairline. */
export function Panel({ title, note, actions, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 border-t border-line pt-3 pb-6">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        {/* takes the focus of what goes away below it; it is no control and shows no ring */}
        <h2 id={id} tabIndex={-1} className="text-body font-semibold outline-none">
          {title}
        </h2>
        {note !== undefined && <div className="text-table text-quiet">{note}</div>}
        {actions !== undefined && <div className="ml-auto flex gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
