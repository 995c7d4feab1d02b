import type { FocusEvent, KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useCallback, useRef, useState } from 'react'
import { placeNear } from './placeNear'

/**
 * A tooltip that keyboard focus opens, and with `onHover` a mouse. It repeats what assistive technology already has, so
 * it is hidden from it. Escape closes it; a mouse may move onto it.
 */
export function useTip(content: ReactNode): Tip {
  const anchor = useRef<Element>(null)
  const panel = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)

  const place = useCallback((tip: HTMLElement | null) => {
    panel.current = tip
    if (tip === null || anchor.current === null) return
    tip.showPopover()
    placeNear(tip, anchor.current, { gap: 0 })
  }, [])
  const openAt = (element: Element) => {
    anchor.current = element
    setOpen(true)
  }
  const leave = ({ relatedTarget }: PointerEvent) => {
    if (!(relatedTarget instanceof Node && panel.current?.contains(relatedTarget))) setOpen(false)
  }

  return {
    onFocus: {
      onFocus: ({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) openAt(currentTarget)
      },
      onBlur: () => setOpen(false),
      onKeyDown: ({ key }) => {
        if (key === 'Escape') setOpen(false)
      },
    },
    onHover: {
      onPointerEnter: ({ currentTarget }) => openAt(currentTarget),
      onPointerLeave: leave,
    },
    tip: open && (
      <span
        ref={place}
        popover="manual"
        aria-hidden="true"
        onPointerLeave={() => setOpen(false)}
        className="fixed inset-auto max-w-[min(32rem,calc(100vw-1rem))] rounded border border-line-strong bg-raised px-2 py-1 text-table font-normal tracking-normal whitespace-pre-wrap text-ink [font-variant-caps:normal] shadow-lg"
      >
        {content}
      </span>
    ),
  }
}

interface Tip {
  onFocus: {
    onFocus: (event: FocusEvent) => void
    onBlur: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
  onHover: {
    onPointerEnter: (event: PointerEvent) => void
    onPointerLeave: (event: PointerEvent) => void
  }
  /** To be drawn beside what it is about. */
  tip: ReactNode
}
