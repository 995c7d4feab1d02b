import type { Link, Plan } from './shapes'
import { shorten } from './shorten'

export interface Layers {
  /** The column of each box; 0 is the leftmost. */
  of: ReadonlyMap<string, number>
  /** Links that lead rightwards, those of a cycle turned round. */
  forward: readonly Link[]
}

/** Columns, so that links lead to the right: a box stands close to what uses it. */
export function layersOf(plan: Plan): Layers {
  const forward = withoutCycles(plan)
  const out = ends(plan.boxes, forward, 'from')
  const into = ends(plan.boxes, forward, 'to')
  const order = topological(plan.boxes, out, into)
  const of = new Map(order.map((id) => [id, 0]))
  const at = (id: string) => of.get(id) ?? 0
  for (const id of order) {
    for (const { to } of out.get(id) ?? []) of.set(to, Math.max(at(to), at(id) + 1))
  }
  // what nothing leads to would stand at the far left: it goes next to the first that uses it, and so on from the right
  for (const id of order.toReversed()) {
    const next = out.get(id) ?? []
    const pulls = next.length >= (into.get(id) ?? []).length
    if (next.length > 0 && pulls) of.set(id, Math.min(...next.map(({ to }) => at(to))) - 1)
  }
  shorten(of, out, into)
  return { of, forward }
}

/** Turns round each link that closes a cycle on the way down from the first box. */
export function withoutCycles({ boxes, links }: Plan): readonly Link[] {
  const out = ends(boxes, links, 'from')
  const state = new Map<string, 'open' | 'done'>()
  const turned = new Set<Link>()
  for (const start of boxes) {
    if (state.has(start)) continue
    state.set(start, 'open')
    // a stack of its own: a chain may be longer than the engine's
    const stack = [{ id: start, next: 0 }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const link = (out.get(top.id) ?? [])[top.next++]
      if (link === undefined) {
        state.set(top.id, 'done')
        stack.pop()
      } else if (state.get(link.to) === 'open') turned.add(link)
      else if (!state.has(link.to)) {
        state.set(link.to, 'open')
        stack.push({ id: link.to, next: 0 })
      }
    }
  }
  return links.map((link) => (turned.has(link) ? { ...link, from: link.to, to: link.from } : link))
}

export function ends(
  boxes: readonly string[],
  links: readonly Link[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly Link[]> {
  const by = new Map<string, Link[]>(boxes.map((id) => [id, []]))
  for (const link of links) by.get(link[end])?.push(link)
  return by
}

function topological(
  boxes: readonly string[],
  out: ReadonlyMap<string, readonly Link[]>,
  into: ReadonlyMap<string, readonly Link[]>,
): string[] {
  const waits = new Map(boxes.map((id) => [id, into.get(id)?.length ?? 0]))
  const order = boxes.filter((id) => waits.get(id) === 0)
  for (const id of order) {
    for (const { to } of out.get(id) ?? []) {
      const left = (waits.get(to) ?? 0) - 1
      waits.set(to, left)
      if (left === 0) order.push(to)
    }
  }
  return order
}
