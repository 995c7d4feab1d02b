import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { useCallback, useRef, useState } from 'react'
import { placeNear } from './placeNear'

/**
 * A tooltip that keyboard focus opens, for what `title` shows only to a mouse. It repeats what assistive technology
 * already has, so it is hidden from it.
 */
export function useFocusTip(content: ReactNode): { props: FocusTipProps; tip: ReactNode } {
  const anchor = useRef<Element>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback((tip: HTMLElement | null) => {
    if (tip === null || anchor.current === null) return
    tip.showPopover()
    placeNear(tip, anchor.current)
  }, [])
  return {
    props: {
      onFocus: ({ currentTarget }) => {
        anchor.current = currentTarget
        setOpen(currentTarget.matches(':focus-visible'))
      },
      onBlur: () => setOpen(false),
      onKeyDown: ({ key }) => {
        if (key === 'Escape') setOpen(false)
      },
    },
    tip: open && (
      <span
        ref={show}
        popover="manual"
        aria-hidden="true"
        className="pointer-events-none fixed inset-auto max-w-[min(32rem,calc(100vw-1rem))] rounded border border-line-strong bg-raised px-2 py-1 text-table font-normal tracking-normal whitespace-pre-wrap text-ink [font-variant-caps:normal] shadow-lg"
      >
        {content}
      </span>
    ),
  }
}

interface FocusTipProps {
  onFocus: (event: FocusEvent) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent) => void
}
