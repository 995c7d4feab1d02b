import { type RefObject, useEffect } from 'react'

/** So long nothing changes its height once a page is there, unless somebody does something. */
const SETTLED = 3_000

const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Goes to the place that the address named and moves the focus to its heading, once it is `there`; and stays with it while
 * what is above still grows, until the reader does anything. `visit` differs with every time that somebody goes there.
 */
export function useArrival(
  place: RefObject<HTMLElement | null>,
  { there, visit }: { there: boolean; visit: string | null },
) {
  useEffect(() => {
    if (!there || visit === null) return undefined
    const stay = () => place.current?.scrollIntoView()
    let settled: ReturnType<typeof setTimeout>
    const growing = new ResizeObserver(() => {
      stay()
      clearTimeout(settled)
      settled = setTimeout(leave, SETTLED)
    })
    function leave() {
      growing.disconnect()
      clearTimeout(settled)
      for (const act of ACTS) removeEventListener(act, leave)
    }
    for (const act of ACTS) addEventListener(act, leave, { passive: true })
    growing.observe(document.body)
    stay()
    place.current?.querySelector('h2')?.focus({ preventScroll: true })
    return leave
  }, [there, visit, place])
}
