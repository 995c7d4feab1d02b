import { useApp } from '../../app'
import { csv } from '../../lib/csv'
import { now } from '../../lib/clock'
import { saveText } from '../../lib/saveText'
import type { Log } from '../../registry/ledger/log'
import type { HistoryEvent } from '../../registry/history/events'
import { exportLines } from '../../registry/history/exported'
import { eventRows } from '../../registry/history/table'
import { Button } from '../../ui/Button'

interface Props {
  experiment: string
  logs: readonly Log[]
  /** Those in the table. */
  events: readonly HistoryEvent[]
  /** More is still to be read: a file would not hold all. */
  partial: boolean
}

/** Ways to take the history along. */
export function Exports({ experiment, logs, events, partial }: Props) {
  const { config } = useApp()
  const closed = partial ? 'The ledger is still being read: a file would not hold all of it.' : null
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button
        closedBecause={closed}
        title="Every entry of the ledger as it is stored: what a later verification is compared with."
        onClick={() =>
          saveText(
            name('jsonl'),
            'application/jsonl;charset=utf-8',
            exportLines(logs, { experiment, server: config.name, made: made() }),
          )
        }
      >
        Export all as JSONL
      </Button>
      <Button
        closedBecause={closed}
        title="The rows of the table, for a spreadsheet."
        onClick={() => saveText(name('csv'), 'text/csv;charset=utf-8', csv(eventRows(events)))}
      >
        Export these as CSV
      </Button>
      <Button onClick={() => print()}>Print</Button>
    </div>
  )
}

const made = () => new Date(now())
const name = (end: string) => `ringside-history-${made().toISOString().slice(0, 10)}.${end}`
