import { RegistryError } from '../../src/registry/errors'
import { capabilitiesOf } from '../../src/backends/mlflow/capabilities'
import { createAnnotations } from '../../src/backends/mlflow/annotations'
import { createCopies } from '../../src/backends/mlflow/copies'
import { createRegistry } from '../../src/backends/mlflow/registry'
import { createRuns } from '../../src/backends/mlflow/runs'
import { createClient } from '../../src/backends/http'
import type { Ledger, LedgerPorts } from '../../src/backends/ledger/ports'
import { unsigned } from '../../src/backends/ledger/signer'
import { foldLane } from '../../src/registry/ledger/foldLane'
import type { Mark } from '../../src/registry/ledger/event'
import { unsettledOf } from '../../src/registry/ledger/outside'
import { readLog } from '../../src/registry/ledger/readLog'
import { laneKey, shardOf } from '../../src/registry/ledger/subject'
import { at, type Recorder } from './backendLog'
import { check, type Evidence } from './checker'
import { type Act, ALIASES, type Mover, perform, type Registry } from './client'
import { type Counts, countsOf } from './counts'
import { type Console, type Fault, networkOf } from './network'
import { type Actor, Schedule } from './schedule'
import { CONFIG, frontOf } from './stage'

/** One who works with the ledger, at one of the consoles. */
export interface Client {
  console: 0 | 1
  acts: readonly Act[]
  /** What happens to its requests, from the first; after these, nothing. */
  faults: readonly Fault[]
}

export interface Plan {
  clients: readonly Client[]
  /** Moves by somebody who uses no ledger. */
  outside: readonly { alias: number; to: number }[]
  /** Who is next, each time; when these are used up, the first that may. */
  order: readonly number[]
}

/** Something that is taken out of the protocol: then it must show. */
export interface Weakness {
  /** A write is believed, and not read back. */
  readBack?: true
  move?: Mover
}

export interface Place {
  recorder: Recorder
  ledger: Ledger
}

const VERSIONS = 4

export interface Played {
  /** What is wrong: nothing, if all is well. */
  faults: readonly string[]
  counts: Counts
}

/** Plays a history on a model of its own, and judges it. */
export async function play(
  { recorder, ledger }: Place,
  model: string,
  plan: Plan,
  weakness: Weakness = {},
): Promise<Played> {
  const { clients, outside, order } = plan
  const happened = new Map<Fault, number>()
  recorder.writes.length = 0
  const versions = await makeModel(recorder, model)
  const choices = order[Symbol.iterator]()
  const schedule = new Schedule((n) => (n === 0 ? 0 : (choices.next().value ?? 0) % n))
  const consoles = ([0, 1] as const).map((): Console => ({ front: frontOf(), busy: new Set() }))
  const registry: Registry = { ledger, model, versions, requests: [], told: [] }

  for (const [i, client] of clients.entries()) {
    schedule.spawn(async (actor) => {
      const console = consoles[client.console]
      if (console === undefined) throw new Error('there are two consoles')
      const by = `client ${i}`
      const send = networkOf(actor, {
        schedule,
        recorder,
        console,
        by,
        fault: (request) => {
          const fault = client.faults[request] ?? 'none'
          happened.set(fault, (happened.get(fault) ?? 0) + 1)
          return fault
        },
      })
      const ports = portsOf(actor, schedule, send, { by, model }, weakness)
      for (const act of client.acts) {
        try {
          await perform(ports, registry, act, weakness.move)
        } catch (error) {
          // a read that failed: the person is told, and does something else
          if (!(error instanceof RegistryError)) throw error
        }
      }
    })
  }
  for (const [i, { alias, to }] of outside.entries()) {
    schedule.spawn(async (actor) => {
      // not at once: there is to be something that it disturbs
      for (let wait = 0; wait < 6 * (i + 1); wait++) await actor.turn()
      const version = String((to % VERSIONS) + 1)
      await recorder.send(
        setAlias(model, ALIASES[alias % 2] ?? 'champion', version),
        `outside ${i}`,
        schedule.step,
      )
    })
  }
  await schedule.run()
  const evidence = await evidenceOf(recorder, registry, plan)
  return { faults: check(evidence), counts: countsOf(plan, evidence, happened) }
}

const setAlias = (model: string, alias: string, version: string) =>
  new Request('http://mlflow.example/api/2.0/mlflow/registered-models/alias', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: model, alias, version }),
  })

