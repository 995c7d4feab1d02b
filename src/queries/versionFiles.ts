import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { VersionRef } from '../registry/model'
import type { ArtifactEntry } from '../registry/tracking'
import type { VersionRecords } from '../registry/versionRecords'
import { readOnnx } from '../registry/readOnnx'
import type { Queries } from './queries'

interface Parts {
  backend: Backend
  queries: Queries
}

/** Where the files of a version are listed. */
export type FilesAt = NonNullable<VersionRecords['files']>

/** The beginning of a file. */
export interface Head {
  bytes: Uint8Array<ArrayBuffer>
  /** There is more than `bytes`. */
  more: boolean
}

/** How a browser gets at files of any size. */
export const filesQuery = ({ backend }: Parts) =>
  queryOptions({
    queryKey: [backend.registry.id, 'files'],
    queryFn: () => backend.wings.files(),
    staleTime: 'static',
  })

/** One directory; '' is the root of the version's files, wherever they are listed. */
export const directoryQuery = ({ queries }: Parts, at: FilesAt, path: string) =>
  at.kind === 'logged-model'
    ? queries.loggedModelArtifacts(at.id, path)
    : queries.runArtifacts(at.runId, [at.path, path].filter(Boolean).join('/'))

/** Entries by their path in the version: those listed below a run have the run's own path before it. */
export function pathsInVersion(
  at: FilesAt,
  entries: readonly ArtifactEntry[],
): readonly ArtifactEntry[] {
  if (at.kind === 'logged-model' || at.path === '') return entries
  const prefix = `${at.path}/`
  return entries.map((entry) =>
    entry.path.startsWith(prefix) ? { ...entry, path: entry.path.slice(prefix.length) } : entry,
  )
}

/** At most `maxBytes` from the start of a file; the rest is not read. */
export const headQuery = (
  { backend, queries }: Parts,
  ref: VersionRef,
  path: string,
  maxBytes: number,
) =>
  queryOptions({
    queryKey: [...queries.under(ref.model), 'version', ref.version, 'head', path, maxBytes],
    queryFn: async ({ signal }): Promise<Head> => {
      const files = await backend.wings.files()
      return readHead(await files.open(ref, path, { signal }), maxBytes)
    },
    staleTime: 'static',
    // what was looked at may be ten megabytes
    gcTime: 60_000,
  })

/** Opsets stand at the end of an ONNX file, so that it must be read whole. */
const ONNX_MAX = 16 * 1024 * 1024

/** What an ONNX file says of itself; null facts where it is no such file, or too large to be looked into. */
export const onnxQuery = ({ backend, queries }: Parts, ref: VersionRef, path: string) =>
  queryOptions({
    queryKey: [...queries.under(ref.model), 'version', ref.version, 'onnx', path],
    queryFn: async ({ signal }) => {
      const files = await backend.wings.files()
      const { bytes, more } = await readHead(await files.open(ref, path, { signal }), ONNX_MAX)
      return { tooLarge: more, facts: more ? null : readOnnx(bytes) }
    },
    staleTime: 'static',
  })

async function readHead(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<Head> {
  const reader = stream.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    length += value.length
    if (length > maxBytes) {
      reader.cancel().catch(() => undefined)
      break
    }
  }
  const all = new Uint8Array(await new Blob(chunks).arrayBuffer())
  return { bytes: all.subarray(0, maxBytes), more: length > maxBytes }
}
