import type { Backend } from '../../src/backends/backend'
import { findLedger, type Found } from '../../src/backends/ledger/find'
import { holderNow, markOf } from '../../src/backends/ledger/holderNow'
import { indexed } from '../../src/backends/ledger/logIn'
import { observe } from '../../src/backends/ledger/observe'
import type { Ledger, LedgerPlace, LogPorts } from '../../src/backends/ledger/ports'
import { readPage } from '../../src/backends/ledger/readLogs'
import { RegistryError } from '../../src/registry/errors'
import type { Mark } from '../../src/registry/ledger/event'
import { foldLane } from '../../src/registry/ledger/foldLane'
import type { Lane } from '../../src/registry/ledger/lane'
import type { Log } from '../../src/registry/ledger/log'
import { joinLogs } from '../../src/registry/ledger/readLog'

/** An alias that is held otherwise than was known. */
export interface Change {
  model: string
  alias: string
  /** Undefined: nobody had looked before. */
  from: string | null | undefined
  to: string | null
  how: 'first-sight' | 'outside'
  /** Between these; `after` null: nobody knows since when. */
  after: Date | null
  before: Date
  recorded: { run: string; n: number } | { because: string }
}

export interface Look {
  at: Date
  models: number
  aliases: number
  changes: readonly Change[]
  /** Why nothing can be recorded at all; null: it can. */
  ledger: string | null
}

/** Who held what when somebody looked last, by `keyOf`. */
export interface Memory {
  at: Date
  holders: ReadonlyMap<string, string | null>
}

export const keyOf = (model: string, alias: string) => JSON.stringify([model, alias])

interface Options {
  backend: Backend
  ports: LogPorts
  place: LedgerPlace
  /** Of the look before, by this process. */
  memory: Memory | null
  signal: AbortSignal
}

/**
 * Looks at every alias once, and writes down in its lane what the lane does not know. Throws when the registry or the ledger
 * can't be read whole: half a look would take for removed what was only not read.
 */
export async function look({ backend, ports, place, memory, signal }: Options) {
  const found = await findLedger(ports.runs, place, { signal })
  const ledger = found.kind === 'ready' ? found.ledger : null
  const lanes = ledger === null ? new Map<string, Lane>() : await readLanes(ports, ledger, signal)
  const at = ports.now()
  const { holders, models } = await readHolders(backend, signal)
  await addLost(backend, holders, lanes, signal)

  const changes: Change[] = []
  let closed = ledger === null ? whyNoLedger(found, place) : null
  for (const [key, to] of holders) {
    const lane = lanes.get(key)
    const known = lane?.holder === undefined ? undefined : (lane.holder?.version ?? null)
    const before = memory?.holders.get(key)
    // what was said once and could not be written down is not said again each time
    const from = ledger === null || (closed !== null && before !== undefined) ? before : known
    if (to === from || lane?.open || (to === null && from === undefined)) continue
    const [model, alias] = readKey(key)
    const change = { model, alias, from, to, before: at, ...when(lane, from, memory) }
    if (ledger === null || closed !== null) {
      if (memory !== null || from !== undefined)
        changes.push({ ...change, recorded: { because: closed ?? '' } })
      continue
    }
    const holder = await holderOf(backend, { model, to }, signal)
    const looked = memory?.at ?? null
    const written =
      holder instanceof RegistryError
        ? ({ kind: 'refused', message: holder.message } as const)
        : await observe(
            ports,
            ledger,
            { model, alias, looked, look: () => again(backend, { model, alias }, holder, signal) },
            signal,
          )
    if (written.kind === 'unwanted') continue
    if (written.kind === 'written') {
      changes.push({ ...change, recorded: { run: written.log.run, n: written.n } })
      continue
    }
    const because =
      written.kind === 'beaten' ? 'Others wrote there time and again.' : written.message
    // who may not write one lane may write none: five thousand refusals would only be slow
    if (written.kind === 'denied') closed = because
    if (before === undefined || before !== to) changes.push({ ...change, recorded: { because } })
  }
  const said: Look = { at, models, aliases: holders.size, changes, ledger: closed }
  return { said, memory: { at, holders } satisfies Memory }
}

/** One version that can't be read (a name that no address carries) keeps nobody from looking at the others. */
async function holderOf(
  { registry }: Backend,
  { model, to }: { model: string; to: string | null },
  signal: AbortSignal,
): Promise<Mark | null | RegistryError> {
  if (to === null) return null
  try {
    return await markOf(registry, model, to, { signal })
  } catch (error) {
    const here = error instanceof RegistryError && /^(denied|invalid|unreadable)$/.test(error.kind)
    if (here) return error
    throw error
  }
}

