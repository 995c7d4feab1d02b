import type { Effect, Side } from './rule'

const ONE: Record<Side, string> = { inputs: 'input', outputs: 'output', params: 'param' }

export const sideOf = (path: readonly string[]): Side =>
  path[0] === 'outputs' || path[0] === 'params' ? path[0] : 'inputs'

/** `input "items[] › price"`, `output #1`. */
export function subjectOf(path: readonly string[]): string {
  const name = path.slice(1).join(' › ')
  return `${ONE[sideOf(path)]} ${/^#\d+$/.test(name) ? name : `"${name}"`}`
}

/** One step further in: the items of a list are marked on the name that holds the list. */
export const inside = (path: readonly string[], mark: '[]' | '{}'): readonly string[] => [
  ...path.slice(0, -1),
  `${path.at(-1) ?? ''}${mark}`,
]

/** Nobody enforces predictions, so what breaks a reader never announces itself. */
export const effectOn = (side: Side, effect: Effect): Effect =>
  side === 'outputs' && effect === 'refused' ? 'silent' : effect
