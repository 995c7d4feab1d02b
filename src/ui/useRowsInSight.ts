import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

interface Sight {
  /** The first row in sight, counted from 0. */
  first: number
  /** How many fit, the ones at the edges included. */
  rows: number
}

/**
 * Which rows of equal height (px) are in sight of their scroller, whose first row stands at its top when it has not been
 * scrolled. `startTop`: where it will be scrolled to first.
 */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  startTop: number,
): Sight {
  const [sight, setSight] = useState(() => sightOf(startTop, window.innerHeight, rowHeight))
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = () => {
      const next = sightOf(element.scrollTop, element.clientHeight, rowHeight)
      setSight((last) => (last.first === next.first && last.rows === next.rows ? last : next))
    }
    // with the frame that scrolls, else it would show a gap where the rows are not yet
    const onScroll = () => flushSync(look)
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, rowHeight])
  return sight
}

const sightOf = (top: number, height: number, rowHeight: number): Sight => ({
  first: Math.max(0, Math.floor(top / rowHeight)),
  rows: Math.ceil(height / rowHeight) + 1,
})
