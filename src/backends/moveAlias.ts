import { tabLock } from '../lib/tabLock'
import { wait as realWait } from '../lib/wait'
import type { AliasMove, MoveOutcome } from '../registry/aliasMove'
import { RegistryError } from '../registry/errors'
import type { AliasWrite, RegistryBackend } from './backend'
import { frontCode } from './frontCodes'

/**
 * Waits (ms) before each reading back. More than one, because a server may answer reads from a copy that lags, and a
 * write whose answer was lost may still be on its way.
 */
const READ_BACK = [0, 250, 500, 1000, 2000]

export interface MoveOptions {
  /** Heeded until the write is sent; from then on giving up would lose the answer. */
  signal?: AbortSignal
  lock?: typeof tabLock
  wait?: (ms: number) => Promise<void>
}

/**
 * Moves an alias: reads the holder, compares it with what the person saw, writes once with that as the precondition,
 * reads back. Never writes twice; a failure is an outcome, so it throws only when `signal` fired before the write.
 */
export function moveAlias(
  backend: RegistryBackend,
  move: AliasMove,
  { signal, lock = tabLock, wait = realWait }: MoveOptions = {},
): Promise<MoveOutcome> {
  const name = `ringside ${backend.id} ${move.model}`
  return lock(name, () => moveAlone(backend, move, wait, signal), signal)
}

type Wait = (ms: number) => Promise<void>

async function moveAlone(
  backend: RegistryBackend,
  move: AliasMove,
  wait: Wait,
  signal: AbortSignal | undefined,
): Promise<MoveOutcome> {
  const before = await attempt(() => backend.aliasHolder(move.model, move.alias, { signal }))
  signal?.throwIfAborted()
  if (before instanceof RegistryError) return refusal(before)
  if (before === move.to) return { kind: 'already-there' }
  if (before !== move.from) return { kind: 'moved-by-other', holder: before, when: 'before' }

  const write = await attempt(() => backend.setAlias(move))
  if (write instanceof RegistryError && saysNo(write)) return refusal(write)
  if (!(write instanceof RegistryError) && write.kind === 'held-by-other') {
    return beaten(backend, move)
  }
  return settle(backend, move, wait, write)
}

/** Somebody came between our reading and our write, and the precondition held ours back. */
async function beaten(backend: RegistryBackend, move: AliasMove): Promise<MoveOutcome> {
  const holder = await attempt(() => backend.aliasHolder(move.model, move.alias))
  if (holder instanceof RegistryError) {
    const message = `Somebody else moved @${move.alias} first, so nothing was written.`
    return { kind: 'refused', message: `${message} ${words(holder)}` }
  }
  if (holder === move.to) return { kind: 'already-there' }
  return { kind: 'moved-by-other', holder, when: 'before' }
}

/** Reads until the alias no longer points where it did, and says what that means. */
async function settle(
  backend: RegistryBackend,
  move: AliasMove,
  wait: Wait,
  write: AliasWrite | RegistryError,
): Promise<MoveOutcome> {
  const sofar = write instanceof RegistryError ? words(write) : 'The server took the move.'
  for (const delay of READ_BACK) {
    await wait(delay)
    const holder = await attempt(() => backend.aliasHolder(move.model, move.alias))
    if (holder instanceof RegistryError) {
      return { kind: 'unknown', message: `${sofar} It could not be read back: ${words(holder)}` }
    }
    if (holder === move.to) return { kind: 'moved' }
    if (holder !== move.from) return { kind: 'moved-by-other', holder, when: 'after' }
  }
  // Not "refused": the write may still arrive, or somebody moved the alias back at once.
  const still =
    move.from === null
      ? `Nobody holds @${move.alias} yet.`
      : `@${move.alias} still points at version ${move.from}.`
  return { kind: 'unknown', message: `${sofar} ${still}`, holder: move.from }
}

/** The server, or what stands before it, answered that it did not write. Everything else is a lost answer. */
function saysNo({ kind, facts }: RegistryError): boolean {
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

const refusal = (error: RegistryError): MoveOutcome => ({
  kind: error.kind === 'denied' ? 'denied' : 'refused',
  message: words(error),
})

/** Our sentence, and the server's own where it may be shown. */
const words = ({ message, facts }: RegistryError) =>
  facts.serverMessage === null ? message : `${message} The server says: ${facts.serverMessage}`

/** Errors of the connection as values; anything else is a mistake of ours or the caller's giving up, and is thrown. */
async function attempt<T>(ask: () => Promise<T>): Promise<T | RegistryError> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof RegistryError) return error
    throw error
  }
}
