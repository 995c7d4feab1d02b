import { fileSize } from '../../lib/fileSize'
import type { ArtifactEntry } from '../tracking'

/** A file or directory of a version. */
export interface ArtifactFact {
  isDirectory: boolean
  /** Bytes; null for a directory. */
  size: number | null
  /** SHA-256 as hex, where the file was read. */
  hash: string | null
}

/** Entries by path, with the hashes of those that were read. */
export const artifactFacts = (
  entries: readonly ArtifactEntry[],
  hashes: ReadonlyMap<string, string>,
): ReadonlyMap<string, ArtifactFact> =>
  new Map(
    entries.map(({ path, isDirectory, size }) => [
      path,
      { isDirectory, size, hash: hashes.get(path) ?? null },
    ]),
  )

/** No difference is known. Files of the same size may still differ: `artifactMove` says which of the two it is. */
export const seemsSame = (a: ArtifactFact, b: ArtifactFact) =>
  a.isDirectory === b.isDirectory &&
  a.size === b.size &&
  (a.hash === null || b.hash === null || a.hash === b.hash)

/** How one became the other, in a word or two. */
export function artifactMove(before: ArtifactFact | null, now: ArtifactFact | null): string {
  if (now === null) return before === null ? '' : 'removed'
  if (before === null) return 'added'
  if (before.isDirectory !== now.isDirectory) return 'another kind'
  if (now.isDirectory) return ''
  if (before.hash !== null && now.hash !== null) {
    return before.hash === now.hash ? 'same content' : 'other content'
  }
  if (before.size === null || now.size === null) return 'size unknown'
  if (before.size === now.size) return 'same size'
  const by = fileSize(Math.abs(now.size - before.size))
  return now.size > before.size ? `larger by ${by}` : `smaller by ${by}`
}
