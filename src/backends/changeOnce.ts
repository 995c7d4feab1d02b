import { tabLock } from '../lib/tabLock'
import { wait as realWait } from '../lib/wait'
import type { ChangeOutcome } from '../registry/change'
import { RegistryError } from '../registry/errors'
import type { AliasWrite, Ask } from './backend'
import { frontCode } from './frontCodes'

/**
 * Waits (ms) before each reading back. More than one, because a server may answer reads from a copy that lags, and a
 * write whose answer was lost may still be on its way.
 */
const READ_BACK = [0, 250, 500, 1000, 2000]

/** One thing of a model that changes: where an alias points, a tag, a description. null: it is not there. */
export interface Change {
  /** What the person saw. */
  from: string | null
  to: string | null
  read: (ask: Ask) => Promise<string | null>
  /** Once; with a precondition where the backend has one. */
  write: () => Promise<AliasWrite>
  words: {
    /** "The server took the move." */
    taken: string
    /** "@champion still points at version 4." */
    still: string
    /** "Somebody else moved @champion first, so nothing was written." */
    beaten: string
  }
}

export interface ChangeOptions {
  /** Heeded until the write is sent; from then on giving up would lose the answer. */
  signal?: AbortSignal
  lock?: typeof tabLock
  wait?: (ms: number) => Promise<void>
}

/**
 * Reads, compares with what the person saw, writes once, reads back. Never writes twice; a failure is an outcome, so it
 * throws only when `signal` fired before the write. Changes under one `name` take turns in this browser.
 */
export function changeOnce(
  name: string,
  change: Change,
  { signal, lock = tabLock, wait = realWait }: ChangeOptions = {},
): Promise<ChangeOutcome> {
  return lock(`ringside ${name}`, () => changeAlone(change, wait, signal), signal)
}

type Wait = (ms: number) => Promise<void>

async function changeAlone(
  change: Change,
  wait: Wait,
  signal: AbortSignal | undefined,
): Promise<ChangeOutcome> {
  const before = await attempt(() => change.read({ signal }))
  signal?.throwIfAborted()
  if (before instanceof RegistryError) return refusal(before)
  if (before === change.to) return { kind: 'already-so' }
  if (before !== change.from) return { kind: 'changed-by-other', now: before, when: 'before' }

  const write = await attempt(change.write)
  if (write instanceof RegistryError && saysNo(write)) return refusal(write)
  if (!(write instanceof RegistryError) && write.kind === 'held-by-other') return beaten(change)
  return settle(change, wait, write)
}

/** Somebody came between our reading and our write, and the precondition held ours back. */
async function beaten({ to, read, words }: Change): Promise<ChangeOutcome> {
  const now = await attempt(() => read({}))
  if (now instanceof RegistryError) {
    return { kind: 'refused', message: `${words.beaten} ${inWords(now)}` }
  }
  if (now === to) return { kind: 'already-so' }
  return { kind: 'changed-by-other', now, when: 'before' }
}

/** Reads until it is no longer what it was, and says what that means. */
async function settle(
  { from, to, read, words }: Change,
  wait: Wait,
  write: AliasWrite | RegistryError,
): Promise<ChangeOutcome> {
  const sofar = write instanceof RegistryError ? inWords(write) : words.taken
  for (const delay of READ_BACK) {
    await wait(delay)
    const now = await attempt(() => read({}))
    if (now instanceof RegistryError) {
      return { kind: 'unknown', message: `${sofar} It could not be read back: ${inWords(now)}` }
    }
    if (now === to) return { kind: 'written' }
    if (now !== from) return { kind: 'changed-by-other', now, when: 'after' }
  }
  // Not "refused": the write may still arrive, or somebody put it back at once.
  return { kind: 'unknown', message: `${sofar} ${words.still}`, now: from }
}

/** The server, or what stands before it, answered that it did not write. Everything else is a lost answer. */
export function saysNo({ kind, facts }: RegistryError): boolean {
  if (frontCode(facts.code)?.notApplied) return true
  switch (kind) {
    case 'denied':
    case 'missing':
    case 'unsupported':
    case 'taken':
    case 'conflict':
    case 'invalid':
      return true
    case 'signed-out':
      // 200 with a web page says nothing about what happened behind it
      return facts.status !== 200
    case 'unreachable':
      return facts.status === 429
    case 'unreadable':
      return false
    default:
      return kind satisfies never
  }
}

const refusal = (error: RegistryError): ChangeOutcome => ({
  kind: error.kind === 'denied' ? 'denied' : 'refused',
  message: inWords(error),
})

/** Our sentence, and the server's own where it may be shown. */
export const inWords = ({ message, facts }: RegistryError) =>
  facts.serverMessage === null ? message : `${message} The server says: ${facts.serverMessage}`

/** Errors of the connection as values; anything else is a mistake of ours or the caller's giving up, and is thrown. */
export async function attempt<T>(ask: () => Promise<T>): Promise<T | RegistryError> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof RegistryError) return error
    throw error
  }
}
