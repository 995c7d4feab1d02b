import type { AliasMove, MoveOutcome } from '../registry/aliasMove'
import type { ChangeOutcome } from '../registry/change'
import type { Ask, RegistryBackend } from './backend'
import { type ChangeOptions, changeOnce } from './changeOnce'

/**
 * Moves an alias: reads the holder, compares it with what the person saw, writes once with that as the precondition,
 * reads back. Never writes twice; a failure is an outcome, so it throws only when `signal` fired before the write.
 */
export async function moveAlias(
  backend: RegistryBackend,
  move: AliasMove,
  options?: ChangeOptions,
): Promise<MoveOutcome> {
  const { model, alias, from, to } = move
  const change = {
    from,
    to,
    read: (ask: Ask) => backend.aliasHolder(model, alias, ask),
    write: () => backend.setAlias(move),
    words: {
      taken: 'The server took the move.',
      still:
        from === null
          ? `Nobody holds @${alias} yet.`
          : `@${alias} still points at version ${from}.`,
      beaten: `Somebody else moved @${alias} first, so nothing was written.`,
    },
  }
  return asMove(await changeOnce(lockOf(backend, model), change, options))
}

/** What changes on one model in one connection take turns under. */
export const lockOf = ({ id }: Pick<RegistryBackend, 'id'>, model: string) => `${id} ${model}`

/** What became of a move, of what became of the change that it is. */
export function asMove(outcome: ChangeOutcome): MoveOutcome {
  switch (outcome.kind) {
    case 'written':
      return { kind: 'moved' }
    case 'already-so':
      return { kind: 'already-there' }
    case 'changed-by-other':
      return { kind: 'moved-by-other', holder: outcome.now, when: outcome.when }
    case 'unknown':
      return 'now' in outcome
        ? { kind: 'unknown', message: outcome.message, holder: outcome.now }
        : { kind: 'unknown', message: outcome.message }
    case 'denied':
    case 'refused':
      return outcome
    default:
      return outcome satisfies never
  }
}
