import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react'
import type { Right } from '../../registry/right'
import { Button } from '../../ui/Button'
import { passFocusOn } from '../../ui/passFocusOn'
import { visibleText } from '../../ui/visibleText'
import { whyClosed } from '../common/useRight'

/** One thing that can be done here, whether or not this person may. */
export interface Act {
  id: string
  label: string
  right: Right
  primary?: boolean
  /** It opens a dialog first. */
  asks: boolean
  onDo: () => void
}

interface Props {
  /** Where it stands, in a sentence. */
  standing: ReactNode
  acts: readonly Act[]
  /** The act that takes the focus, though it may be closed: then it says why. Null: none. */
  focusOn?: string | null
  children?: ReactNode
}

/**
 * What can be done, at the foot of the page and always in sight. What this person may not stays there with its reason,
 * after what they may.
 */
export function Decision({ standing, acts, focusOn = null, children }: Props) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  // an act may lead to the page of another request, whose decision is another
  const arrive = useCallback((element: HTMLElement | null) => {
    section.current = element
    return passFocusOn(element)
  }, [])
  useEffect(() => {
    if (focusOn === null) return
    const asked = section.current?.querySelector<HTMLElement>(`[data-act="${focusOn}"]`)
    const target = asked ?? section.current?.querySelector('h2')
    // after the heading, to which a new page gives the focus first
    queueMicrotask(() => target?.focus())
  }, [focusOn])
  const open = acts.filter(({ right }) => right.may !== 'no')
  const closed = acts.filter(({ right }) => right.may === 'no')
  return (
    <section
      ref={arrive}
      aria-labelledby={id}
      className="sticky bottom-0 z-5 -mx-4 border-t border-line-strong bg-raised px-4 py-3 max-md:bottom-[3.25rem] md:-mx-6 md:px-6 print:static"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={id} tabIndex={-1} className="text-body font-semibold outline-none">
          Decision
        </h2>
        <div className="min-w-0 flex-1 basis-64 text-table">{standing}</div>
        <div
          role="group"
          aria-label="What can be done"
          className="flex flex-wrap gap-2 max-md:max-h-24 max-md:overflow-y-auto print:hidden"
        >
          {[...open, ...closed].map(({ id: key, label, right, primary = false, asks, onDo }) => (
            <Button
              key={key}
              ref={passFocusOn}
              data-act={key}
              look={primary && right.may !== 'no' ? 'primary' : 'plain'}
              aria-haspopup={asks ? 'dialog' : undefined}
              closedBecause={right.may === 'no' ? visibleText(whyClosed(right) ?? '') : null}
              onClick={onDo}
            >
              {visibleText(label)}
            </Button>
          ))}
        </div>
      </div>
      {children}
    </section>
  )
}