async function makeModel({ post, send }: Recorder, name: string): Promise<Mark[]> {
  await post('registered-models/create', { name })
  const versions: Mark[] = []
  for (let i = 0; i < VERSIONS; i++) {
    const made = await post('model-versions/create', { name, source: 's3://bucket/model' })
    const created = Number(at(made, 'model_version', 'creation_timestamp'))
    versions.push({ version: String(at(made, 'model_version', 'version')), created })
  }
  await send(setAlias(name, 'champion', '1'), 'outside, before', 0)
  await send(setAlias(name, 'challenger', '2'), 'outside, before', 0)
  return versions
}

const START = Date.UTC(2026, 5, 15, 9)

export function portsOf(
  actor: Actor,
  schedule: Schedule,
  fetch: typeof globalThis.fetch,
  { by: user, model }: { by: string; model: string },
  { readBack }: Weakness,
): LedgerPorts {
  // all waiting is a turn of the schedule's, so that no clock has a say
  const wait = () => actor.turn()
  const client = createClient({ base: '', fetch, wait, random: () => 0 })
  const capabilities = capabilitiesOf(CONFIG)
  const registry = createRegistry(user, client, capabilities)
  const now = () => new Date(START + schedule.step * 1000)
  let drawn = 0
  return {
    registry: readBack ? blind(registry) : registry,
    runs: createRuns(client),
    copies: () => Promise.resolve(createCopies(client, capabilities)),
    annotations: () => Promise.resolve(createAnnotations(client, capabilities)),
    signer: unsigned(() => user, now),
    trust: (log) => log,
    now,
    // nobody else's, in no history that shares the ledger
    nonce: () => `${model}/${user}/${(drawn += 1)}`,
    wait,
    lock: (_name, run) => run(),
    user,
  }
}

/** Takes a write for done once it was sent, whatever the answer. */
function blind(registry: LedgerPorts['registry']): LedgerPorts['registry'] {
  let sent: string | null = null
  return {
    ...registry,
    async aliasHolder(...asked) {
      const believed = sent
      sent = null
      return believed ?? registry.aliasHolder(...asked)
    },
    async setAlias(move, asked) {
      sent = move.to
      return registry.setAlias(move, asked)
    },
  }
}

async function evidenceOf(
  { get, writes }: Recorder,
  { ledger, model, told }: Registry,
  { clients, outside }: Plan,
): Promise<Evidence> {
  const runs = new Set(writes.flatMap((write) => (write.kind === 'entry' ? [write.run] : [])))
  const lanes = new Map<string, string>()
  for (const alias of ALIASES) {
    const key = laneKey(model, alias)
    const lane = (await paramsOf(get, ledger.shards.get(shardOf(key)) ?? '')).get(key)
    if (lane === undefined) continue
    lanes.set(alias, lane)
    runs.add(lane)
  }
  const params = new Map<string, ReadonlyMap<string, string>>()
  for (const run of runs) params.set(run, await paramsOf(get, run))
  const held = new Map<string, string>()
  const aliases = at(
    await get(`registered-models/get?name=${encodeURIComponent(model)}`),
    'registered_model',
    'aliases',
  )
  for (const one of Array.isArray(aliases) ? aliases : []) {
    held.set(String(at(one, 'alias')), String(at(one, 'version')))
  }
  const flagged = new Map(
    Array.from(lanes, ([alias, run]) => {
      const lane = foldLane(
        readLog({ id: run, deleted: false, started: null, params: params.get(run) ?? new Map() }),
      )
      return [alias, lane !== null && unsettledOf(lane, held.get(alias) ?? null) !== null] as const
    }),
  )
  return {
    model,
    aliases: ALIASES,
    writes: [...writes],
    params,
    lanes,
    holders: new Map(ALIASES.map((alias) => [alias, held.get(alias) ?? null])),
    promised: told.flatMap((one) =>
      one.act === 'move' && one.outcome.kind === 'moved' ? [one.outcome] : [],
    ),
    carried: told.flatMap((one) =>
      one.act === 'carry' && one.outcome.kind === 'done' ? [{ run: one.run, as: one.as }] : [],
    ),
    flagged,
    calm:
      outside.length === 0 &&
      clients.every(({ faults }) => faults.every((fault) => fault === 'none')),
  }
}

async function paramsOf(get: Recorder['get'], run: string): Promise<ReadonlyMap<string, string>> {
  const params = at(await get(`runs/get?run_id=${run}`), 'run', 'data', 'params')
  return new Map(
    (Array.isArray(params) ? params : []).map((param) => [
      String(at(param, 'key')),
      String(at(param, 'value')),
    ]),
  )
}
