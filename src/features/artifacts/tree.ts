import type { ArtifactEntry } from '../../registry/tracking'

/** What is known of one directory. */
export type Directory =
  | { state: 'reading' }
  | { state: 'failed'; error: Error }
  | { state: 'read'; entries: readonly ArtifactEntry[] }

/** By path; '' is the root. Only directories that were opened are in it. */
export type Directories = ReadonlyMap<string, Directory>

export interface EntryRow {
  kind: 'entry'
  path: string
  name: string
  level: number
  /** 1-based among its siblings, and how many those are. */
  position: number
  siblings: number
  isDirectory: boolean
  open: boolean
  /** Bytes; of a directory the sum of what was read below it. */
  size: number | null
  /** Something below it was not read, so there may be more. */
  atLeast: boolean
}

/** Stands for what is inside an open directory and can't be listed. */
export interface NoteRow {
  kind: 'note'
  path: string
  level: number
  note: 'reading' | 'failed' | 'empty'
}

export type Row = EntryRow | NoteRow

interface View {
  open: ReadonlySet<string>
  /** In lower case; only names that hold it, and the directories around them. '' for all. */
  filter: string
}

/** The rows to draw, depth first, directories before files as the server sorts each. */
export function treeRows(directories: Directories, { open, filter }: View): readonly Row[] {
  const rows: Row[] = []
  const draw = (path: string, level: number) => {
    const directory = directories.get(path)
    if (directory?.state !== 'read') {
      const note = directory?.state === 'failed' ? 'failed' : 'reading'
      rows.push({ kind: 'note', path, level, note })
      return
    }
    const entries = directory.entries.filter((entry) => isFound(directories, entry, filter))
    if (directory.entries.length === 0) rows.push({ kind: 'note', path, level, note: 'empty' })
    for (const [i, entry] of entries.entries()) {
      const isOpen =
        entry.isDirectory &&
        // while somebody filters, what was read is opened around what is found
        (open.has(entry.path) || (filter !== '' && directories.get(entry.path)?.state === 'read'))
      const { size, atLeast } = sizeOf(directories, entry)
      rows.push({
        kind: 'entry',
        path: entry.path,
        name: nameOf(entry.path),
        level,
        position: i + 1,
        siblings: entries.length,
        isDirectory: entry.isDirectory,
        open: isOpen,
        size,
        atLeast,
      })
      if (isOpen) draw(entry.path, level + 1)
    }
  }
  draw('', 1)
  return rows
}

export const nameOf = (path: string): string =>
  path.split('/').findLast((part) => part !== '') ?? path

/** The directories around a path, outermost first. */
export function directoriesAround(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'))
}

function isFound(directories: Directories, entry: ArtifactEntry, filter: string): boolean {
  if (filter === '' || nameOf(entry.path).toLowerCase().includes(filter)) return true
  const inside = directories.get(entry.path)
  return (
    inside?.state === 'read' && inside.entries.some((each) => isFound(directories, each, filter))
  )
}

/** Of a file its size; of a directory the sum of what was read in it. */
export function sizeOf(
  directories: Directories,
  entry: ArtifactEntry,
): { size: number | null; atLeast: boolean } {
  if (!entry.isDirectory) return { size: entry.size, atLeast: false }
  const directory = directories.get(entry.path)
  if (directory?.state !== 'read') return { size: null, atLeast: true }
  return sumOf(directories, directory.entries)
}

export function sumOf(directories: Directories, entries: readonly ArtifactEntry[]) {
  const sizes = entries.map((entry) => sizeOf(directories, entry))
  return {
    size: sizes.reduce((sum, { size }) => sum + (size ?? 0), 0),
    atLeast: sizes.some(({ size, atLeast }) => atLeast || size === null),
  }
}
