import { RegistryError } from '../../registry/errors'
import type { EntryRef, LedgerEvent, Mark } from '../../registry/ledger/event'
import { foldRequest } from '../../registry/ledger/foldRequest'
import type { Log } from '../../registry/ledger/log'
import { sameMark } from '../../registry/ledger/marks'
import { readLog } from '../../registry/ledger/readLog'
import type { ReviewRequest } from '../../registry/ledger/request'
import { type Step, stepsOf } from '../../registry/ledger/steps'
import { attempt } from '../changeOnce'
import { append, type Failure, refusal } from './append'
import { holderNow } from './holderNow'
import { type Copied, makeCopy } from './makeCopy'
import { type LaneOutcome, moveInLane } from './moveInLane'
import type { Ledger, LedgerPorts } from './ports'
import { tagsAfter } from './tagState'

/** How a plan goes, step by step: of a copy, making it is the first. */
export type StepReport =
  | { kind: 'running' }
  /** `before`: it was done when we came, by an attempt that was stopped. */
  | { kind: 'done'; before: boolean }
  | { kind: 'stopped'; outcome: LaneOutcome | Exclude<Copied, { kind: 'copied' }> }

export interface Carrying {
  /** The run of the request. */
  run: string
  /**
   * Asked with what stands there before the first step, and again right before an alias is announced where somebody has
   * written into the request meanwhile: why not, in words, or null.
   */
  unless?: (log: Log, request: ReviewRequest) => Promise<string | null> | string | null
  onStep?: (step: number, report: StepReport) => void
}

export type Carried =
  /** All is done and the request says so; `before`: it did already. */
  | { kind: 'done'; before: boolean }
  /** At this step; those before are done, and are not done again by the next attempt. */
  | { kind: 'stopped'; step: number; outcome: LaneOutcome | Exclude<Copied, { kind: 'copied' }> }
  /** All steps are done, and the request could not be told; the next attempt tells it. */
  | { kind: 'untold'; message: string }
  | { kind: 'not-allowed'; because: string }
  | Failure

/** How many steps a plan has, the making of a copy included. */
export const stepCount = ({ proposal }: Pick<ReviewRequest, 'proposal'>): number =>
  stepsOf(proposal).length + (proposal.kind === 'copy' ? 1 : 0)

/**
 * Does what a request asks for, one step after the other, each on the record of its lane under this request. May be stopped
 * anywhere: whoever starts it again finds what is done by those records, and goes on from there.
 */
export async function applyRequest(
  ports: LedgerPorts,
  ledger: Ledger,
  carrying: Carrying,
  signal?: AbortSignal,
): Promise<Carried> {
  const { onStep } = carrying
  const read = await readRequest(ports, carrying, signal)
  if ('kind' in read) return read
  const { request } = read
  if (request.applied !== null) return { kind: 'done', before: true }
  const because = await whyNot(carrying, read)
  if (because !== null) return { kind: 'not-allowed', because }

  const { proposal } = request
  let copied: Mark | null = null
  let at = 0
  if (proposal.kind === 'copy') {
    onStep?.(at, { kind: 'running' })
    const copy = await makeCopy(ports, proposal.source, proposal.model)
    if (copy.kind !== 'copied') return stop(at, copy, onStep)
    onStep?.(at, { kind: 'done', before: !copy.made })
    copied = copy.mark
    at = 1
  }
  const moved = await walk(ports, ledger, stepsOf(proposal, copied), {
    read,
    carrying,
    first: at,
    reason: request.reason,
  })
  if (moved.kind !== 'walked') return moved
  return tell(ports, request, { type: 'applied', moves: [...moved.moves], copied }, (now) =>
    now.applied === null ? overOf(now) : 'done',
  )
}

/**
 * Gives each alias back to who held it before, in reverse. What has moved again since stops it; so does an alias that nobody
 * held before, since taking it away is another act.
 */
export async function rollBack(
  ports: LedgerPorts,
  ledger: Ledger,
  carrying: Carrying & { reason: string },
  signal?: AbortSignal,
): Promise<Carried> {
  const read = await readRequest(ports, carrying, signal)
  if ('kind' in read) return read
  const { request } = read
  if (request.applied === null) return { kind: 'not-allowed', because: 'It was not applied.' }
  if (request.rolledBack !== null) return { kind: 'done', before: true }
  const because = await whyNot(carrying, read)
  if (because !== null) return { kind: 'not-allowed', because }
  const back = stepsOf(request.proposal, request.applied.copied)
    .map(({ from, to, ...step }) => ({ ...step, from: to, to: from }))
    .toReversed()
  const none = back.find(({ to }) => to === null)
  if (none !== undefined) {
    return { kind: 'not-allowed', because: `Nobody held @${none.alias} before: remove it instead.` }
  }
  const { reason } = carrying
  const moved = await walk(ports, ledger, back, { read, carrying, first: 0, reason })
  if (moved.kind !== 'walked') return moved
  return tell(ports, request, { type: 'rolled-back', moves: [...moved.moves], reason }, (now) =>
    now.rolledBack === null ? null : 'done',
  )
}

