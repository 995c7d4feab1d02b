import { type RefObject, useLayoutEffect, useState } from 'react'

export interface Extent {
  width: number
  /** The part of its content that is in sight, with a margin, in steps: not every px of scrolling draws anew. */
  top: number
  bottom: number
}

const STEP = 300

/** How wide a scroller is and which part of its content is in sight. */
export function useExtent(scroller: RefObject<HTMLElement | null>): Extent {
  const [extent, setExtent] = useState<Extent>({ width: 960, top: 0, bottom: 1200 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = () => {
      const { clientWidth: width, clientHeight, scrollTop } = element
      const top = Math.floor(scrollTop / STEP) * STEP - STEP
      const bottom = Math.ceil((scrollTop + clientHeight) / STEP) * STEP + STEP
      setExtent((last) =>
        last.width === width && last.top === top && last.bottom === bottom
          ? last
          : { width, top, bottom },
      )
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])
  return extent
}
