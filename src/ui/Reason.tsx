import type { ReactNode } from 'react'
import { useId } from 'react'
import { useFocusTip } from './useFocusTip'

/** Words with the reason behind them: in the tooltip for a mouse and for keyboard focus, and spoken with the words. */
export function Reason({ because, children }: { because: string; children: ReactNode }) {
  const id = useId()
  const { props, tip } = useFocusTip(because)
  return (
    <>
      <span
        {...props}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason must be reachable without a mouse
        tabIndex={0}
        role="note"
        aria-describedby={id}
        title={because}
        className="cursor-help rounded-sm underline decoration-dotted underline-offset-2"
      >
        {children}
      </span>
      <span id={id} className="sr-only">
        {because}
      </span>
      {tip}
    </>
  )
}
