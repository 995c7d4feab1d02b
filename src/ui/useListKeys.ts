import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { afterThis } from '../lib/afterThis'
import type { KeyMemory } from './listKeys'

/** Rows that can be chosen, by their keys, and what may be done with them. */
export interface RowChoice {
  /** Null: nobody chooses, and the rows have no boxes. */
  chosen: ReadonlySet<string> | null
  onChoose: (chosen: ReadonlySet<string> | null) => void
  /** `c`: the chosen rows, or else the one with the cursor. */
  onKeep: (keys: readonly string[]) => void
}

export interface KeyTable {
  /** Holds the rows, each with its `data-index`. */
  body: RefObject<HTMLElement | null>
  /** The rows that are here, counted in the whole list: from, and before. */
  first: number
  end: number
  /** Null for a row that can't be chosen. */
  keyAt: (index: number) => string | null
  /** Brings the row into the document, if it isn't there, before it returns. */
  draw: (index: number) => void
  choice: RowChoice | null
}

/** The keys of a list (listKeys.ts); their code comes once there are rows. */
export function useListKeys(table: KeyTable) {
  const memory = useRef<KeyMemory>({ last: null, anchor: null })
  const hasRows = table.end > table.first
  const [keys, setKeys] = useState<typeof import('./listKeys') | null>(null)
  useEffect(() => {
    // without them a list is used as any other part of the page
    if (!hasRows) return undefined
    return afterThis(() => void import('./listKeys').then(setKeys, () => undefined))
  }, [hasRows])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    keys?.pressListKey(event, table, memory.current)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
