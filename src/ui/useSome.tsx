import { type ReactNode, useState } from 'react'
import { grouped } from '../lib/counted'
import { Button } from './Button'

interface Some<T> {
  some: readonly T[]
  /** A button that shows more of them; null: these are all. */
  more: ReactNode
}

/** The first of many, and the way to the others: `first` of them, then `step` more at a time. */
export function useSome<T>(
  all: readonly T[],
  { first, step = first * 5 }: { first: number; step?: number },
): Some<T> {
  const [most, setMost] = useState(first)
  const rest = all.length - most
  return {
    some: all.slice(0, most),
    more:
      rest > 0 ? (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setMost(most + step)}>
          {`Show more; ${grouped(rest)} are left`}
        </Button>
      ) : null,
  }
}
