import type { MoveOutcome } from '../../registry/aliasMove'
import { RegistryError } from '../../registry/errors'
import type { LedgerEvent, Mark } from '../../registry/ledger/event'
import type { Lane } from '../../registry/ledger/lane'
import type { Log } from '../../registry/ledger/log'
import { attempt } from '../changeOnce'
import { append, type Appended } from './append'
import { markOf } from './holderNow'
import { readJoined } from './logIn'
import type { LaneMove, LaneOutcome } from './moveInLane'
import { laneOf, observation } from './observe'
import type { LedgerPorts } from './ports'

type Closing = Pick<LaneMove, 'model' | 'to' | 'reason' | 'reverts'>

/** Writes down what came of a move that was announced. What is not known stays open. */
export async function closeIntent(
  ports: LedgerPorts,
  run: string,
  move: Closing,
  intent: number,
  outcome: MoveOutcome,
): Promise<LaneOutcome> {
  const open = { kind: 'open', lane: run, intent, moved: outcome.kind === 'moved' } as const
  if (outcome.kind === 'unknown') {
    const held = outcome.holder
    // it is neither what it was nor what it was to become: then somebody else has it, whatever became of ours
    return { ...open, moved: held === (move.to?.version ?? null), message: outcome.message }
  }
  const events = await attempt(() => endOf(ports, move, intent, outcome))
  if (events instanceof RegistryError) return { ...open, message: events.message }
  const closed = await writeEnd(ports, run, move, intent, events)
  if (closed.kind !== 'written' && closed.kind !== 'unwanted') {
    return { ...open, message: closed.message }
  }
  const n = movedBy(closed.log, intent)
  if (n !== null) return { kind: 'moved', lane: run, intent, n, before: false }
  if (outcome.kind === 'moved') await sayOutside(ports, run, move)
  return withoutMove(outcome, run)
}

/** `events` close the intent; if somebody has closed it meanwhile, theirs stands. */
export const writeEnd = (
  ports: LedgerPorts,
  run: string,
  { model, reason, reverts = false }: Closing,
  intent: number,
  events: readonly LedgerEvent[],
): Promise<Appended> =>
  append(
    ports,
    run,
    (log) => {
      const lane = laneOf(log)
      const undone = reverts ? undoneBy(lane, intent, events) : null
      const more: readonly LedgerEvent[] =
        undone === null ? [] : [{ type: 'reverted', observed: undone, by: intent, reason }]
      if (lane.open?.n === intent) return { events: [...events, ...more] }
      return more.length === 0 ? { unwanted: 'It was closed before.' } : { events: more }
    },
    { model, read: (ask) => readJoined(ports.runs, run, ask) },
  )

/** The outside move that `intent` undoes, once it is made; null: it is not, or that is said already. */
function undoneBy({ spans }: Lane, intent: number, events: readonly LedgerEvent[]): number | null {
  const made =
    events.some(({ type }) => type === 'moved') ||
    spans.some(({ from }) => from.how === 'moved' && from.intent === intent)
  const outside = spans.findLast(({ from }) => from.how === 'outside' && from.n < intent)?.from
  return made && outside?.how === 'outside' && outside.settled === null ? outside.n : null
}

/** It moved after somebody had given the move up: then that is what the lane is told. If that fails, the next to look says so. */
const sayOutside = (ports: LedgerPorts, run: string, { model, to }: Closing) =>
  append(
    ports,
    run,
    (log) => {
      const lane = laneOf(log)
      const event = lane.open === null ? observation(lane, to, { at: ports.now() }) : null
      return event === null ? { unwanted: 'The lane says so.' } : { events: [event] }
    },
    { model, read: (ask) => readJoined(ports.runs, run, ask) },
  )

/** The entry that says that the move announced as `intent` was made; null: none does. */
export function movedBy(log: Log, intent: number): number | null {
  const { spans } = laneOf(log)
  for (const { from } of spans) if (from.how === 'moved' && from.intent === intent) return from.n
  return null
}

async function endOf(
  { registry, now }: LedgerPorts,
  { model, to }: Closing,
  intent: number,
  outcome: Exclude<MoveOutcome, { kind: 'unknown' }>,
): Promise<readonly LedgerEvent[]> {
  const seen = (holder: Mark | null): LedgerEvent => ({
    type: 'observed',
    how: 'outside',
    holder,
    after: null,
    before: now().toISOString(),
  })
  switch (outcome.kind) {
    case 'moved':
      return [{ type: 'moved', intent, holder: to }]
    case 'already-there':
      return [{ type: 'failed', intent, message: 'It pointed there already.' }, seen(to)]
    case 'moved-by-other': {
      const { holder, when } = outcome
      const mark = holder === null ? null : await markOf(registry, model, holder)
      const message = 'Somebody who does not use these records moved it at the same moment.'
      return [{ type: when === 'before' ? 'failed' : 'unknown', intent, message }, seen(mark)]
    }
    case 'denied':
    case 'refused':
      return [{ type: 'failed', intent, message: shortened(outcome.message) }]
    default:
      return outcome satisfies never
  }
}

/** A server's words may be long. */
export const shortened = (message: string) => message.slice(0, 1000)

/** The alias was not moved by us, as the lane says by now. */
function withoutMove(outcome: MoveOutcome, run: string): LaneOutcome {
  switch (outcome.kind) {
    case 'moved':
      return {
        kind: 'refused',
        message:
          'It was moved, but somebody had given the move up meanwhile: it shows as an outside move.',
      }
    case 'already-there':
      return { kind: 'already-there', lane: run }
    case 'denied':
      return { ...outcome, on: 'alias' }
    case 'moved-by-other':
    case 'refused':
      return outcome
    case 'unknown':
      return { kind: 'unannounced', message: outcome.message }
    default:
      return outcome satisfies never
  }
}
