import { useSearchParams } from 'react-router'
import { dayStart, dayText } from '../../lib/calendarDay'
import type { Lane } from '../../registry/ledger/lane'
import { axisOver, dayOf } from '../../registry/ledger/timeline'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Disclosure } from '../../ui/Disclosure'
import { useNow } from '../../ui/useNow'
import { useState } from 'react'
import { LaneTable } from './LaneTable'
import { Lanes } from './Lanes'
import { Legend } from './Legend'
import { WhoHeld } from './WhoHeld'

const KEEP_PLACE = { preventScrollReset: true, replace: true }
const SHOWN_FIRST = 8
const SPANS = [
  ['all', 'All', null],
  ['year', '1 year', 365],
  ['quarter', '90 days', 90],
  ['month', '30 days', 30],
] as const

interface Props {
  model: string
  /** In the order in which they are shown; at least one. */
  lanes: readonly [Lane, ...Lane[]]
  modelCreated: Date | null
}

/** Lanes, drawn, asked and as a table. The span of time, the day and the alias asked about are in the address. */
export function Drawn({ model, lanes, modelCreated }: Props) {
  const now = useNow()
  const [params, setParams] = useSearchParams()
  const [all, setAll] = useState(false)
  const span = SPANS.find(([id]) => id === params.get('lanes')) ?? SPANS[0]
  const day = dayStart(params.get('on'))
  const asked = lanes.find(({ alias }) => alias === params.get('held')) ?? lanes[0]
  const axis = axisOver(
    lanes.flatMap(({ spans }) =>
      spans.map(({ from }) => ('before' in from ? from.before : from.at)),
    ),
    now,
    span[2],
  )
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setParams((current) => {
      const next = new URLSearchParams(current)
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      return next
    }, KEEP_PLACE)
  const choose = (at: Date) => set({ on: dayText(at) })
  const shown = all ? lanes : lanes.slice(0, SHOWN_FIRST)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Legend lanes={lanes} />
        <Choice
          label="How far back"
          options={SPANS.map(([id, words]) => [id, words] as const)}
          value={span[0]}
          onChange={(id) => set({ lanes: id === 'all' ? null : id })}
        />
      </div>
      <Lanes
        lanes={shown}
        axis={axis}
        now={now}
        modelCreated={modelCreated}
        day={day === null ? null : dayOf(day).from}
        onDay={choose}
      />
      {shown.length < lanes.length && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={() => setAll(true)}>
          Show all {lanes.length} aliases
        </Button>
      )}
      <WhoHeld
        lanes={lanes}
        lane={asked}
        day={day}
        now={now}
        onAsk={({ alias, day: on }) =>
          set({
            ...(alias !== undefined && { held: alias === lanes[0].alias ? null : alias }),
            ...(on !== undefined && { on: dayText(on) }),
          })
        }
      />
      <div className="mt-2">
        <Disclosure label="The same as a table">
          <LaneTable model={model} lanes={lanes} modelCreated={modelCreated} />
        </Disclosure>
      </div>
    </>
  )
}
