import { type ReactNode, Suspense, lazy, useState } from 'react'
import { Button } from './Button'
import { Note } from './Note'
import { UnlessBroken } from './UnlessBroken'
import type { ChartProps } from './chartSeries'

const Drawing = lazy(async () => ({ default: (await import('./ChartDrawing')).ChartDrawing }))

interface Props extends ChartProps {
  /** The same numbers: what a screen reader reads, and what stands there instead at the press of a button. */
  table: ReactNode
  /** More controls, beside the one that turns the picture into the table. */
  controls?: ReactNode
}

/** A picture of numbers with its table, of which one is seen and both are there. */
export function Chart({ table, controls, ...drawing }: Props) {
  const [asTable, setAsTable] = useState(false)
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-center gap-2">
        {controls}
        <Button look="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          As a table
        </Button>
      </div>
      {!asTable && (
        <UnlessBroken instead={<Note tone="warn" title="The chart could not be drawn" />}>
          <Suspense fallback={<div className="h-64 animate-pulse rounded bg-hover" />}>
            <Drawing {...drawing} />
          </Suspense>
        </UnlessBroken>
      )}
      <div className={asTable ? '' : 'relative'}>
        <div className={asTable ? '' : 'sr-only'}>{table}</div>
      </div>
    </div>
  )
}
