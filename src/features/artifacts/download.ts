import type { FilesBackend } from '../../backends/wings'
import type { VersionRef } from '../../registry/model'
import type { ArtifactEntry } from '../../registry/tracking'

/** Longer lists are for a command line. */
export const MOST_FILES = 5_000
const MOST_DIRECTORIES = 1_000
/** What a browser without a place to stream to can be asked to hold. */
export const MOST_IN_MEMORY = 500_000_000

export interface FileList {
  files: readonly ArtifactEntry[]
  /** Sum of the sizes that are known. */
  bytes: number
  /** There are more than can be taken along here. */
  cut: boolean
}

/** Every file below the root, directory by directory. */
export async function listAll(
  list: (path: string) => Promise<readonly ArtifactEntry[]>,
  signal: AbortSignal,
): Promise<FileList> {
  const files: ArtifactEntry[] = []
  const left = ['']
  const seen = new Set(left)
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    signal.throwIfAborted()
    for (const entry of await list(path)) {
      if (!entry.isDirectory) files.push(entry)
      // a directory that lists itself would never end
      else if (!seen.has(entry.path)) {
        seen.add(entry.path)
        left.push(entry.path)
      }
    }
    if (files.length > MOST_FILES || seen.size > MOST_DIRECTORIES) return result(files, true)
  }
  return result(files, false)
}

const result = (files: readonly ArtifactEntry[], cut: boolean): FileList => ({
  files,
  bytes: files.reduce((sum, { size }) => sum + (size ?? 0), 0),
  cut,
})

export interface Progress {
  /** Files that are in the archive, or failed. */
  files: number
  bytes: number
  /** Paths that could not be had, each with why. */
  failed: readonly { path: string; because: string }[]
}

/** A file that broke off in the middle: what was written of it can't be taken back, so the archive is no good. */
export class BrokenOff extends Error {
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`${path} broke off in the middle.`, { cause })
    this.path = path
  }
}

/**
 * The files one after the other, each read only when the archive wants it. One that can't be opened is left out and
 * named, in `report` and in a file of the archive; one that breaks in the middle ends it all.
 */
export async function* archived(
  files: readonly ArtifactEntry[],
  open: (path: string) => ReturnType<FilesBackend['open']>,
  report: (progress: Progress) => void,
  signal: AbortSignal,
) {
  const failed: { path: string; because: string }[] = []
  let bytes = 0
  for (const [done, { path, size }] of files.entries()) {
    signal.throwIfAborted()
    report({ files: done, bytes, failed: [...failed] })
    let stream: ReadableStream<Uint8Array<ArrayBuffer>>
    try {
      stream = await open(path)
    } catch (error) {
      signal.throwIfAborted()
      failed.push({ path, because: error instanceof Error ? error.message : String(error) })
      continue
    }
    let own = 0
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        own += chunk.length
        report({ files: done, bytes: bytes + own, failed: [...failed] })
        controller.enqueue(chunk)
      },
      flush() {
        // an answer that ends early may end without an error
        if (size !== null && own !== size) throw new BrokenOff(path, `${own} of ${size} bytes came`)
      },
    })
    yield { name: safeName(path), input: named(path, stream.pipeThrough(counting)) }
    bytes += own
  }
  if (failed.length > 0) yield { name: 'FILES-MISSING.txt', input: missingText(failed) }
  report({ files: files.length, bytes, failed })
}

async function* named(path: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw error instanceof BrokenOff ? error : new BrokenOff(path, error)
    })
    if (done) return
    yield value
  }
}

/** A path that stays inside the folder it is unpacked to. */
function safeName(path: string): string {
  return path
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
}

const missingText = (failed: Progress['failed']) =>
  [
    'These files could not be had:',
    ...failed.map(({ path, because }) => `${path}: ${because}`),
    '',
  ].join('\n')

/** A name for the archive that every file system takes. */
export const archiveName = ({ model, version }: VersionRef): string =>
  `${`${model} v${version}`.replaceAll(/[\p{C}/\\:*?"<>|]+/gu, '_').slice(0, 120)}.zip`
