import { SIZE_ALONE } from './ask'
import { createServer, type Serve, type Write } from './server'
import { credentialOf } from './auth/enter'
import type { World } from './world'

/** Where a tab keeps its writes: `sessionStorage`, or a Map in a test. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** A write as a shelf holds it, which is text. */
type Kept = Omit<Write, 'file'> & { file?: string | number }

// A shelf of the browser has 5 MB for all that a tab does.
const MOST_OF_FILE = 256 * 1024

/** A small file in base64. Of a larger one the size alone: after a reload it is listed, and can't be had. */
function keep({ file, ...write }: Write): Kept {
  if (file === undefined) return write
  if (!(file instanceof Uint8Array)) return { ...write, file: file.size }
  if (file.length > MOST_OF_FILE) return { ...write, file: file.length }
  return { ...write, file: btoa(Array.from(file, (byte) => String.fromCharCode(byte)).join('')) }
}

const JSON_TYPE = 'application/json'

function bodyOf({ body, file }: Kept): { type: string; body: BodyInit } {
  if (file === undefined) return { type: JSON_TYPE, body }
  if (typeof file === 'number') return { type: SIZE_ALONE, body: String(file) }
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0))
  return { type: 'application/octet-stream', body: bytes }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  return ['method', 'path', 'body'].every(
    (key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string',
  )
}

function read(shelf: Shelf, key: string): Kept[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    return []
  }
}

/**
 * A server that is after a reload what it was before: its writes are kept as requests, and sent again to the same seed.
 * The clock belongs to the world, so the same writes give the same times.
 */
export async function remember(world: World, shelf: Shelf, key: string): Promise<Serve> {
  const writes: Kept[] = []
  let replaying = true
  const serve = createServer(world, (write) => {
    writes.push(keep(write))
    if (replaying) return
    try {
      shelf.setItem(key, JSON.stringify(writes))
    } catch {
      // The shelf is full: the world goes on, and a reload forgets.
    }
  })
  const { latency } = world
  world.latency = null
  for (const kept of read(shelf, key)) {
    const { method, path, by, workspace } = kept
    const { type, body } = bodyOf(kept)
    const person = by === undefined ? undefined : world.people.get(by)
    await serve(
      new Request(`http://mock.invalid${path}`, {
        method,
        body,
        headers: {
          'content-type': type,
          ...(person ? { authorization: credentialOf(person) } : {}),
          ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
        },
      }),
    )
  }
  world.latency = latency
  replaying = false
  return serve
}
