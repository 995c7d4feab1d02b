import { useId } from 'react'
import { dayStart, dayText } from '../../lib/calendarDay'
import type { Lane } from '../../registry/ledger/lane'
import type { Stretch } from '../../registry/ledger/stretches'
import { FIELD } from '../../ui/Labelled'
import { visibleText } from '../../ui/visibleText'
import { Whom, Why } from './LaneTable'
import { stretchWords, whoHeld } from '../common/laneWords'
import { minuteWords } from '../../lib/day'

interface Props {
  lanes: readonly Lane[]
  /** The one asked about. */
  lane: Lane
  /** Null: no day was chosen. */
  day: Date | null
  now: Date
  onAsk: (asked: { alias?: string; day?: Date }) => void
}

/** "Who held @champion on 3 May?", answered in a sentence that claims no more than was seen. */
export function WhoHeld({ lanes, lane, day, now, onAsk }: Props) {
  const [alias, date] = [useId(), useId()]
  const answer = day === null ? null : whoHeld(lane, day, now)
  return (
    <div className="mt-4 text-table">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <label htmlFor={alias}>Who held</label>
        <select
          id={alias}
          value={lane.alias}
          onChange={({ target }) => onAsk({ alias: target.value })}
          className={`${FIELD} max-w-36 sm:max-w-60 font-mono`}
        >
          {lanes.map((one) => (
            <option key={one.alias} value={one.alias}>
              @{visibleText(one.alias)}
            </option>
          ))}
        </select>
        <label htmlFor={date}>on</label>
        <input
          id={date}
          type="date"
          value={day === null ? '' : dayText(day)}
          max={dayText(now)}
          onChange={({ target }) => {
            const chosen = dayStart(target.value)
            if (chosen !== null) onAsk({ day: chosen })
          }}
          className={`${FIELD} tabular-nums`}
        />
        <span aria-hidden="true" className="max-sm:hidden">
          ?
        </span>
      </div>
      <output className="mt-2 block min-h-6 max-w-[72ch]">
        {answer !== null && (
          <>
            <p className="font-semibold">{answer.sentence}</p>
            {answer.stretches.length > 0 && (
              <ul className="mt-0.5 text-quiet">
                {answer.stretches
                  .filter(({ kind }) => kind !== 'between')
                  .map((stretch) => (
                    <Source key={stretch.span.from.n} model={lane.model} stretch={stretch} />
                  ))}
              </ul>
            )}
          </>
        )}
      </output>
    </div>
  )
}

/** How it came to that, and how that is known. */
function Source({ model, stretch }: { model: string; stretch: Stretch }) {
  const { from } = stretch.span
  return (
    <li>
      <span className="font-mono">{stretchWords(stretch)}</span> since {minuteWords(stretch.from)} ·{' '}
      <Whom from={from} /> · <Why model={model} from={from} />
    </li>
  )
}
