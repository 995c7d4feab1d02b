import { diffLines } from './lineDiff'

/** Lines `from` up to `to` of the base become `lines`. */
interface Hunk {
  from: number
  to: number
  lines: readonly string[]
}

/**
 * What two people made of one text, put together: both changed it, at different places. Null where they changed the same
 * lines, or lines that touch, and differently.
 */
export function mergeLines(base: string, mine: string, theirs: string): string | null {
  const merged = merge(base, mine, theirs)
  // what depends on whose is named first is nobody's: they must settle it
  return merged === merge(base, theirs, mine) ? merged : null
}

function merge(base: string, mine: string, theirs: string): string | null {
  const hunks: Hunk[] = []
  const all = [...hunksOf(base, mine), ...hunksOf(base, theirs)]
  for (const hunk of all.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = hunks.at(-1)
    if (last !== undefined && isSame(last, hunk)) continue
    if (last !== undefined && hunk.from <= last.to) return null
    hunks.push(hunk)
  }
  const lines = base.split('\n')
  const merged: string[] = []
  let at = 0
  for (const hunk of hunks) {
    merged.push(...lines.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  return [...merged, ...lines.slice(at)].join('\n')
}

function hunksOf(base: string, changed: string): Hunk[] {
  const hunks: Hunk[] = []
  let at = 0
  let open: Hunk | null = null
  for (const { kind, lines } of diffLines(base, changed)) {
    if (kind === 'same') {
      open = null
      at += lines.length
      continue
    }
    if (open === null) {
      open = { from: at, to: at, lines: [] }
      hunks.push(open)
    }
    if (kind === 'removed') {
      at += lines.length
      open.to = at
    } else {
      open.lines = lines
    }
  }
  return hunks
}

const isSame = (a: Hunk, b: Hunk) =>
  a.from === b.from && a.to === b.to && a.lines.join('\n') === b.lines.join('\n')
