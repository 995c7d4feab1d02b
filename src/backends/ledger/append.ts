import { RegistryError } from '../../registry/errors'
import { wellFormed } from '../../registry/ledger/canonical'
import type { LedgerEvent } from '../../registry/ledger/event'
import { hashText } from '../../registry/ledger/hash'
import { type Log, tailOf } from '../../registry/ledger/log'
import { readLog } from '../../registry/ledger/readLog'
import { writeEntry } from '../../registry/ledger/writeEntry'
import type { Run } from '../../registry/tracking'
import type { Ask } from '../backend'
import { attempt, inWords, saysNo } from '../changeOnce'
import type { LogPorts } from './ports'

/** What somebody wants to write, in view of what stands there. */
export interface Wish {
  /** One after the other, all or none. */
  events: readonly LedgerEvent[]
  /** Longer texts that the events quote by hash. */
  attachments?: readonly string[]
  tags?: ReadonlyMap<string, string>
}

/** A reason not to write after all, in words. */
export interface Unwanted {
  unwanted: string
}

type Decision = Wish | Unwanted

/** What became of an attempt to write into a log. `log` is as it was read last. */
export type Appended =
  /** Written and read back; `n` is the number of the first of the events. */
  | { kind: 'written'; n: number; log: Log }
  /** In view of what stands there, it was not to be written. */
  | { kind: 'unwanted'; because: string; log: Log }
  /** Others were first, time and again. Nothing was written. */
  | { kind: 'beaten'; message: string }
  | Failure

export type Failure =
  | { kind: 'denied'; message: string }
  | { kind: 'refused'; message: string }
  /** The answer was lost, and what was sent does not stand there (yet). */
  | { kind: 'unknown'; message: string }

export interface AppendOptions {
  /** Whose rights a signature is to speak of. */
  model: string | null
  signal?: AbortSignal | undefined
  /** How the log is read; as the one run `run`, if nothing is said. */
  read?: (ask: Ask) => Promise<Log>
}

/** Each turn was lost to somebody who got on: so many in a row mean that something is wrong. */
const TURNS = 8

/** Waits (ms) before each reading back: a server may answer reads from a copy that lags. */
const READ_BACK = [0, 250, 1000, 2000]

/**
 * Writes at the end of a log: reads it, has `decide` say what to write in view of it, writes under the next free number,
 * reads back. MLflow keeps the first value under a number and refuses any other, so of two writers one is second: it reads
 * again, and decides again. What `decide` reads of the world is read after the log, so that whoever changes it on the record
 * meanwhile is first. Throws only the reason of `signal`, and mistakes of ours.
 */
export async function append(
  ports: LogPorts,
  run: string,
  decide: (log: Log) => Decision | Promise<Decision>,
  { model, signal, read = async (ask) => readLog(await ports.runs.run(run, ask)) }: AppendOptions,
): Promise<Appended> {
  for (let turn = 0; turn < TURNS; turn++) {
    const log: Log | RegistryError = await attempt(async () =>
      ports.trust(await read(signal ? { signal } : {})),
    )
    signal?.throwIfAborted()
    if (log instanceof RegistryError) return refusal(log)
    if (log.deleted) return { kind: 'refused', message: DELETED }
    const wish = await attempt(async () => decide(log))
    signal?.throwIfAborted()
    if (wish instanceof RegistryError) return refusal(wish)
    if ('unwanted' in wish) return { kind: 'unwanted', because: wish.unwanted, log }
    const room = roomFor(log)
    const events = wish.events.slice(0, room)
    const batch = await attempt(() => compose(ports, log, { ...wish, events }, model))
    signal?.throwIfAborted()
    if (batch instanceof RegistryError) return refusal(batch)
    if ('tooLong' in batch) return { kind: 'refused', message: batch.tooLong }
    const written = await write(ports, log, batch)
    const whole = events.length === wish.events.length
    if (written.kind !== 'second' && (whole || written.kind !== 'written')) return written
  }
  return { kind: 'beaten', message: 'Others wrote there first, time and again.' }
}

