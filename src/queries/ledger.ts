import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import { type Found, findLedger } from '../backends/ledger/find'
import { type Indexed, indexed } from '../backends/ledger/logIn'
import type { Ledger, LedgerPlace } from '../backends/ledger/ports'
import { logOf, readLogsOf, readOpenRequests, readPage } from '../backends/ledger/readLogs'
import type { SessionWatch } from '../backends/sessionWatch'
import { type ConnectionConfig, LEDGER_NAME } from '../registry/connection'
import { RegistryError } from '../registry/errors'
import type { LogKind } from '../registry/ledger/event'
import { foldLane } from '../registry/ledger/foldLane'
import { type PolicyHistory, foldPolicy } from '../registry/ledger/foldPolicy'
import { foldRequest } from '../registry/ledger/foldRequest'
import type { Lane } from '../registry/ledger/lane'
import type { Log } from '../registry/ledger/log'
import { joinLogs, readLog } from '../registry/ledger/readLog'
import type { ReviewRequest } from '../registry/ledger/request'
import { DEFAULT_POLICY, type Policy } from '../registry/policy'
import type { Run } from '../registry/tracking'
import { askOf } from './askOf'
import { trusting } from './ledgerTrust'
import type { Queries } from './queries'

/** What of an app is used here. */
export interface LedgerParts {
  backend: Backend
  config: ConnectionConfig
  queries: Queries
  /** Where people sign in at the console. */
  session?: Pick<SessionWatch, 'fetch'>
}

/** All that is recorded of a model. Empty where there is no ledger: `found()` says why. */
export interface ModelLedger {
  lanes: readonly Lane[]
  requests: readonly ReviewRequest[]
  policy: PolicyHistory | null
  /** As they were read, lanes that go on in several runs joined. */
  logs: readonly Log[]
  skipped: number
}

/** Why nobody can say what a policy guards: there is one, or was, and it can't be read. */
export type Untold = Extract<Found['kind'], 'denied' | 'several' | 'deleted'>

/** The policy that counts. `number` and `hash` are null for the one that counts where nobody set any. */
export interface PolicyInForce {
  policy: Policy
  number: number | null
  hash: string | null
  scope: 'console' | 'model' | null
  /** Parts that could not be read, and count as if they were not there. */
  problems: readonly string[]
  /** Of the scope that was asked for; null: none was ever set there. */
  history: PolicyHistory | null
  /** Not null: `policy` guards nothing because it could not be read, and what is guarded is unknown. */
  untold: Untold | null
}

const NOTHING: ModelLedger = { lanes: [], requests: [], policy: null, logs: [], skipped: 0 }

/** Whether there is a ledger changes with one act of one person. */
const SELDOM = 5 * 60_000

/** Where this console's ledger is to be looked for. */
export const placeOf = ({ config: { ledger } }: Pick<LedgerParts, 'config'>): LedgerPlace => ({
  experiment: ledger?.experiment ?? null,
  name: ledger?.name ?? LEDGER_NAME,
})

const root = ({ tracking }: Backend) => [tracking.id, 'ledger'] as const

/** What was read of the ledger is old: after a write into it. `model`: a write about one. */
export function ledgerChanged(
  { backend, queries }: LedgerParts,
  client: QueryClient,
  model: string | null,
): void {
  void client.invalidateQueries({ queryKey: root(backend) })
  if (model !== null) void client.invalidateQueries({ queryKey: queries.under(model) })
}