/** `holder`: of the alias that was asked for, where that is not what was applied. */
export type Verified =
  | { kind: 'verified' }
  | { kind: 'moved-since'; alias: string; holder: string | null }
  | { kind: 'not-allowed'; because: string }
  | Failure

/** Reads back once more, in peace, and writes down that all is as it was asked for. */
export async function verifyApplied(
  ports: LedgerPorts,
  run: string,
  signal?: AbortSignal,
): Promise<Verified> {
  const read = await readRequest(ports, { run }, signal)
  if ('kind' in read) return read
  const { request } = read
  if (request.applied === null) return { kind: 'not-allowed', because: 'It was not applied.' }
  if (request.verified !== null) return { kind: 'verified' }
  let holder: Mark | null = null
  for (const step of stepsOf(request.proposal, request.applied.copied).toReversed()) {
    const now = await attempt(() => holderNow(ports.registry, step, null))
    if (now instanceof RegistryError) return refusal(now)
    if (!sameMark(now, step.to)) {
      return { kind: 'moved-since', alias: step.alias, holder: now?.version ?? null }
    }
    holder = now
  }
  const told = await tell(ports, request, { type: 'verified', holder }, (now) =>
    now.verified === null ? (now.rolledBack === null ? null : 'It was rolled back.') : 'done',
  )
  if (told.kind === 'done') return { kind: 'verified' }
  return told.kind === 'untold' ? { kind: 'unknown', message: told.message } : told
}

interface Read {
  log: Log
  request: ReviewRequest
}

async function readRequest(
  ports: LedgerPorts,
  { run }: Pick<Carrying, 'run'>,
  signal: AbortSignal | undefined,
): Promise<Read | Failure> {
  const log = await attempt(async () =>
    ports.trust(readLog(await ports.runs.run(run, signal ? { signal } : {}))),
  )
  signal?.throwIfAborted()
  if (log instanceof RegistryError) return refusal(log)
  const request = foldRequest(log)
  return request === null
    ? { kind: 'refused', message: 'This run holds no request.' }
    : { log, request }
}

const whyNot = async ({ unless }: Carrying, { log, request }: Read) =>
  overOf(request) ?? (await unless?.(log, request)) ?? null

const overOf = ({ ended }: ReviewRequest) => (ended === null ? null : `It was ${ended} before.`)

/** The same, if somebody has written into the request since it was read as `seen`: making a copy takes its time. */
async function whyNoLonger(
  ports: LedgerPorts,
  carrying: Carrying,
  seen: Log,
): Promise<string | null> {
  const read = await readRequest(ports, carrying, undefined)
  if ('kind' in read) return read.message
  return read.log.entries.length > seen.entries.length ? whyNot(carrying, read) : null
}

interface Walk {
  read: Read
  carrying: Carrying
  first: number
  reason: string
}

async function walk(
  ports: LedgerPorts,
  ledger: Ledger,
  steps: readonly Step[],
  { read: { log, request }, carrying, first, reason }: Walk,
): Promise<{ kind: 'walked'; moves: readonly EntryRef[] } | Extract<Carried, { kind: 'stopped' }>> {
  const { run, onStep } = carrying
  const moves: EntryRef[] = []
  for (const [i, { model, alias, from, to }] of steps.entries()) {
    if (to === null) throw new Error('a step leads to a version')
    onStep?.(first + i, { kind: 'running' })
    const outcome = await moveInLane(ports, ledger, {
      model,
      alias,
      from,
      to,
      reason,
      request: { run, n: log.entries.at(-1)?.n ?? 1 },
      emergency: request.emergency !== null,
      unless: () => whyNoLonger(ports, carrying, log),
    })
    if (outcome.kind !== 'moved') return stop(first + i, outcome, onStep)
    onStep?.(first + i, { kind: 'done', before: outcome.before })
    moves.push({ run: outcome.lane, n: outcome.n })
  }
  return { kind: 'walked', moves }
}

function stop(
  step: number,
  outcome: Extract<Carried, { kind: 'stopped' }>['outcome'],
  onStep: Carrying['onStep'],
): Extract<Carried, { kind: 'stopped' }> {
  onStep?.(step, { kind: 'stopped', outcome })
  return { kind: 'stopped', step, outcome }
}

type Told = Exclude<Carried, { kind: 'stopped' } | Failure>

/** `standing`: what the request says by now: it is `done`, or why it can't be told, or null. */
async function tell(
  ports: LedgerPorts,
  { run, proposal }: ReviewRequest,
  event: LedgerEvent,
  standing: (now: ReviewRequest) => string | null,
): Promise<Told> {
  let because: string | null = null
  const told = await append(
    ports,
    run,
    (log) => {
      const now = foldRequest(log)
      because = now === null ? 'This run holds no request.' : standing(now)
      if (because !== null) return { unwanted: because }
      const tags = tagsAfter(log, [event], { by: ports.user, at: ports.now() })
      return { events: [event], tags }
    },
    { model: proposal.model },
  )
  if (told.kind === 'written') return { kind: 'done', before: false }
  if (told.kind === 'unwanted') {
    if (told.because === 'done') return { kind: 'done', before: true }
    return event.type === 'applied'
      ? { kind: 'untold', message: told.because }
      : { kind: 'not-allowed', because: told.because }
  }
  return { kind: 'untold', message: told.message }
}
