import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button'

interface Props {
  /** Completes "Show the whole …". */
  what: string
  children: ReactNode
}

/** What is higher than it may be is cut, with a button to see the whole; what fits is left alone. */
export function Folded({ what, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [tooHigh, setTooHigh] = useState(false)
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      const [inner, outer] = [content.current, frame.current]
      if (inner === null || outer === null) return
      const limit = Number.parseFloat(getComputedStyle(outer).getPropertyValue('--fold'))
      setTooHigh(inner.offsetHeight > limit)
    })
    if (content.current !== null) watch.observe(content.current)
    return () => watch.disconnect()
  }, [])
  return (
    <>
      <div
        ref={frame}
        className={`[--fold:288px] max-md:[--fold:176px] ${whole ? '' : 'max-h-(--fold) overflow-hidden'} ${tooHigh && !whole ? 'border-b border-line' : ''}`}
        // something below the cut was reached by keyboard
        onFocus={() => setWhole(true)}
      >
        <div ref={content}>{children}</div>
      </div>
      {tooHigh && (
        <Button
          look="quiet"
          className="mt-1 -ml-3"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? 'Show less' : `Show the whole ${what}`}
        </Button>
      )}
    </>
  )
}
