/** Where nothing else may be; its two ends are free. */
export interface Taken {
  from: number
  to: number
}

/** The free place nearest to `wish`, the upper one of two. */
export function nearestFree(taken: readonly Taken[], wish: number): number {
  // what is taken around the wish without a free place between
  let [above, below] = [wish, wish]
  const sorted = taken.toSorted((a, b) => a.from - b.from)
  const rising = sorted.filter(({ to }) => to > wish)
  for (const { from, to } of rising) {
    if (from >= below) break
    below = Math.max(below, to)
  }
  const falling = sorted.filter(({ from }) => from < wish).sort((a, b) => b.to - a.to)
  for (const { from, to } of falling) {
    if (to <= above) break
    above = Math.min(above, from)
  }
  if (above === wish || below === wish) return wish
  return wish - above <= below - wish ? above : below
}
