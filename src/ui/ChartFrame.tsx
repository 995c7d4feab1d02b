import { type ReactNode, Suspense, useState } from 'react'
import { Button } from './Button'
import { Note } from './Note'
import { UnlessBroken } from './UnlessBroken'

interface Props {
  /** The same numbers: what a screen reader reads, and what stands there instead at the press of a button. */
  table: ReactNode
  /** More controls, beside the one that turns the picture into the table. */
  controls?: ReactNode
  /** Of the picture, in pixels: the place is kept while its code is loaded. */
  height: number
  /** The picture. */
  children: ReactNode
}

/** A picture of numbers with its table, of which one is seen and both are there. */
export function ChartFrame({ table, controls, height, children }: Props) {
  const [asTable, setAsTable] = useState(false)
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        {controls}
        <Button
          look="quiet"
          className="print:hidden"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          As a table
        </Button>
      </div>
      {!asTable && (
        <UnlessBroken instead={<Note tone="warn" title="The chart could not be drawn" />}>
          <Suspense
            fallback={<div className="animate-pulse rounded bg-hover" style={{ height }} />}
          >
            {children}
          </Suspense>
        </UnlessBroken>
      )}
      <div className={asTable ? '' : 'relative'}>
        <div className={asTable ? '' : 'sr-only'}>{table}</div>
      </div>
    </div>
  )
}

/** What a picture shows, above it. Its table says the same to a screen reader. */
export const Caption = ({ children }: { children: string }) => (
  <p aria-hidden="true" className="text-label text-quiet">
    {children}
  </p>
)
