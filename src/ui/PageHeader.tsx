import type { ReactNode } from 'react'
import { useEffect } from 'react'

interface Props {
  title: ReactNode
  /** The title as plain text, for the tab; `visibleText` of user text. */
  documentTitle: string
  beside?: ReactNode
  actions?: ReactNode
  below?: ReactNode
}

/** The h1 of a page with what belongs to it, and the title of the tab. */
export function PageHeader({ title, documentTitle, beside, actions, below }: Props) {
  useEffect(() => {
    document.title = `${documentTitle} · Ringside`
  }, [documentTitle])
  return (
    <header className="pb-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 tabIndex={-1} className="min-w-0 text-title font-semibold">
          {title}
        </h1>
        {beside}
        {actions !== undefined && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
      </div>
      {below !== undefined && <div className="mt-1 text-table text-quiet">{below}</div>}
    </header>
  )
}
