import { isPageKey } from '../lib/singleKeys'
import type { KeyTable } from './useListKeys'

/** Where the keys have been: it lives as long as the table. */
export interface KeyMemory {
  /** The row that last had the cursor. */
  last: number | null
  /** Where a range of chosen rows begins. */
  anchor: number | null
}

/**
 * Keys of a list: j and k (and in the list the arrows) move from row to row, Enter opens, x chooses, X up to here, c keeps,
 * Escape lets go. The cursor is the focus itself, on the row: what a screen reader hears and a browser shows. Letters are
 * only heard where `isPageKey` says so; a screen reader that reads by letters of its own never passes them on.
 */
export function pressListKey(event: KeyboardEvent, table: KeyTable, memory: KeyMemory) {
  const { first, end, keyAt, choice } = table
  const body = table.body.current
  const { key } = event
  if (!isPageKey(event, { held: true }) || body === null || first >= end) return
  const focus = document.activeElement
  const row = body.contains(focus) ? (focus?.closest<HTMLElement>('[data-index]') ?? null) : null
  const at = row === null ? null : Number(row.dataset['index'])
  if (at !== null) memory.last = at

  const by = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[key]
  if (by !== undefined) {
    // outside, arrows scroll
    if (at === null && key.startsWith('Arrow')) return
    const to = at === null ? (memory.last ?? first) : at + by
    goTo(Math.max(first, Math.min(end - 1, to)), body, table.draw)
  } else if (key === 'Enter' && row !== null && focus === row) {
    row.querySelector<HTMLElement>('a, button')?.click()
  } else if ((key === 'x' || key === 'X') && at !== null && choice !== null) {
    const from = key === 'X' ? (memory.anchor ?? at) : at
    choice.onChoose(toggled(choice.chosen, from, at, keyAt))
    memory.anchor = at
  } else if (key === 'c' && choice !== null) {
    const own = at === null ? null : keyAt(at)
    const keys = choice.chosen?.size ? [...choice.chosen] : own === null ? [] : [own]
    if (keys.length === 0) return
    choice.onKeep(keys)
  } else if (key === 'Escape' && choice !== null && choice.chosen !== null) {
    choice.onChoose(null)
  } else return
  event.preventDefault()
}

function goTo(index: number, body: HTMLElement, draw: (index: number) => void) {
  draw(index)
  const row = body.querySelector<HTMLElement>(`[data-index="${index}"]`)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

/** One row alone changes sides; of a range all are chosen. */
function toggled(
  chosen: ReadonlySet<string> | null,
  from: number,
  at: number,
  keyAt: (index: number) => string | null,
): ReadonlySet<string> {
  const next = new Set(chosen)
  const own = keyAt(at)
  if (from === at && own !== null && next.delete(own)) return next
  for (let index = Math.min(from, at); index <= Math.max(from, at); index++) {
    const key = keyAt(index)
    if (key !== null) next.add(key)
  }
  return next
}
