import type { Mark } from './event'
import type { Lane } from './lane'
import { sameMark } from './marks'
import { stretchesOf } from './stretches'

/** A time in which a version is known to have held an alias. */
export interface Tenure {
  alias: string
  from: Date
  /** Null: the lane knows of no end. */
  to: Date | null
  /** It held it when somebody first looked, and may have for long. */
  orBefore: boolean
  /** How long it went on is not known: it moved at a moment that nobody saw, or an attempt to move it was never settled. */
  orLater: boolean
}

/** When `mark` held which alias, as the lanes of its model tell; the latest first. */
export function tenuresOf(lanes: readonly Lane[], mark: Mark): readonly Tenure[] {
  return lanes
    .flatMap(({ alias, spans }) => {
      const stretches = stretchesOf({ spans })
      return stretches.flatMap((stretch, i): Tenure[] => {
        if (stretch.kind !== 'held' || !sameMark(stretch.holder, mark)) return []
        const { from, to, span } = stretch
        const next = stretches[i + 1]
        return [
          {
            alias,
            from,
            to,
            orBefore: span.from.how === 'first-sight',
            orLater: to !== null && next !== undefined && next.kind !== 'held',
          },
        ]
      })
    })
    .toSorted((a, b) => b.from.getTime() - a.from.getTime())
}
