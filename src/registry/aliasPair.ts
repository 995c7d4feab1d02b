import type { RegisteredModel } from './model'

/** The two aliases that take columns of a list. */
export type AliasPair = readonly [string, string]

const DEFAULT: AliasPair = ['champion', 'challenger']

/**
 * Champion and challenger; where none of `models` has either, the two aliases that most of them have, the commoner first
 * (and by name where they are as common, so that the same models always give the same columns).
 */
export function aliasPair(models: readonly Pick<RegisteredModel, 'aliases'>[]): AliasPair {
  const counts = new Map<string, number>()
  for (const { aliases } of models) {
    for (const alias of aliases.keys()) counts.set(alias, (counts.get(alias) ?? 0) + 1)
  }
  if (DEFAULT.some((alias) => counts.has(alias))) return DEFAULT
  const [first, second] = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([alias]) => alias)
  if (first === undefined) return DEFAULT
  // one alias alone keeps the place of the pair's other half
  return [first, second ?? 'challenger']
}
