import type { HistoryEvent } from '../../registry/history/events'
import { counted } from '../../lib/counted'
import { Button } from '../../ui/Button'
import { EventRow } from './EventRow'
import { useShown } from './useShown'

const AT_ONCE = 100

/** Events as a table; on paper all of them. */
export function EventsTable({ events }: { events: readonly HistoryEvent[] }) {
  const [shown, setShown] = useShown(AT_ONCE)
  const more = events.length - shown
  return (
    <>
      <table aria-label="Events" className="block w-full text-table md:table">
        <thead className="hidden md:table-header-group print:table-header-group">
          <tr className="border-b border-line-strong text-left">
            {['When', 'Model', 'What', 'Who'].map((head) => (
              <th key={head} scope="col" className="label py-1.5 pr-4">
                {head}
              </th>
            ))}
            <th scope="col" className="py-1.5 print:hidden">
              <span className="sr-only">More</span>
            </th>
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {events.slice(0, shown).map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Button
          look="quiet"
          className="mt-2 -ml-3 print:hidden"
          onClick={() => setShown(shown + AT_ONCE)}
        >
          Show {Math.min(more, AT_ONCE)} more of {counted(more, 'event')}
        </Button>
      )}
    </>
  )
}
