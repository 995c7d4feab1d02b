import type { ComponentProps, KeyboardEvent, ReactNode, ToggleEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { placeNear } from './placeNear'

/** So many px are no move: rows above may be measured anew by a fraction. */
const NEAR = 4

interface Props extends Omit<ComponentProps<'button'>, 'popoverTarget' | 'children'> {
  /** What the button shows. */
  trigger: ReactNode
  /** Names the panel to those who hear it. */
  label: string
  align?: 'start' | 'end'
  /** Drawn only while open. */
  children: ReactNode
}

/**
 * A button and the panel it opens, beside it and above everything. Escape, a click elsewhere and scrolling the button
 * away close it; arrow down on the button opens it and goes in.
 */
export function Popover({ trigger, label, align = 'start', children, ...button }: Props) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const goIn = useRef(false)

  useEffect(() => {
    if (!open) return undefined
    const close = () => panel.current?.hidePopover()
    const placeOf = () => anchor.current?.getBoundingClientRect()
    const before = placeOf()
    // a page also scrolls by itself, when what is above grows: a button that stays where it was keeps its panel
    const closeIfLeft = () => {
      const after = placeOf()
      const stays =
        before !== undefined &&
        after !== undefined &&
        Math.abs(after.top - before.top) < NEAR &&
        Math.abs(after.left - before.left) < NEAR
      if (!stays) close()
    }
    // what it shows may be read after it has opened
    const follow = new ResizeObserver(() => {
      if (panel.current !== null && anchor.current !== null)
        placeNear(panel.current, anchor.current, { align })
    })
    if (panel.current !== null) follow.observe(panel.current)
    window.addEventListener('scroll', closeIfLeft, { capture: true, passive: true })
    window.addEventListener('resize', close)
    return () => {
      follow.disconnect()
      window.removeEventListener('scroll', closeIfLeft, { capture: true })
      window.removeEventListener('resize', close)
    }
  }, [align, open])

  function onBeforeToggle({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) {
    // it has no size before it is shown: hidden until it has its place
    if (newState === 'open') currentTarget.style.visibility = 'hidden'
    setOpen(newState === 'open')
  }

  function onToggle({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) {
    if (newState === 'open' && anchor.current !== null) {
      placeNear(currentTarget, anchor.current, { align })
      currentTarget.style.visibility = ''
      // what is hidden takes no focus
      if (goIn.current) currentTarget.focus({ preventScroll: true })
      goIn.current = false
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' || panel.current === null) return
    event.preventDefault()
    goIn.current = !open
    if (open) panel.current.focus({ preventScroll: true })
    else panel.current.showPopover({ source: anchor.current ?? undefined })
  }

  return (
    <>
      <button
        {...button}
        ref={anchor}
        type="button"
        popoverTarget={id}
        aria-expanded={open}
        onKeyDown={onKeyDown}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a dialog element would be modal or lose its name
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        className="fixed inset-auto max-h-[min(28rem,70dvh)] w-max max-w-[min(26rem,calc(100vw-1rem))] overflow-auto rounded-lg border border-line-strong bg-raised p-4 text-left text-table font-normal whitespace-normal text-ink [font-variant-caps:normal] shadow-xl"
      >
        {open && children}
      </div>
    </>
  )
}
