import type { MoveOutcome } from '../../registry/aliasMove'
import { RegistryError } from '../../registry/errors'
import type { EntryRef, Mark } from '../../registry/ledger/event'
import type { Lane, OpenIntent } from '../../registry/ledger/lane'
import type { Log } from '../../registry/ledger/log'
import { sameMark } from '../../registry/ledger/marks'
import type { Ask } from '../backend'
import { removeAlias } from '../annotate'
import { attempt, inWords } from '../changeOnce'
import { asMove, moveAlias } from '../moveAlias'
import { append, type Failure, type Unwanted, type Wish } from './append'
import { closeIntent } from './closeIntent'
import { continueIfFull } from './continueLane'
import { holderNow } from './holderNow'
import { logIn, readJoined } from './logIn'
import { laneOf, observation } from './observe'
import type { Ledger, LedgerPorts } from './ports'

/** A move of an alias that goes on record. `from` and `to` as the person saw them; `to` null: the alias is removed. */
export interface LaneMove {
  model: string
  alias: string
  from: Mark | null
  to: Mark | null
  reason: string
  request: EntryRef | null
  emergency: boolean
  /** It undoes the outside move that the lane saw last: said in the same breath as that it has moved. */
  reverts?: boolean
  /** Asked right before it is announced or gone on with: why not, in words, or null. */
  unless?: () => Promise<string | null>
}

/** What became of a move on record. `lane` is the first run of the lane in which the numbers stand. */
export type LaneOutcome =
  /** Moved, read back and recorded, by us or by whoever settled it for us. `before`: when we came. */
  | { kind: 'moved'; lane: string; intent: number; n: number; before: boolean }
  /** The alias pointed there before we began, and the lane says so. */
  | { kind: 'already-there'; lane: string }
  /** Somebody announced a move, and it is not closed. Nothing was written. */
  | { kind: 'busy'; lane: string; open: OpenIntent }
  | { kind: 'moved-by-other'; holder: string | null; when: 'before' | 'after' }
  /** What was to take the alias, or what asked for it, is not what it was. Nothing was written. */
  | { kind: 'called-off'; because: string }
  /** `on`: the record could not be written, and the alias was not touched; or the alias could not. */
  | { kind: 'denied'; on: 'record' | 'alias'; message: string }
  | { kind: 'refused'; on?: 'record'; message: string }
  /** Announced, and not closed. `moved`: the alias is known to have moved. To be settled: see settle.ts. */
  | { kind: 'open'; lane: string; intent: number; moved: boolean; message: string }
  /** Closed without a move: see settle.ts. */
  | { kind: 'given-up'; lane: string; intent: number }
  /** The answer to the announcement was lost, so the alias was not touched. It may be announced all the same. */
  | { kind: 'unannounced'; message: string }

/**
 * Moves an alias on the record: looks who holds it, announces the move (`intent`), moves it, reads back, records that
 * (`moved`). Of two who announce one is first, and the other finds the lane busy; whoever is stopped in between leaves an
 * open intent behind, which anybody settles after looking. Throws only the reason of `signal`, before the alias is touched.
 */
export async function moveInLane(
  ports: LedgerPorts,
  ledger: Ledger,
  move: LaneMove,
  signal?: AbortSignal,
): Promise<LaneOutcome> {
  const { model, alias } = move
  const found = await logIn(ports, ledger, { kind: 'lane', model, alias }, signal)
  if (found.kind !== 'found') return notAnnounced(found)
  const full = await continueIfFull(ports, ledger, found)
  if (full !== null) return notAnnounced(full)
  let step: Step | null = null
  const announced = await append(
    ports,
    found.run,
    async (log) => {
      step = await nextStep(ports, found.run, log, move, signal ? { signal } : {})
      return step.write
    },
    { model, signal, read: (ask) => readJoined(ports.runs, found.run, ask) },
  )
  if (announced.kind === 'written' || announced.kind === 'unwanted') {
    const taken: Step | null = step
    if (taken === null) throw new Error('nothing was decided')
    return stepDone(ports, found.run, move, taken, announced.kind === 'written' ? announced.n : 0)
  }
  return announced.kind === 'beaten'
    ? { kind: 'unannounced', message: announced.message }
    : notAnnounced(announced)
}

/** What is to be written, and what it comes to. */
interface Step {
  write: Wish | Unwanted
  /** Null: the move is announced. A number: it was announced before, as this entry, and is to be gone on with. */
  comesTo: LaneOutcome | number | null
}

