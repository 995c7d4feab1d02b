import { RegistryError } from '../../registry/errors'
import type { EventOf, LedgerEvent } from '../../registry/ledger/event'
import type { Lane } from '../../registry/ledger/lane'
import { sameMark } from '../../registry/ledger/marks'
import { attempt } from '../changeOnce'
import { append, type Appended, refusal } from './append'
import { closeIntent, movedBy, shortened, writeEnd } from './closeIntent'
import { holderNow } from './holderNow'
import { type LogFound, logIn, readJoined } from './logIn'
import { goOn, type LaneOutcome, notAnnounced } from './moveInLane'
import { laneOf, observation } from './observe'
import type { Ledger, LedgerPorts } from './ports'

export interface Settling {
  model: string
  alias: string
  /** The entry that announced the move. */
  intent: number
  /** Where the alias is still what it was: do what was announced, or say that it is not done. */
  how: 'resume' | 'give-up'
  reason: string
}

/**
 * Closes a move that somebody announced and left, after a look at the alias: it is what it was to become (recorded as
 * moved), or what it was (gone on with, or given up), or something else (nobody can say, and an outside move is seen).
 */
export async function settleIntent(
  ports: LedgerPorts,
  ledger: Ledger,
  { model, alias, intent, how, reason }: Settling,
  signal?: AbortSignal,
): Promise<LaneOutcome> {
  const found = await logIn(ports, ledger, { kind: 'lane', model, alias }, signal)
  if (found.kind !== 'found') return notAnnounced(found)
  const { run } = found
  const { open } = laneOf(found.log)
  if (open === null || open.n !== intent) {
    const n = movedBy(found.log, intent)
    return n === null
      ? { kind: 'refused', message: 'Somebody else has settled it.' }
      : { kind: 'moved', lane: run, intent, n, before: true }
  }
  const { from, to } = open
  const now = await attempt(() => holderNow(ports.registry, { model, alias }, null, asking(signal)))
  signal?.throwIfAborted()
  if (now instanceof RegistryError) return notAnnounced(refusal(now))
  const move = { model, alias, from, to, reason, request: null, emergency: false }
  if (sameMark(now, to)) return closeIntent(ports, run, move, intent, { kind: 'moved' })
  if (!sameMark(now, from)) {
    const holder = now?.version ?? null
    return closeIntent(ports, run, move, intent, { kind: 'moved-by-other', holder, when: 'after' })
  }
  if (how === 'resume') return goOn(ports, run, move, intent)
  const message = shortened(reason === '' ? 'Given up.' : `Given up: ${reason}`)
  const failed = { type: 'failed', intent, message } as const
  const ended = await writeEnd(ports, run, move, intent, [failed])
  if (ended.kind === 'written' || ended.kind === 'unwanted') {
    const n = movedBy(ended.log, intent)
    if (n !== null) return { kind: 'moved', lane: run, intent, n, before: true }
    return { kind: 'given-up', lane: run, intent }
  }
  return { kind: 'open', lane: run, intent, moved: false, message: ended.message }
}

const asking = (signal: AbortSignal | undefined) => (signal ? { signal } : {})

/** Says that what an outside move did is to stay. One that nobody wrote down yet is written down with it. */
export async function adopt(
  ports: LedgerPorts,
  ledger: Ledger,
  { model, alias, reason }: Pick<Settling, 'model' | 'alias' | 'reason'>,
  signal?: AbortSignal,
): Promise<Appended> {
  const found: LogFound = await logIn(ports, ledger, { kind: 'lane', model, alias }, signal)
  if (found.kind !== 'found') return found
  return append(
    ports,
    found.run,
    async (log) => {
      const lane = laneOf(log)
      if (lane.open !== null) return { unwanted: 'A move of it is announced and not settled.' }
      const now = await holderNow(ports.registry, { model, alias }, null, asking(signal))
      const seen = observation(lane, now, { at: ports.now() })
      const observed =
        seen === null ? lastOutside(lane) : lane.spans.length === 0 ? null : nextOf(log)
      if (observed === null) {
        return seen === null
          ? { unwanted: 'There is no outside move to adopt.' }
          : { events: [seen] }
      }
      const adopted: EventOf<'adopted'> = { type: 'adopted', observed, reason }
      const events: readonly LedgerEvent[] = seen === null ? [adopted] : [seen, adopted]
      return { events }
    },
    { model, signal, read: (ask) => readJoined(ports.runs, found.run, ask) },
  )
}

const nextOf = ({ first, entries }: { first: number; entries: readonly unknown[] }) =>
  first + entries.length

/** The outside move that the lane ended with, if nobody has settled it. */
function lastOutside({ spans }: Lane): number | null {
  const last = spans.at(-1)?.from
  return last?.how === 'outside' && last.settled === null ? last.n : null
}
