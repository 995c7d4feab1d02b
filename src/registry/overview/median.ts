/** The one in the middle, or the middle of two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined) return null
  const lower = sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? upper)
  return (lower + upper) / 2
}
