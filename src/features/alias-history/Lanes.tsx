import { longDay, tickWords } from '../../lib/day'
import type { Lane } from '../../registry/ledger/lane'
import { type Axis, dayOf, placeOf, ticksOf } from '../../registry/ledger/timeline'
import { AliasPill } from '../common/AliasPill'
import { useMediaQuery } from '../../ui/useMediaQuery'
import { visibleText } from '../../ui/visibleText'
import { LaneBars } from './LaneBars'
import { useCursor } from './useCursor'
import { dayInWords } from '../common/laneWords'

interface Props {
  lanes: readonly Lane[]
  axis: Axis
  now: Date
  modelCreated: Date | null
  day: Date | null
  onDay: (day: Date) => void
}

// the column of names, that of what the cursor reads out, and the gap beside each
const ROW =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 md:grid-cols-[11rem_minmax(0,1fr)_6.5rem] md:items-center'
const PLOT = 'absolute inset-y-0 left-0 right-0 md:left-[11.75rem] md:right-[7.25rem]'

/** The lanes of a model, drawn over time, with a cursor that reads out a day. The table holds the same. */
export function Lanes({ lanes, axis, now, modelCreated, day, onDay }: Props) {
  const wide = useMediaQuery('(width >= 48rem)')
  const cursor = useCursor({ axis, day, onChoose: onDay })
  const { shown } = cursor
  const ticks = ticksOf(axis, wide ? 9 : 4)
  const readOut = (lane: Lane, at: Date) => dayInWords(lane, dayOf(at), now) ?? 'not watched'
  const spoken = (at: Date) =>
    `${longDay(at)}: ${lanes.map((lane) => `@${visibleText(lane.alias)} ${readOut(lane, at)}`).join(', ')}`
  return (
    <div className="text-table">
      <div className={`${ROW} mb-1 min-h-5 text-label text-quiet`}>
        <span className="md:col-start-1">{wide ? '' : 'Tap a lane to read out a day'}</span>
        <span className="text-right whitespace-nowrap tabular-nums md:col-start-3">
          {longDay(shown ?? now)}
        </span>
      </div>
      <div className="relative">
        <ul className="relative space-y-1.5 max-md:space-y-3">
          {lanes.map((lane) => (
            <li key={lane.alias} className={ROW}>
              <span className="min-w-0">
                <AliasPill alias={lane.alias} />
              </span>
              <div className="max-md:col-span-2 max-md:row-start-2 max-md:mt-1">
                <LaneBars
                  lane={lane}
                  axis={axis}
                  ticks={ticks}
                  cursor={cursor.place}
                  modelCreated={modelCreated}
                />
              </div>
              <span className="truncate text-right font-mono tabular-nums max-md:col-start-2 max-md:row-start-1">
                {readOut(lane, shown ?? now)}
              </span>
            </li>
          ))}
        </ul>
        <div
          role="slider"
          tabIndex={0}
          aria-label="Day"
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={cursor.count}
          aria-valuenow={cursor.now}
          aria-valuetext={spoken(day ?? now)}
          {...cursor.on}
          className={`${PLOT} cursor-crosshair touch-pan-y rounded-sm`}
        />
      </div>
      <div className={ROW} aria-hidden="true">
        <div className="relative mt-1 h-4 text-label text-quiet tabular-nums max-md:col-span-2 md:col-start-2">
          {ticks.map(({ at, unit }) => (
            <span
              key={at.getTime()}
              className="absolute -translate-x-1/2 whitespace-nowrap first:translate-x-0"
              style={{ left: `${placeOf(at, axis) * 100}%` }}
            >
              {tickWords(at, unit)}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}
