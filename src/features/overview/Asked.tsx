import type { ReactNode } from 'react'
import { csv } from '../../lib/csv'
import { fileNamePart, saveText } from '../../lib/saveText'
import { Button } from '../../ui/Button'
import { Panel } from '../../ui/Panel'

interface Props {
  /** The question, as people ask it. */
  title: string
  /** The rows of its file, the head among them; null: there is nothing to take along. */
  rows: (() => readonly (readonly string[])[]) | null
  /** The name of that file, where it is not the question's. */
  file?: string
  actions?: ReactNode
  children: ReactNode
}

/** A question with its answer, and a way to take the answer along. */
export function Asked({
  title,
  rows,
  file = fileNamePart(title.toLowerCase()),
  actions,
  children,
}: Props) {
  return (
    <Panel
      title={title}
      actions={
        <span className="contents print:hidden">
          {actions}
          {rows !== null && (
            <Button
              look="quiet"
              aria-label={`CSV: ${title}`}
              onClick={() => saveText(`${file}.csv`, 'text/csv;charset=utf-8', csv(rows()))}
            >
              CSV
            </Button>
          )}
        </span>
      }
    >
      {children}
    </Panel>
  )
}

/** The number that answers it, and what it counts. */
export const Figure = ({ value, children }: { value: ReactNode; children: ReactNode }) => (
  <p className="text-body">
    <strong className="text-title tabular-nums">{value}</strong> {children}
  </p>
)
