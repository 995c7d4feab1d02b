import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useRef } from 'react'

interface Tab {
  id: string
  label: string
}

interface Props {
  /** Names the choice to those who hear it. */
  label: string
  tabs: readonly Tab[]
  /** The id of the chosen tab; the first, where it is none of them. */
  chosen: string | null
  onChoose: (id: string) => void
  /** The panel of a tab, asked for the chosen one only. */
  children: (id: string) => ReactNode
}

/**
 * Tabs as WAI-ARIA has them: one stop of the tab key, arrows (and Home, End) choose at once. Which one is chosen belongs
 * to the page, that is to its address.
 */
export function Tabs({ label, tabs, chosen, onChoose, children }: Props) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === chosen),
  )

  const id = tabs[at]?.id ?? ''

  function onKeyDown(event: KeyboardEvent) {
    const to = target(event.key, at, tabs.length)
    const next = to === null ? undefined : tabs[to]
    if (to === null || next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="flex gap-x-1 overflow-x-auto border-b border-line px-0.5 pt-0.5"
      >
        {tabs.map((tab, i) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            aria-selected={i === at}
            aria-controls={i === at ? `${base}-panel` : undefined}
            tabIndex={i === at ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            className={`-mb-px min-h-8 shrink-0 border-b-2 px-3 text-table whitespace-nowrap -outline-offset-2! hover:text-ink ${i === at ? 'border-accent font-semibold text-ink' : 'border-transparent text-quiet'}`}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-tab-${id}`}
        className="pt-3"
      >
        {children(id)}
      </div>
    </>
  )
}

function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
