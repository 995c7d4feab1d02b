import { RegistryError } from '../../registry/errors'
import type { LedgerEvent } from '../../registry/ledger/event'
import type { Log, Subject } from '../../registry/ledger/log'
import { isFull, joinLogs, readLog } from '../../registry/ledger/readLog'
import { laneKey, policyKey, runNameOf, shardOf } from '../../registry/ledger/subject'
import type { Ask } from '../backend'
import { attempt } from '../changeOnce'
import type { RunsBackend } from '../wings'
import { append, type Failure, refusal } from './append'
import { beginRun } from './beginRun'
import { claim } from './claim'
import type { Ledger, LogPorts } from './ports'
import { logTags } from './tags'

/** A lane or a policy: what the index knows the run of. */
export type Indexed = Exclude<Subject, { kind: 'request' }>

/** `run` is the one that the index names: the first, where a lane goes on in several. */
export type LogFound = { kind: 'found'; run: string; log: Log } | Failure

/** The run that the index names; null: none yet. Which run is whose is nobody's claim but the index's. */
export async function indexed(
  runs: RunsBackend,
  ledger: Ledger,
  subject: Indexed,
  ask?: Ask,
): Promise<string | null> {
  const key = keyOf(subject)
  return (await runs.run(shardIn(ledger, key), ask)).params.get(key) ?? null
}

/**
 * The log of a lane or a policy, made if there is none. Two who make one at once agree: the index is written once, and
 * whoever is second uses the first's. Whoever is stopped on the way leaves a run without entries, or one that the next
 * begins for them.
 */
export async function logIn(
  ports: LogPorts,
  ledger: Ledger,
  subject: Indexed,
  signal?: AbortSignal,
): Promise<LogFound> {
  const ask = signal ? { signal } : {}
  const known = await attempt(() => indexed(ports.runs, ledger, subject, ask))
  if (known instanceof RegistryError) return refusal(known)
  const run = known ?? (await newRun(ports, ledger, subject))
  if (typeof run !== 'string') return run
  const log = await attempt(async () => ports.trust(await readJoined(ports.runs, run, ask)))
  if (log instanceof RegistryError) return refusal(log)
  return log.about === null ? begin(ports, run, subject, signal) : { kind: 'found', run, log }
}

async function newRun(
  ports: LogPorts,
  ledger: Ledger,
  subject: Indexed,
): Promise<string | Failure> {
  const begun = await beginRun(ports, {
    experiment: ledger.experiment,
    name: runNameOf(subject),
    tags: logTags(subject),
  })
  if (begun.kind !== 'begun') return begun
  const key = keyOf(subject)
  const claimed = await claim(ports, shardIn(ledger, key), key, begun.run)
  return claimed.kind === 'held' ? claimed.value : claimed
}

async function begin(
  ports: LogPorts,
  run: string,
  subject: Indexed,
  signal: AbortSignal | undefined,
): Promise<LogFound> {
  const written = await append(
    ports,
    run,
    (log) =>
      log.entries.length > 0
        ? { unwanted: 'It had begun.' }
        : { events: [openingOf(subject)], tags: logTags(subject) },
    { model: subject.model, signal },
  )
  if (written.kind === 'written' || written.kind === 'unwanted') {
    return { kind: 'found', run, log: written.log }
  }
  return written.kind === 'beaten' ? { kind: 'unknown', message: written.message } : written
}

export const openingOf = (subject: Indexed): LedgerEvent =>
  subject.kind === 'lane'
    ? { type: 'lane', model: subject.model, alias: subject.alias }
    : { type: 'policies', model: subject.model }

const keyOf = (subject: Indexed) =>
  subject.kind === 'lane' ? laneKey(subject.model, subject.alias) : policyKey(subject.model)

function shardIn({ shards }: Ledger, key: string): string {
  const run = shards.get(shardOf(key))
  if (run === undefined) throw new Error('a ledger has sixteen shards')
  return run
}

/** A log, with the runs that it goes on in. */
export async function readJoined(runs: RunsBackend, first: string, ask?: Ask): Promise<Log> {
  const log = readLog(await runs.run(first, ask))
  const byRun = new Map<string, Log>()
  for (let at = log; ;) {
    const event = at.entries.find(isFull)?.entry?.event
    if (event?.type !== 'continued' || byRun.has(event.run) || event.run === first) break
    at = readLog(await runs.run(event.run, ask))
    byRun.set(event.run, at)
  }
  return joinLogs(log, byRun)
}
