import type { ReactNode } from 'react'
import { useId, useState } from 'react'

interface Props {
  label: ReactNode
  /** Drawn only while open, so that what it reads is read only then. */
  children: ReactNode
}

/** Something that is folded until it is asked for. */
export function Disclosure({ label, children }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className="-ml-1 flex min-h-7 max-w-full items-center gap-1 rounded px-1 text-left text-table text-quiet hover:bg-hover hover:text-ink"
        onClick={() => setOpen(!open)}
      >
        <Chevron open={open} />
        {label}
      </button>
      {open && (
        <div id={id} className="mt-1 mb-2">
          {children}
        </div>
      )}
    </div>
  )
}

/** Points at what is folded, down at what is open. */
export function Chevron({ open }: { open: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`size-4 shrink-0 fill-none stroke-current stroke-[1.5] ${open ? 'rotate-90' : ''}`}
    >
      <path d="m6 4 4 4-4 4" />
    </svg>
  )
}