/** A second look, after the lane was read; of a model that is gone nobody holds anything. */
async function again(
  { registry }: Backend,
  of: { model: string; alias: string },
  seen: Mark | null,
  signal: AbortSignal,
): Promise<Mark | null> {
  try {
    return await holderNow(registry, of, seen, { signal })
  } catch (error) {
    if (error instanceof RegistryError && error.kind === 'missing') return null
    throw error
  }
}

function when(lane: Lane | undefined, from: string | null | undefined, memory: Memory | null) {
  if (from === undefined) return { how: 'first-sight' as const, after: null }
  const last = lane?.spans.at(-1)?.from
  const seen = last === undefined ? null : last.how === 'outside' ? last.before : last.at
  const times = [seen, memory?.at ?? null].filter((time) => time !== null)
  const after = times.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
  return { how: 'outside' as const, after }
}

const PAGE = 200

async function readHolders(backend: Backend, signal: AbortSignal) {
  const holders = new Map<string, string | null>()
  let models = 0
  let cursor: string | null = null
  do {
    const query = { terms: [], sort: 'name', pageSize: PAGE, cursor } as const
    const page = await backend.registry.models(query, { signal })
    if (page.skipped > 0) {
      throw new RegistryError('unreadable', `${page.skipped} models could not be read.`)
    }
    for (const { name, aliases } of page.items) {
      models += 1
      for (const [alias, version] of aliases) holders.set(keyOf(name, alias), version)
    }
    cursor = page.next === cursor ? null : page.next
  } while (cursor !== null)
  return { holders, models }
}

/** What has a lane and was not in the list: the alias was removed, its model was, or it may not be read any more. */
async function addLost(
  { registry }: Backend,
  holders: Map<string, string | null>,
  lanes: ReadonlyMap<string, Lane>,
  signal: AbortSignal,
) {
  for (const [key, { model, alias, holder }] of lanes) {
    if (holders.has(key) || holder === null) continue
    try {
      // models come and go while pages are read: what is said to be gone was looked for by itself
      const { aliases } = await registry.model(model, { signal })
      holders.set(key, aliases.get(alias) ?? null)
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      if (error.kind === 'missing') holders.set(key, null)
      else if (error.kind !== 'denied') throw error
    }
  }
}

async function readLanes(ports: LogPorts, ledger: Ledger, signal: AbortSignal) {
  const logs: Log[] = []
  let cursor: string | null = null
  do {
    const query: { kind: 'lane'; cursor: string | null } = { kind: 'lane', cursor }
    const page = await readPage(ports.runs, ledger.experiment, query, { signal })
    if (page.skipped > 0) {
      throw new RegistryError('unreadable', `${page.skipped} records could not be read.`)
    }
    logs.push(...page.logs.map(({ log }) => log))
    cursor = page.next
  } while (cursor !== null)
  const byRun = new Map(logs.map((log) => [log.run, log]))
  const lanes = new Map<string, Lane>()
  for (const log of logs.filter(({ first }) => first === 1)) {
    const lane = foldLane(await ports.trust(joinLogs(log, byRun)))
    if (lane === null) continue
    const key = keyOf(lane.model, lane.alias)
    // two runs that both say so: the index knows which
    if (lanes.has(key) && !(await isNamed(ports, ledger, log, signal))) continue
    lanes.set(key, lane)
  }
  return lanes
}

async function isNamed(ports: LogPorts, ledger: Ledger, { run, about }: Log, signal: AbortSignal) {
  if (about?.kind !== 'lane') return false
  return (await indexed(ports.runs, ledger, about, { signal })) === run
}

function readKey(key: string): [model: string, alias: string] {
  const [model = '', alias = ''] = Array.from<unknown>(JSON.parse(key)).map(String)
  return [model, alias]
}

function whyNoLedger(found: Found, { name, experiment }: LedgerPlace): string {
  const which = experiment === null ? `“${name}”` : `experiment ${experiment}`
  switch (found.kind) {
    case 'none':
    case 'unfinished':
      return `There is no ledger (${which}): mlflow-ringside setup makes it.`
    case 'several':
      return `The ledger (${which}) has two indexes: mlflow-ringside setup says what to do.`
    case 'deleted':
      return `The ledger (${which}) was deleted in MLflow.`
    case 'denied':
    case 'no-tracking':
      return found.because
    case 'ready':
      return ''
    default:
      return found satisfies never
  }
}
