import type { Run } from '../tracking'
import { readAttachments } from './attachments'
import { readCanonical } from './canonical'
import { type Entry, type LedgerEvent, entry as entrySchema } from './event'
import { hashText } from './hash'
import { type Log, MOST_ENTRIES, type Recorded, type Subject, entryNumber } from './log'

/**
 * Reads a run as a log. Takes whatever anybody wrote there and throws at nothing: an entry that is no canonical JSON, of no
 * known form, or that names another entry before it than stands there keeps its place and counts for nothing
 * (`Recorded.fault`). Signatures are left unchecked: see `checkTrust`.
 */
export function readLog(run: Pick<Run, 'id' | 'deleted' | 'started' | 'params'>): Log {
  const texts = new Map<number, string>()
  for (const [key, value] of run.params) {
    const n = entryNumber(key)
    if (n !== null) texts.set(n, value)
  }
  const first = texts.has(1) ? 1 : firstOf(texts)
  const entries: Recorded[] = []
  for (let n = first; ; n += 1) {
    const text = texts.get(n)
    if (text === undefined) break
    entries.push(readEntry(run.id, n, text, entries.at(-1)?.hash ?? null, n === first))
    texts.delete(n)
  }
  const about = subjectOf(entries[0])
  return {
    run: run.id,
    kind: about?.kind ?? null,
    about,
    deleted: run.deleted,
    started: run.started,
    first,
    entries,
    stray: [...texts]
      .toSorted(([a], [b]) => a - b)
      .map(([n, text]) => ({
        ...readEntry(run.id, n, text, null, false),
        fault: 'It stands behind a gap in the numbers.',
      })),
    attachments: readAttachments(run.params),
  }
}

/** A run that goes on where another was full begins with a higher number than 1, and says again what it is about. */
function firstOf(texts: ReadonlyMap<number, string>): number {
  const least = [...texts.keys()].reduce((a, b) => Math.min(a, b), Infinity)
  const text = texts.get(least)
  if (text === undefined || least < 1) return 1
  const { entry } = readEntry('', least, text, null, true)
  return entry?.event.type === 'lane' && entry.prev !== null ? least : 1
}

function readEntry(
  run: string,
  n: number,
  text: string,
  prev: string | null,
  first: boolean,
): Recorded {
  const hash = hashText(text)
  const parsed = parse(text)
  if (typeof parsed === 'string') {
    return { run, n, text, hash, entry: null, fault: parsed, trust: 'unchecked' }
  }
  // that the first of a run goes on from another is between the two of them: see `joinLogs`
  const chained = parsed.prev === prev || (first && n > 1)
  const fault = chained ? null : 'It names another entry before it than the one that stands there.'
  return { run, n, text, hash, entry: parsed, fault, trust: 'unchecked' }
}

/** The entry, or what is wrong with it. */
function parse(text: string): Entry | string {
  const read = readCanonical(text)
  if (read === undefined) return 'It is no canonical JSON.'
  const { success, data, error } = entrySchema.safeParse(read.json)
  if (!success) {
    const [issue] = error.issues
    const where = (issue?.path ?? []).map(String).join('.')
    return `It can’t be understood${where === '' ? '' : `, at ${where}`}.`
  }
  return Number.isNaN(Date.parse(data.at)) ? 'It names no moment.' : data
}

function subjectOf(first: Recorded | undefined): Subject | null {
  const entry = first?.fault === null ? first.entry : null
  return entry === null ? null : subjectOfEvent(entry.event)
}

/** What a log that begins with this is about; null: none begins so. */
export function subjectOfEvent(event: LedgerEvent): Subject | null {
  if (event.type === 'lane') return { kind: 'lane', model: event.model, alias: event.alias }
  if (event.type === 'policies') return { kind: 'policy', model: event.model }
  if (event.type !== 'asked') return null
  const { model, alias } = event.proposal
  return { kind: 'request', model, alias }
}

/** An end before it is full would be anybody's way to lead a lane elsewhere. */
export const isFull = ({ n, entry, fault }: Recorded): boolean =>
  fault === null && entry?.event.type === 'continued' && n >= MOST_ENTRIES

/**
 * A log together with the runs that it goes on in; `run` is then the one to append to. What does not follow on (another
 * model or alias, another number, another hash) is left out.
 */
export function joinLogs(log: Log, byRun: ReadonlyMap<string, Log>): Log {
  const at = log.entries.findIndex(isFull)
  const last = log.entries[at]
  const event = last?.entry?.event
  const next = event?.type === 'continued' ? byRun.get(event.run) : undefined
  const [opening] = next?.entries ?? []
  if (last === undefined || next === undefined || opening === undefined) return log
  const follows =
    next.first === last.n + 1 &&
    opening.entry?.prev === last.hash &&
    next.about?.kind === 'lane' &&
    log.about?.kind === 'lane' &&
    next.about.model === log.about.model &&
    next.about.alias === log.about.alias
  // numbers only rise from run to run, so that no ring of them is walked for ever
  if (!follows) return log
  const rest = joinLogs(next, byRun)
  return {
    ...rest,
    first: log.first,
    started: log.started,
    deleted: log.deleted || rest.deleted,
    entries: [...log.entries.slice(0, at + 1), ...rest.entries],
    stray: [...log.stray, ...log.entries.slice(at + 1), ...rest.stray],
    attachments: new Map([...log.attachments, ...rest.attachments]),
  }
}