/** The questions about reviews and histories. Import this from pages that are loaded late. */
export function ledgerQueries(parts: LedgerParts) {
  const { backend, config, queries } = parts
  const signs = config.ledger?.signs ?? false
  const trust = trusting(parts)
  const trusted = (logs: readonly { log: Log }[]) => Promise.all(logs.map(({ log }) => trust(log)))

  const found = () =>
    queryOptions({
      queryKey: [...root(backend), 'found'],
      queryFn: async ({ signal }): Promise<Found> =>
        findLedger(await backend.wings.runs(), placeOf(parts), { signal }),
      staleTime: SELDOM,
    })

  /** Null: there is none. Its id may be known, and then there is nothing to ask. */
  async function experiment(client: QueryClient): Promise<string | null> {
    const { experiment: id } = placeOf(parts)
    if (id !== null) return id
    const ledger = await askOf(client, found())
    return ledger.kind === 'ready' ? ledger.ledger.experiment : null
  }

  /**
   * Of two runs that both say to be the same lane, the one that the index names. Of a policy that is asked of a single one, too:
   * whoever may write the ledger could begin one, and whom it guards depends on it.
   */
  async function theOne(client: QueryClient, logs: readonly Log[]): Promise<Log[]> {
    const about = logs.find((log) => log.about !== null)?.about
    if (!about || about.kind === 'request') return [...logs]
    if (about.kind === 'lane' && logs.length < 2) return [...logs]
    const ledger = await askOf(client, found())
    if (ledger.kind !== 'ready') return [...logs]
    const run = await askOf(client, named(ledger.ledger, about))
    return logs.filter((log) => log.run === run)
  }

  /** The run that the index names, which never becomes another: it is written once. */
  const named = (ledger: Ledger, about: Indexed) =>
    queryOptions({
      queryKey: [...root(backend), 'named', ledger.experiment, about],
      queryFn: async ({ signal }) => indexed(await backend.wings.runs(), ledger, about, { signal }),
      staleTime: ({ state }) => (state.data ? Infinity : 0),
    })

  const ofModel = (model: string) =>
    queryOptions({
      queryKey: [...queries.under(model), 'ledger'],
      queryFn: async ({ client, signal }): Promise<ModelLedger> => {
        const id = await experiment(client)
        if (id === null) return NOTHING
        const { logs, skipped } = await readLogsOf(await backend.wings.runs(), id, model, {
          signal,
        })
        const read = await trusted(logs.filter(({ log }) => log.about?.model === model))
        const groups = new Map<string, Log[]>()
        for (const log of read.filter(({ first }) => first === 1)) {
          const key = log.about?.kind === 'lane' ? `lane ${log.about.alias}` : groupOf(log)
          groups.set(key, [...(groups.get(key) ?? []), log])
        }
        const single = await Promise.all(
          Array.from(groups.values(), (group) => theOne(client, group)),
        )
        const byRun = new Map(read.map((log) => [log.run, log]))
        return { ...foldModel(single.flat(), byRun, signs), skipped }
      },
    })

  const openRequests = () =>
    queryOptions({
      queryKey: [...root(backend), 'open-requests'],
      queryFn: async ({ client, signal }) => {
        const id = await experiment(client)
        if (id === null) return { requests: [], skipped: 0 }
        const { logs, skipped } = await readOpenRequests(await backend.wings.runs(), id, { signal })
        return { requests: requestsOf(await trusted(logs)), skipped }
      },
    })

  const request = (run: string) =>
    queryOptions({
      queryKey: [...root(backend), 'request', run],
      queryFn: async ({ signal }) => {
        const log = await trust(readLog(await (await backend.wings.runs()).run(run, { signal })))
        const folded = foldRequest(log)
        if (folded === null) throw new RegistryError('missing', 'This run holds no request.')
        return { log, request: folded }
      },
    })

  const pages = (kind: LogKind | null) =>
    infiniteQueryOptions({
      queryKey: [...root(backend), 'pages', kind],
      queryFn: async ({ client, signal, pageParam }) => {
        const id = await experiment(client)
        if (id === null) return { logs: [], index: [], next: null, skipped: 0 }
        const ask = { signal }
        const at = { kind, cursor: pageParam }
        const { logs, ...more } = await readPage(await backend.wings.runs(), id, at, ask)
        return { logs: await trusted(logs), ...more }
      },
      initialPageParam: first,
      getNextPageParam: ({ next }) => next,
    })

  async function consoles(client: QueryClient, runs: readonly Run[]) {
    const logs = await trusted(runs.flatMap(logOf).filter(isConsoles))
    return policyOf(await theOne(client, logs), signs)
  }

  /** The policy of a model, else the console's, else the one that guards nothing; null: the console's. */
  const policy = (model: string | null) =>
    queryOptions({
      queryKey: model === null ? [...root(backend), 'policy'] : [...queries.under(model), 'policy'],
      queryFn: async ({ client }): Promise<PolicyInForce> => {
        const [own, ledger] = await Promise.all([
          model === null ? null : askOf(client, ofModel(model)),
          askOf(client, found()),
        ])
        const ofConsole = ledger.kind === 'ready' ? await consoles(client, ledger.policies) : null
        const history = model === null ? ofConsole : (own?.policy ?? null)
        return { ...inForce(history, ofConsole), history, untold: untoldBy(ledger) }
      },
    })

  return { found, ofModel, openRequests, request, policy, pages }
}

const first: string | null = null

const isConsoles = ({ log: { about } }: { log: Log }) =>
  about?.kind === 'policy' && about.model === null

/** A model has one policy, and any number of requests. */
const groupOf = ({ about, run }: Log) => (about?.kind === 'policy' ? 'policy' : `run ${run}`)

function untoldBy({ kind }: Found): Untold | null {
  return kind === 'denied' || kind === 'several' || kind === 'deleted' ? kind : null
}

function inForce(own: PolicyHistory | null, ofConsole: PolicyHistory | null) {
  const current = own?.current ?? ofConsole?.current ?? null
  if (current === null) {
    return { policy: DEFAULT_POLICY, number: null, hash: null, scope: null, problems: [] }
  }
  const { policy, problems, version } = current
  const scope = own?.current ? (own.model === null ? 'console' : 'model') : 'console'
  return { policy, problems, number: version.number, hash: version.hash, scope } as const
}

/** Null: none was ever set. */
function policyOf(logs: readonly Log[], signs: boolean): PolicyHistory | null {
  const histories = logs.flatMap((log) => foldPolicy(log, { signs }) ?? [])
  return histories.find(({ current }) => current !== null) ?? histories[0] ?? null
}

/** Newest first. */
const requestsOf = (logs: readonly Log[]): readonly ReviewRequest[] =>
  logs
    .flatMap((log) => foldRequest(log) ?? [])
    .toSorted((a, b) => b.asked.getTime() - a.asked.getTime())

function foldModel(logs: readonly Log[], byRun: ReadonlyMap<string, Log>, signs: boolean) {
  const joined = logs.map((log) => joinLogs(log, byRun))
  return {
    lanes: joined.flatMap((log) => foldLane(log) ?? []),
    requests: requestsOf(joined),
    policy: policyOf(joined, signs),
    logs: joined,
  }
}
