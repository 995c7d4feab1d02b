import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { readHead } from '../src/registry/snapshot/snapshotFile'
import type { Handed, SnapshotOptions } from './snapshotRoute'

const pack = promisify(gzip)

/** The file that `mlflow-ringside snapshot` writes, as it is at each moment: read and packed when it has changed. */
export function snapshotIn(
  { file, forEveryone }: { file: string; forEveryone: boolean },
  /** What this console calls its backend: a snapshot of another one is not handed out. */
  name: string,
): SnapshotOptions {
  let last: { stamp: string; found: Promise<Handed | string> } | null = null
  return {
    forEveryone,
    async look() {
      const stamp = await stampOf(file)
      if (stamp === null) return 'The console has found no snapshot to hand out yet.'
      if (last?.stamp !== stamp) last = { stamp, found: take(file, name) }
      return last.found
    },
  }
}

const stampOf = (file: string) =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join(' '),
    () => null,
  )

async function take(file: string, name: string): Promise<Handed | string> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return 'The console can’t read its snapshot.'
  const end = bytes.indexOf(10)
  const head = readHead(bytes.toString('utf8', 0, Math.max(end, 0)))
  if (head === null) return 'The file is no snapshot of this version: write it again.'
  if (head.of !== name) {
    return `The snapshot is of ${head.of}, and this console shows ${name}: write it with the same MLFLOW_TRACKING_URI.`
  }
  return {
    head,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`,
    packed: await pack(bytes),
  }
}
