import { type Level, higher, lower, reaches } from './levels'

/** A level that is known to lie between two, both included. */
export interface Span {
  from: Level
  to: Level
}

export const ANY: Span = { from: 'NO_PERMISSIONS', to: 'MANAGE' }
export const exactly = (level: Level): Span => ({ from: level, to: level })

/** True or false where all of the span agrees, null where it does not. */
export function spanReaches({ from, to }: Span, needed: Level): boolean | null {
  if (reaches(from, needed)) return true
  return reaches(to, needed) ? null : false
}

/** A grant never counts for less than the server's default does (`floor_positive_permission`, requirements.py:166). */
export const floored = (granted: Level, fallback: Span): Span => ({
  from: higher(granted, fallback.from),
  to: higher(granted, fallback.to),
})

/**
 * What an effective level tells of the server's default, which no endpoint shows: without a grant it is the default;
 * above the grant it must come from the default; equal to the grant, the default is no higher.
 */
export function narrow(fallback: Span, granted: Level | null, effective: Level): Span {
  const says: Span =
    granted !== null && granted === effective
      ? { from: 'NO_PERMISSIONS', to: granted }
      : exactly(effective)
  // below the grant: one of the two is older than the other
  if (granted !== null && !reaches(effective, granted)) return fallback
  const both = { from: higher(fallback.from, says.from), to: lower(fallback.to, says.to) }
  return reaches(both.to, both.from) ? both : says
}