/** Looks at the lane first, and last at the registry: what was seen longest ago is what others can't change unseen. */
async function nextStep(
  ports: LedgerPorts,
  run: string,
  log: Log,
  move: LaneMove,
  ask: Ask,
): Promise<Step> {
  const { from, to, reason, request, emergency } = move
  const lane = laneOf(log)
  const known = knownTo(lane, run, move)
  if (known !== null && typeof known !== 'number') return without(known)
  const because = (await move.unless?.()) ?? null
  if (because !== null) return without({ kind: 'called-off', because })
  const gone = await whyGone(ports, move, ask)
  if (gone !== null) return without({ kind: 'called-off', because: gone })
  if (known !== null) return without(known)
  const now = await holderNow(ports.registry, move, from, ask)
  const seen = observation(lane, now, { at: ports.now() })
  const told = seen === null ? [] : [seen]
  if (sameMark(now, from) && !sameMark(now, to)) {
    const intent = { type: 'intent', from, to, reason, request, emergency } as const
    return { write: { events: [...told, intent] }, comesTo: null }
  }
  const comesTo: LaneOutcome = sameMark(now, to)
    ? { kind: 'already-there', lane: run }
    : { kind: 'moved-by-other', holder: now?.version ?? null, when: 'before' }
  return seen === null ? without(comesTo) : { write: { events: told }, comesTo }
}

const without = (comesTo: LaneOutcome | number): Step => ({
  write: { unwanted: 'nothing is announced' },
  comesTo,
})

/** What the lane alone settles: it was done or announced before; null: nothing. */
function knownTo(
  lane: Lane,
  run: string,
  { from, to, request }: LaneMove,
): LaneOutcome | number | null {
  const before = doneBefore(lane, to, request)
  if (before !== null) {
    const { intent, n } = before
    return { kind: 'moved', lane: run, intent, n, before: true }
  }
  const { open } = lane
  if (open === null) return null
  const ours = request !== null && open.request?.run === request.run
  return ours && sameMark(open.to, to) && sameMark(open.from, from)
    ? open.n
    : { kind: 'busy', lane: run, open }
}

/** The version that is to take the alias is not there any more, or another has its number; null: all is well. */
async function whyGone(
  { registry }: LedgerPorts,
  { model, to }: LaneMove,
  ask: Ask,
): Promise<string | null> {
  if (to === null) return null
  const read = await attempt(() => registry.version({ model, version: to.version }, ask))
  if (read instanceof RegistryError) {
    if (read.kind !== 'missing') throw read
    return inWords(read)
  }
  const now = { version: to.version, created: read.created?.getTime() ?? null }
  return sameMark(now, to)
    ? null
    : `Version ${to.version} of “${model}” is another than the one that was asked for.`
}

/** A step of a request that was done is not done again, by whom and whenever it was. */
function doneBefore({ spans }: Lane, to: Mark | null, request: EntryRef | null) {
  if (request === null) return null
  for (const { from, holder } of spans.toReversed()) {
    if (from.how !== 'moved' || from.request?.run !== request.run) continue
    return holder !== undefined && sameMark(holder, to) ? from : null
  }
  return null
}

async function stepDone(
  ports: LedgerPorts,
  run: string,
  move: LaneMove,
  { write, comesTo }: Step,
  n: number,
): Promise<LaneOutcome> {
  if (typeof comesTo === 'number') return goOn(ports, run, move, comesTo)
  if (comesTo !== null || 'unwanted' in write) {
    return comesTo ?? { kind: 'unannounced', message: 'Nothing was announced.' }
  }
  return carryOut(ports, run, move, n + write.events.length - 1)
}

/** Does what is announced as `intent`, and closes it by what came of it. */
async function carryOut(
  ports: LedgerPorts,
  run: string,
  move: LaneMove,
  intent: number,
): Promise<LaneOutcome> {
  return closeIntent(ports, run, move, intent, await moveOnce(ports, move))
}

/**
 * The same for a move that was announced before, by somebody who may have got further than they knew: if it is where it was
 * to go, that is theirs; if it is elsewhere, nobody can say whether it was there.
 */
export async function goOn(
  ports: LedgerPorts,
  run: string,
  move: LaneMove,
  intent: number,
): Promise<LaneOutcome> {
  const outcome = await moveOnce(ports, move)
  const seen =
    outcome.kind === 'already-there'
      ? ({ kind: 'moved' } as const)
      : outcome.kind === 'moved-by-other'
        ? ({ ...outcome, when: 'after' } as const)
        : outcome
  return closeIntent(ports, run, move, intent, seen)
}

async function moveOnce(
  { registry, annotations, wait, lock }: LedgerPorts,
  { model, alias, from, to }: LaneMove,
): Promise<MoveOutcome> {
  const options = { wait, ...(lock ? { lock } : {}) }
  if (to !== null) {
    const wish = { model, alias, from: from?.version ?? null, to: to.version }
    return moveAlias(registry, wish, options)
  }
  if (from === null) return { kind: 'already-there' }
  const removal = { model, alias, from: from.version }
  return asMove(await removeAlias(registry, await annotations(), removal, options))
}

export function notAnnounced({ kind, message }: Failure): LaneOutcome {
  return kind === 'unknown' ? { kind: 'unannounced', message } : { kind, on: 'record', message }
}