/** Somebody may have written ahead of the end: then no more goes in one piece than there is room before it. */
function roomFor(log: Log): number {
  const { n } = tailOf(log)
  return Math.min(...log.stray.map((stray) => stray.n - n).filter((room) => room > 0))
}

const DELETED =
  'This record was deleted in MLflow, and takes nothing more until it is restored there.'

interface Batch {
  n: number
  params: ReadonlyMap<string, string>
  tags: ReadonlyMap<string, string>
}

async function compose(
  { signer, nonce }: LogPorts,
  log: Log,
  { events, attachments = [], tags = new Map() }: Wish,
  model: string | null,
): Promise<Batch | { tooLong: string }> {
  const { n, prev: tail } = tailOf(log)
  const params = new Map<string, string>()
  let prev = tail
  for (const [i, event] of events.entries()) {
    const draft = { run: log.run, n: n + i, prev, nonce: nonce(), event: wellFormed(event), model }
    const entry = await signer.sign(draft)
    const written = writeEntry(n + i, entry, i === 0 ? attachments : [])
    if (written.kind === 'too-long') return { tooLong: tooLong(written.over) }
    for (const [key, value] of written.params) params.set(key, value)
    prev = hashText(written.text)
  }
  return { n, params, tags }
}

const tooLong = (over: number | null) =>
  over === null
    ? 'What goes with it is too long to be kept.'
    : `That is ${over} characters too long to be kept. Say it shorter.`

type Written = Extract<Appended, { kind: 'written' }> | Failure | { kind: 'second' }

async function write(ports: LogPorts, log: Log, batch: Batch): Promise<Written> {
  const { params, tags } = batch
  const send = () => attempt(() => ports.runs.logBatch(log.run, { params, tags }))
  const first = await send()
  const settled = await settle(ports, log, batch, first)
  if (settled.kind !== 'unknown' || first === undefined) return settled
  // The answer was lost, and nothing stands there. Sent again it is the same text under the same number, which MLflow
  // takes for the same: no second entry can come of it, however late the first arrives.
  return settle(ports, log, batch, await send())
}

/** Reads until what was sent, or what somebody else sent, stands there. */
async function settle(
  { runs, wait, trust }: LogPorts,
  log: Log,
  { n, params }: Batch,
  sent: undefined | void | RegistryError,
): Promise<Written> {
  const lost = sent instanceof RegistryError ? inWords(sent) : 'The server took it.'
  for (const delay of READ_BACK) {
    await wait(delay)
    const read = await attempt(() => runs.run(log.run))
    if (read instanceof RegistryError) {
      return { kind: 'unknown', message: `${lost} It could not be read back: ${inWords(read)}` }
    }
    const found = compare(read, params)
    switch (found) {
      case 'there':
        return { kind: 'written', n, log: await trust(after(log, read)) }
      case 'other':
        return { kind: 'second' }
      case 'cut':
        return { kind: 'refused', message: CUT }
      case 'absent':
        if (sent instanceof RegistryError && saysNo(sent)) return refusal(sent)
        break
      default:
        return found satisfies never
    }
  }
  return { kind: 'unknown', message: `${lost} It can’t be read back.` }
}

const CUT =
  'This server cuts what is written (MLflow before 2.8 keeps 500 characters), so no record can be kept on it.'

function compare({ params }: Run, sent: ReadonlyMap<string, string>) {
  const states = Array.from(sent, ([key, text]) => {
    const kept = params.get(key)
    if (kept === undefined) return 'absent'
    if (kept === text) return 'there'
    return text.startsWith(kept) ? 'cut' : 'other'
  })
  return (['other', 'cut', 'absent'] as const).find((state) => states.includes(state)) ?? 'there'
}

/** What stood there before is what was read before: of a log in several runs only the last was read back. */
function after(before: Log, run: Run): Log {
  const read = readLog(run)
  const kept = before.entries.filter(({ n }) => n < read.first)
  return { ...read, first: before.first, entries: [...kept, ...read.entries] }
}

export const refusal = (error: RegistryError): Failure =>
  error.kind === 'denied'
    ? { kind: 'denied', message: inWords(error) }
    : { kind: 'refused', message: inWords(error) }
