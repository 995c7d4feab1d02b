import type { AliasMove } from './aliasMove'

/** What a move that somebody has put together would do. Shown before it is done. */
export type MovePlan =
  /** Something is still to be chosen or to be written otherwise. */
  | { kind: 'incomplete'; because: string }
  /** The alias points there as it is. */
  | { kind: 'nothing-to-do'; move: AliasMove }
  /** The alias has moved since the person looked: they have not seen what this would replace. */
  | { kind: 'looked-too-early'; move: AliasMove; now: string | null }
  | { kind: 'ready'; move: AliasMove }

/**
 * Plans a move from what the person saw (`seen`), and compares that with what is known by now (`current`): a holder that
 * changed under their eyes is never replaced unseen.
 */
export function planMove(
  wish: { model: string; alias: string; to: string },
  seen: ReadonlyMap<string, string>,
  current: ReadonlyMap<string, string>,
): MovePlan {
  const from = seen.get(wish.alias) ?? null
  const now = current.get(wish.alias) ?? null
  const move: AliasMove = { ...wish, from }
  if (now !== from) return { kind: 'looked-too-early', move, now }
  return from === wish.to ? { kind: 'nothing-to-do', move } : { kind: 'ready', move }
}

/** The version that somebody typed: "5" and "v5" are version 5. Null when it is none. */
export function readVersion(text: string): string | null {
  return /^\s*v?([1-9]\d*)\s*$/i.exec(text)?.[1] ?? null
}
