import type { EventOf, Mark } from '../../registry/ledger/event'
import { foldLane } from '../../registry/ledger/foldLane'
import type { Lane, Span } from '../../registry/ledger/lane'
import type { Log } from '../../registry/ledger/log'
import { sameMark } from '../../registry/ledger/marks'
import { append, type Appended, type Failure } from './append'
import { continueIfFull } from './continueLane'
import { logIn, readJoined } from './logIn'
import type { Ledger, LogPorts } from './ports'

/** What a lane has to be told, given who holds the alias now; null: nothing. `looked`: when somebody last saw it as the lane says. */
export function observation(
  { holder, spans }: Lane,
  now: Mark | null,
  { at, looked }: { at: Date; looked?: Date | null },
): EventOf<'observed'> | null {
  if (holder !== undefined && sameMark(holder, now)) return null
  const last = spans.at(-1)
  const before = at.toISOString()
  if (last === undefined) {
    return { type: 'observed', how: 'first-sight', holder: now, after: null, before }
  }
  const seen = Math.max(seenAt(last).getTime(), looked?.getTime() ?? 0)
  // clocks differ: nobody is told that it ended before it began
  const after = new Date(Math.min(seen, at.getTime())).toISOString()
  return { type: 'observed', how: 'outside', holder: now, after, before }
}

const seenAt = ({ from }: Span): Date => (from.how === 'outside' ? from.before : from.at)

export interface Sight {
  model: string
  alias: string
  look: () => Promise<Mark | null>
  /** When somebody looked last, and it was as the lane says. */
  looked: Date | null
}

/**
 * Writes down who holds an alias, as `look` says after the lane was read: if the lane says otherwise: the first sight of it, or a move that was made elsewhere. Of a
 * lane in which a move is announced nothing can be said until that is settled.
 */
export async function observe(
  ports: LogPorts,
  ledger: Ledger,
  { model, alias, look, looked }: Sight,
  signal?: AbortSignal,
): Promise<Appended | Failure> {
  const found = await logIn(ports, ledger, { kind: 'lane', model, alias }, signal)
  if (found.kind !== 'found') return found
  const full = await continueIfFull(ports, ledger, found)
  if (full !== null) return full
  return append(
    ports,
    found.run,
    async (log) => {
      const lane = laneOf(log)
      if (lane.open !== null) return { unwanted: 'A move of it is announced and not settled.' }
      // what was seen before may have been moved on the record since: that is no outside move
      const event = observation(lane, await look(), { at: ports.now(), looked })
      return event === null ? { unwanted: 'The lane says so.' } : { events: [event] }
    },
    { model, signal, read: (ask) => readJoined(ports.runs, found.run, ask) },
  )
}

/** Of a log that the index names as a lane. */
export function laneOf(log: Log): Lane {
  const lane = foldLane(log)
  if (lane === null) throw new Error('this log is no lane')
  return lane
}
