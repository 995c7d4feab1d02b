import type { ReactNode, Ref } from 'react'

interface Props {
  /** What it holds, for those who reach it by keyboard. */
  label: string
  className?: string
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

/** A part of a page that scrolls by itself. It can be focused, or its far end would be out of a keyboard's reach. */
export function Scroller({ label, className = '', ref, children }: Props) {
  // relative: text for screen readers alone is placed, and would stick out of what scrolls
  const look = `relative overflow-auto ${className}`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- scrolling is the interaction
    <div ref={ref} role="group" aria-label={label} tabIndex={0} className={look}>
      {children}
    </div>
  )
}
