import type { ReactNode } from 'react'
import { useId } from 'react'
import { useTip } from './useTip'

/** Words with the reason behind them: shown to a mouse, to a finger and to keyboard focus, and spoken with the words. */
export function Reason({ because, children }: { because: string; children: ReactNode }) {
  const id = useId()
  const { onFocus, onHover, tip } = useTip(because)
  return (
    <>
      <button
        {...onFocus}
        {...onHover}
        type="button"
        aria-describedby={id}
        className="max-w-full cursor-help truncate rounded-sm underline decoration-dotted underline-offset-2"
      >
        {children}
      </button>
      {/* hidden, so that it describes the button without being part of a name around it */}
      <span id={id} hidden>
        {because}
      </span>
      {tip}
    </>
  )
}
