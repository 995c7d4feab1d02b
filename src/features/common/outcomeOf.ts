/** What became of a change, a mistake of ours included; null while there is nothing to tell. */
export function outcomeOf<Outcome>({
  data,
  error,
}: {
  data: Outcome | undefined
  error: Error | null
}): Outcome | { kind: 'unknown'; message: string } | null {
  if (error === null) return data ?? null
  // Every failure of the connection is an outcome, so this is a mistake of ours, and may have come after the write.
  return { kind: 'unknown', message: `Ringside made a mistake: ${error.message}` }
}
