import type { ChangeOutcome } from '../../registry/change'

/** What became of a change, a mistake of ours included. */
export function outcomeOf({
  data,
  error,
}: {
  data: ChangeOutcome | undefined
  error: Error | null
}): ChangeOutcome | null {
  if (error === null) return data ?? null
  // Every failure of the connection is an outcome, so this is a mistake of ours, and may have come after the write.
  return { kind: 'unknown', message: `Ringside made a mistake: ${error.message}` }
}
