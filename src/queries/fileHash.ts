import { queryOptions } from '@tanstack/react-query'
import type { VersionRef } from '../registry/model'
import { askOf } from './askOf'
import type { Queries } from './queries'

/** Files up to here are read whole to be compared. */
export const SMALL_FILE = 256 * 1024

/** SHA-256 of a file of a version, as hex. Its bytes are read once, for whoever shows them as well. */
export const fileHash = (queries: Queries, ref: VersionRef, path: string) =>
  queryOptions({
    queryKey: [...queries.under(ref.model), 'version', ref.version, 'hash', path],
    queryFn: async ({ client }) => {
      const bytes = await askOf(client, queries.file(ref, path))
      return hex(await sha256(bytes))
    },
    staleTime: 'static',
  })

/** Null in a page that came over http from elsewhere: browsers keep their hashes from it. */
async function sha256(bytes: BufferSource): Promise<ArrayBuffer | null> {
  return (await crypto.subtle?.digest('SHA-256', bytes)) ?? null
}

const hex = (hash: ArrayBuffer | null) =>
  hash && [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
