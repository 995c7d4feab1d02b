import type { Link } from './shapes'

type Ends = ReadonlyMap<string, readonly Link[]>

/** So many boxes move together; what would draw half of the graph along is left. */
const TOGETHER = 200
/** Links looked at, all attempts together. */
const EFFORT = 2_000_000
const ROUNDS = 20

/**
 * Moves boxes by a column as long as links get shorter for it, together with what they then push: each column that a link
 * passes is a place where it is in the way of others.
 */
export function shorten(of: Map<string, number>, out: Ends, into: Ends) {
  const state = { left: EFFORT }
  for (let round = 0, better = true; better && round < ROUNDS && state.left > 0; round++) {
    better = false
    for (const id of of.keys()) {
      for (const step of [1, -1]) {
        for (let going = true; going;) {
          going = moves(id, step, of, step > 0 ? out : into, step > 0 ? into : out, state)
          better ||= going
        }
      }
    }
  }
}

const far = (link: Link, from: string) => (link.from === from ? link.to : link.from)

/** `ahead`: links on the side it moves to. */
function moves(
  id: string,
  step: number,
  of: Map<string, number>,
  ahead: Ends,
  behind: Ends,
  state: { left: number },
): boolean {
  const at = (box: string) => of.get(box) ?? 0
  const group = new Set([id])
  // a Set is walked in the order of insertion, what is added meanwhile included
  for (const box of group) {
    state.left -= 1
    for (const link of ahead.get(box) ?? []) {
      const next = far(link, box)
      if (at(next) === at(box) + step) group.add(next)
    }
    if (group.size > TOGETHER || state.left <= 0) return false
  }
  let longer = 0
  for (const box of group) {
    const [before, after] = [behind.get(box) ?? [], ahead.get(box) ?? []]
    state.left -= before.length + after.length
    for (const link of before) if (!group.has(far(link, box))) longer += 1
    for (const link of after) if (!group.has(far(link, box))) longer -= 1
  }
  if (longer >= 0) return false
  for (const box of group) of.set(box, at(box) + step)
  return true
}
