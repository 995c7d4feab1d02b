import { type ReactNode, useState } from 'react'
import { grouped } from '../../lib/counted'

const NAMED = 5

interface Props<T> {
  all: readonly T[]
  /** What there is more of: "edges". */
  noun?: string
  className?: string
  /** An item of the list. */
  children: (one: T) => ReactNode
}

/** The first few in a cell, and a way to all of them. */
export function FirstFew<T>({ all, noun, className, children }: Props<T>) {
  const [open, setOpen] = useState(false)
  const rest = all.length - NAMED
  return (
    <ul className={className}>
      {(open ? all : all.slice(0, NAMED)).map(children)}
      {rest > 0 && !open && (
        <li>
          <button
            type="button"
            className="min-h-6 text-quiet underline"
            onClick={() => setOpen(true)}
          >
            and {grouped(rest)} more{noun === undefined ? '' : ` ${noun}`}
          </button>
        </li>
      )}
    </ul>
  )
}
