import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useApp } from '../../app'
import { dayStart, dayText } from '../../lib/calendarDay'
import { dayWords } from '../../lib/day'
import { ledgerQueries, placeOf } from '../../queries/ledger'
import type { Lane } from '../../registry/ledger/lane'
import { Button } from '../../ui/Button'
import { FIELD } from '../../ui/Labelled'
import { UserText } from '../../ui/UserText'
import { useNow } from '../../ui/useNow'
import { whoHeld } from '../common/laneWords'
import { useLater } from '../common/useLater'
import type { Lanes } from './useOnDay'

interface FieldProps {
  day: Date | null
  /** What people look for first is there. */
  ready: boolean
  onDay: (day: string | null) => void
}

/** Asks about a day; only where there is a ledger, whose lanes can know. */
export function AsOfField({ day, ready, onDay }: FieldProps) {
  const app = useApp()
  const field = useId()
  const now = useNow()
  const later = useLater(ready)
  const known = placeOf(app).experiment !== null
  const { data } = useQuery({ ...ledgerQueries(app).found(), enabled: later && !known })
  if (!known && data?.kind !== 'ready' && day === null) return null
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={field} className="text-quiet">
        Aliases as of
      </label>
      <input
        id={field}
        type="date"
        value={day === null ? '' : dayText(day)}
        max={dayText(now)}
        onChange={({ target }) => {
          // half a date is none yet
          if (dayStart(target.value) !== null) onDay(target.value)
        }}
        className={`${FIELD} tabular-nums`}
      />
      {day !== null && (
        <Button look="quiet" onClick={() => onDay(null)}>
          Now
        </Button>
      )}
    </span>
  )
}

const MOST = 12

/** Who held what on that day, in sentences that claim no more than was seen. */
export function AsOfWords({ day, lanes: { on, reading, unread } }: { day: Date; lanes: Lanes }) {
  if (on === null || reading) return null
  const told = [...on.lanes].flatMap(([model, lanes]) => lanes.map((lane) => ({ model, lane })))
  const said = dayWords(day)
  return (
    <div role="status" className="mb-3 rounded border border-line px-3 py-2 text-table">
      <p className="font-semibold">The aliases are those of {said}; all else is as it is now.</p>
      {told.length === 0 ? (
        <p>No lane of these models is recorded: who held what on that day is not known.</p>
      ) : (
        <ul>
          {told.slice(0, MOST).map(({ model, lane }) => (
            <li key={JSON.stringify([model, lane.alias])}>
              <UserText text={model} />: {sentence(lane, day, on.now)}
            </li>
          ))}
          {told.length > MOST && <li>and {told.length - MOST} more</li>}
        </ul>
      )}
      {unread.length > 0 && (
        <p>
          Not read: the lanes of <UserText text={unread.slice(0, MOST).join(', ')} />
          {unread.length > MOST && ` and ${unread.length - MOST} more`}.
        </p>
      )}
    </div>
  )
}

const sentence = (lane: Lane, day: Date, now: Date) => whoHeld(lane, day, now).sentence
