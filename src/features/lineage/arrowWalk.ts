import type { KeyboardEvent } from 'react'
import { type Arrow, isArrow } from './graphKeys'

interface Walk {
  /** Where Home leads. */
  start: string
  /** Where an arrow leads from a node; null: nowhere. */
  step: (from: string, arrow: Arrow) => string | null
  goTo: (id: string) => void
}

/** Hears the keys of a picture whose nodes carry `data-node`: arrows and Home go from the one that has the focus. */
export const arrowWalk =
  ({ start, step, goTo }: Walk) =>
  (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const here = event.target instanceof Element ? event.target.closest('[data-node]') : null
    const from = here?.getAttribute('data-node') ?? null
    const { key } = event
    if (from === null || !(key === 'Home' || isArrow(key))) return
    event.preventDefault()
    const next = key === 'Home' ? start : step(from, key)
    if (next !== null && next !== '') goTo(next)
  }
