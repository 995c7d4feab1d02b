import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { type Band, isBand } from './TableRow'
import { type RowChoice, useListKeys } from './useListKeys'

interface Rows<T extends object> {
  body: RefObject<HTMLElement | null>
  rows: readonly (T | Band)[]
  /** Where the first of `rows` stands in the list. */
  before?: number
  rowKey: (row: T) => string
  /** Keeps this row in the document. */
  draw: (index: number) => void
  choice: RowChoice | undefined
}

/** What the rows of a table share: their keys on the keyboard and in the list, and which of them are chosen. */
export function useRows<T extends object>(table: Rows<T>) {
  const { body, rows, before = 0, rowKey, draw, choice } = table
  const keyOf = (row: T | Band) => (isBand(row) ? row.band : rowKey(row))
  useListKeys({
    body,
    first: before,
    end: before + rows.length,
    keyAt: (index) => {
      const row = rows[index - before]
      return row === undefined || isBand(row) ? null : rowKey(row)
    },
    draw: (index) => flushSync(() => draw(index)),
    choice: choice ?? null,
  })
  const now = useRef(choice)
  useLayoutEffect(() => {
    now.current = choice
  })
  // the same function for ever: rows are drawn again only when they change
  const toggle = useCallback((key: string) => {
    const chosen = new Set(now.current?.chosen)
    if (!chosen.delete(key)) chosen.add(key)
    now.current?.onChoose(chosen)
  }, [])
  return {
    keyOf,
    chosenOf: (row: T | Band) => {
      const chosen = choice?.chosen ?? null
      return chosen === null || isBand(row) ? null : chosen.has(rowKey(row))
    },
    toggle,
  }
}
