import type { Row } from './tree'

export type TreeAction =
  | { kind: 'focus'; index: number }
  | { kind: 'open' | 'close' | 'choose'; index: number }

/**
 * What a key does in a tree, as WAI-ARIA has it: https://www.w3.org/WAI/ARIA/apg/patterns/treeview/. Null: nothing of
 * ours. `typed` is what was typed before this key within a moment.
 */
export function keyAction(
  rows: readonly Row[],
  at: number,
  key: string,
  typed: string,
): TreeAction | null {
  const row = rows[at]
  if (row === undefined) return null
  const focus = (index: number): TreeAction | null =>
    index >= 0 && index < rows.length && index !== at ? { kind: 'focus', index } : null
  const isDirectory = row.kind === 'entry' && row.isDirectory
  switch (key) {
    case 'ArrowDown':
      return focus(at + 1)
    case 'ArrowUp':
      return focus(at - 1)
    case 'Home':
      return focus(0)
    case 'End':
      return focus(rows.length - 1)
    case 'ArrowRight':
      if (!isDirectory) return null
      return row.open ? focus(at + 1) : { kind: 'open', index: at }
    case 'ArrowLeft':
      if (isDirectory && row.open) return { kind: 'close', index: at }
      return focus(rows.findLastIndex(({ level }, i) => i < at && level < row.level))
    case 'Enter':
      return { kind: 'choose', index: at }
    case ' ':
      return typed === '' ? { kind: 'choose', index: at } : byName(rows, at, `${typed} `)
    default:
      return key.length === 1 ? byName(rows, at, typed + key) : null
  }
}

/** The next row whose name begins so; the same letter again goes on to the next. */
function byName(rows: readonly Row[], at: number, typed: string): TreeAction | null {
  const again = new Set(typed).size === 1
  const start = (again ? typed.slice(0, 1) : typed).toLowerCase()
  const from = again ? at + 1 : at
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length
    const row = rows[index]
    if (row?.kind === 'entry' && row.name.toLowerCase().startsWith(start))
      return { kind: 'focus', index }
  }
  return null
}
