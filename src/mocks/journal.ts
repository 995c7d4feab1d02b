import { createServer, type Serve, type Write } from './server'
import { credentialOf } from './auth/enter'
import type { World } from './world'

/** Where a tab keeps its writes: `sessionStorage`, or a Map in a test. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

function isWrite(value: unknown): value is Write {
  if (typeof value !== 'object' || value === null) return false
  return ['method', 'path', 'body'].every(
    (key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string',
  )
}

function read(shelf: Shelf, key: string): Write[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isWrite) : []
  } catch {
    return []
  }
}

/**
 * A server that is after a reload what it was before: its writes are kept as requests, and sent again to the same seed.
 * The clock belongs to the world, so the same writes give the same times.
 */
export async function remember(world: World, shelf: Shelf, key: string): Promise<Serve> {
  const writes: Write[] = []
  let replaying = true
  const serve = createServer(world, (write) => {
    writes.push(write)
    if (replaying) return
    try {
      shelf.setItem(key, JSON.stringify(writes))
    } catch {
      // The shelf is full: the world goes on, and a reload forgets.
    }
  })
  for (const { method, path, body, by, workspace } of read(shelf, key)) {
    const person = by === undefined ? undefined : world.people.get(by)
    await serve(
      new Request(`http://mock.invalid${path}`, {
        method,
        body,
        headers: {
          'content-type': 'application/json',
          ...(person ? { authorization: credentialOf(person) } : {}),
          ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
        },
      }),
    )
  }
  replaying = false
  return serve
}
