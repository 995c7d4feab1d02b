import { grow } from './grow'
import type { Layout, Plan, Point } from './shapes'

/** What the page asks; the answer carries the same number, by which a late one is known. */
export interface LayoutRequest {
  id: number
  plan: Plan
  /** Boxes that keep their place; none: all is laid out anew. */
  placed: ReadonlyMap<string, Point>
}

export interface LayoutAnswer {
  id: number
  layout: Layout
  /** How long it took here. */
  milliseconds: number
}

addEventListener('message', ({ data: { id, plan, placed } }: MessageEvent<LayoutRequest>) => {
  const start = performance.now()
  const layout = grow(plan, placed)
  const answer: LayoutAnswer = { id, layout, milliseconds: performance.now() - start }
  postMessage(answer)
})
