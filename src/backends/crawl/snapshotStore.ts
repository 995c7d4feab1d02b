import { SNAPSHOT_SHAPE, type Snapshot } from '../../registry/snapshot/snapshot'

/*
 * Snapshots kept by the browser, one for each connection and person. The browser may keep nothing (private windows,
 * a full disk, a policy): then everything works, and is read again with the next visit.
 */

const DATABASE = 'ringside-snapshots'
const SHELF = 'snapshots'

/** The snapshot kept under `id`; null: none, or nothing can be kept here. */
export async function keptSnapshot(id: string): Promise<Snapshot | null> {
  const found = await onShelf<{ snapshot: Snapshot } | undefined>('readonly', (shelf) =>
    shelf.get(id),
  ).catch(() => undefined)
  return found?.snapshot ?? null
}

/** Why it was not kept; null: it was. */
export async function keepSnapshot(id: string, snapshot: Snapshot): Promise<string | null> {
  try {
    await onShelf('readwrite', (shelf) => shelf.put({ id, snapshot }))
    return null
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError'
      ? 'This browser has no room left to keep it.'
      : 'This browser keeps nothing here, as private windows do.'
  }
}

/** Forgets what any person has read here: somebody signed out, and another may come. */
export async function forgetSnapshots(): Promise<void> {
  await onShelf('readwrite', (shelf) => shelf.clear()).catch(() => undefined)
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, SNAPSHOT_SHAPE)
    opening.addEventListener('upgradeneeded', () => {
      const { result } = opening
      if (result.objectStoreNames.contains(SHELF)) result.deleteObjectStore(SHELF)
      result.createObjectStore(SHELF, { keyPath: 'id' })
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    // another tab holds an older shape open
    opening.addEventListener('blocked', () => reject(new Error('blocked')))
  })
}

async function onShelf<T>(
  mode: IDBTransactionMode,
  ask: (shelf: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(SHELF, mode)
      const asked: IDBRequest<T> = ask(transaction.objectStore(SHELF))
      transaction.addEventListener('complete', () => resolve(asked.result))
      transaction.addEventListener('error', () =>
        reject(transaction.error ?? new Error('not done')),
      )
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('not done')),
      )
    })
  } finally {
    database.close()
  }
}
