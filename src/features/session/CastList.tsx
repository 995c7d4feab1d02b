import { useEffect, useState } from 'react'
import type { App } from '../../app'
import type { SeedPicker } from '../../registry/mockSeed'

/** Whose eyes a mock lends; null until it has said so, and where it lends none. */
export function useCast(seeds: App['seeds']): SeedPicker | null {
  const [picker, setPicker] = useState<SeedPicker | null>(null)
  useEffect(() => {
    let left = false
    void seeds?.().then(
      (read) => left || setPicker(read),
      // not to be had: one stays who one is
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [seeds])
  return picker === null || picker.cast.length === 0 ? null : picker
}

interface Props {
  of: SeedPicker
  /** Who is signed in now. */
  user?: string
}

/** The people to be, each with what they may. */
export function CastList({ of: { cast, viewAs }, user }: Props) {
  return (
    <ul className="-mx-2 space-y-0.5">
      {cast.map((one) => (
        <li key={one.user}>
          <button
            type="button"
            aria-current={one.user === user || undefined}
            onClick={() => viewAs(one.user)}
            className="flex w-full gap-2 rounded px-2 py-1.5 text-left hover:bg-hover"
          >
            <span aria-hidden="true" className="w-3 shrink-0 text-accent">
              {one.user === user && '✓'}
            </span>
            <span className="min-w-0">
              <span className="font-semibold">{one.name}</span> · {one.role}
              <span className="block text-quiet">{one.may}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
