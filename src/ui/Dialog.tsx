import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'

interface Props {
  title: ReactNode
  onClose: () => void
  /** Escape and the close button do nothing while something that can't be called back is under way. */
  busy?: boolean
  /** For two columns. */
  wide?: boolean
  children: ReactNode
}

/** A modal native dialog, open as long as it is mounted. Focus goes back to where it was when it closes. */
export function Dialog({ title, onClose, busy = false, wide = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // before anything in here may take it
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    ref.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [before])
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        if (!busy) onClose()
      }}
      // A browser asks once: a second Escape without anything done in between closes without a question.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (!busy) onClose()
      }}
      onClose={() => {
        if (busy) ref.current?.showModal()
        else onClose()
      }}
      className={`${wide ? 'w-[min(72rem,calc(100vw-2rem))]' : 'w-[min(36rem,calc(100vw-2rem))]'} rounded-lg border border-line bg-raised p-0 text-ink shadow-xl`}
    >
      <div className="flex items-start gap-3 border-b border-line px-5 py-3">
        <h2 id={id} className="min-w-0 flex-1 text-body font-semibold">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          aria-disabled={busy || undefined}
          className="-mr-2 size-7 rounded text-quiet hover:bg-hover hover:text-ink"
          onClick={() => {
            if (!busy) onClose()
          }}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <div className="px-5 py-4">{children}</div>
    </dialog>
  )
}
