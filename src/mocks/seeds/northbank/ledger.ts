import { createSigner } from '../../../../server/signer'
import type { Entry, EntryRef, LedgerEvent, Mark, PolicyRef } from '../../../registry/ledger/event'
import { hashText } from '../../../registry/ledger/hash'
import { keyId } from '../../../registry/ledger/keyId'
import type { Subject } from '../../../registry/ledger/log'
import { signedText } from '../../../registry/ledger/signedText'
import {
  ASKER_TAG,
  KIND_TAG,
  laneKey,
  MODEL_SHA_TAG,
  policyKey,
  runNameOf,
  shardKey,
  shardOf,
  SHARDS,
  STATE_TAG,
  tagsOf,
  TO_TAG,
} from '../../../registry/ledger/subject'
import { draftEntry, writeEntry } from '../../../registry/ledger/writeEntry'
import { findPerson, type PersonRow } from '../../auth/accounts'
import { containerOf, Viewer } from '../../auth/viewer'
import { MOCK_KEY } from '../../signingKey'
import type { ExperimentRow, RunRow, World } from '../../world'
import { experiment } from '../build'
import { hexId } from '../hash'

export const LEDGER = 'ringside-reviews'

type Asked = Extract<LedgerEvent, { type: 'asked' }>

/** One log. What is said first stands first, whatever its date. */
interface Telling {
  subject: Subject
  row: RunRow
  said: { by: string; at: number; event: LedgerEvent; attached: readonly string[] }[]
}

/** A move of an alias, on the record. */
export interface Move {
  by: string
  at: number
  reason?: string
  request?: EntryRef
  emergency?: boolean
}

const SECOND = 1000

/**
 * A ledger of reviews and histories, as a console would have written it: told in order of time, then written down. What
 * an alias held before is what was told last.
 */
export class LedgerBook {
  readonly experiment: ExperimentRow
  readonly world: World
  readonly #told = new Map<string, Telling>()
  readonly #holders = new Map<Telling, Mark | null>()
  readonly #policies = new Map<string | null, PolicyRef>()

  constructor(world: World, created: string) {
    this.world = world
    this.experiment = experiment(world, LEDGER, created)
  }

  /** A version as records name it. */
  mark(model: string, version: number): Mark {
    const row = this.world.models.get(model)?.versions.peek(version)
    if (!row) throw new Error(`${model} has no version ${version}`)
    return { version: String(version), created: row.creation_timestamp }
  }

  /** Whether anything was told of an alias. */
  knows = (model: string, alias: string) => this.#told.has(laneKey(model, alias))

  holder = (model: string, alias: string): Mark | null =>
    this.#holders.get(this.#lane(model, alias, 0)) ?? null

  /** Somebody looked and wrote down what they saw; `after`: when they had looked before. */
  see(model: string, alias: string, version: number, by: string, before: number, after?: number) {
    const lane = this.#lane(model, alias, before, by)
    const holder = this.mark(model, version)
    this.#holders.set(lane, holder)
    return this.#say(lane, by, before, {
      type: 'observed',
      how: after === undefined ? 'first-sight' : 'outside',
      holder,
      after: after === undefined ? null : new Date(after).toISOString(),
      before: new Date(before).toISOString(),
    })
  }

  /** What was seen is to stay. */
  adopt(model: string, alias: string, { n }: EntryRef, by: string, at: number, reason: string) {
    this.#say(this.#lane(model, alias, at, by), by, at, { type: 'adopted', observed: n, reason })
  }

  move(model: string, alias: string, version: number, move: Move): EntryRef {
    const { by, at, reason = '', request = null, emergency = false } = move
    const lane = this.#lane(model, alias, at, by)
    const from = this.#holders.get(lane) ?? null
    const to = this.mark(model, version)
    const { n } = this.#say(lane, by, at, { type: 'intent', from, to, reason, request, emergency })
    this.#holders.set(lane, to)
    return this.#say(lane, by, at + 2 * SECOND, { type: 'moved', intent: n, holder: to })
  }

  /** `text`: the policy as it is written. */
  policy(model: string | null, by: string, at: number, text: string, reason: string) {
    const subject = { kind: 'policy', model } as const
    const telling = this.#begin(subject, at, by, { type: 'policies', model })
    const policy = hashText(text)
    const number = (this.#policies.get(model)?.number ?? 0) + 1
    this.#say(telling, by, at, { type: 'policy', number, policy, reason }, text)
    const scope = model === null ? 'console' : 'model'
    this.#policies.set(model, { number, hash: policy, scope })
  }

  policyOf = (model: string): PolicyRef =>
    this.#policies.get(model) ?? this.#policies.get(null) ?? null

  /** A request; what follows is said in its run. `attached`: the facts that it quotes as its evidence. */
  ask(by: string, at: number, asked: Omit<Asked, 'type' | 'policy'>, ...attached: string[]) {
    const { model, alias } = asked.proposal
    const policy = this.policyOf(model)
    const event: Asked = { ...asked, type: 'asked', policy }
    const subject = { kind: 'request', model, alias } as const
    return this.#begin(subject, at, by, event, ...attached).row.run_id
  }

  say(request: string, by: string, at: number, event: LedgerEvent): EntryRef {
    const telling = this.#told.get(request)
    if (!telling) throw new Error(`nobody asked ${request}`)
    return this.#say(telling, by, at, event)
  }

  #lane = (model: string, alias: string, at: number, by = ''): Telling =>
    this.#begin({ kind: 'lane', model, alias }, at, by, { type: 'lane', model, alias })

  /** The log, begun if it is not. */
  #begin(subject: Subject, at: number, by: string, opening: LedgerEvent, ...attached: string[]) {
    const key = keyOf(subject) ?? hexId(`request ${JSON.stringify(subject)} ${at}`)
    const known = this.#told.get(key)
    if (known) return known
    const proposal = opening.type === 'asked' ? opening.proposal : null
    const row = this.#run(key, runNameOf(subject, proposal), at, by)
    const telling: Telling = { subject, row, said: [] }
    this.#told.set(subject.kind === 'request' ? row.run_id : key, telling)
    this.#say(telling, by, at, opening, ...attached)
    return telling
  }

  #say(
    { row, said }: Telling,
    by: string,
    at: number,
    event: LedgerEvent,
    ...attached: string[]
  ): EntryRef {
    said.push({ by, at, event, attached })
    return { run: row.run_id, n: said.length }
  }

  #run(key: string, name: string, at: number, by: string): RunRow {
    const row: RunRow = {
      run_id: hexId(`${LEDGER} ${key}`),
      experiment_id: this.experiment.experiment_id,
      run_name: name,
      user_id: by,
      status: 'RUNNING',
      start_time: at,
      end_time: null,
      lifecycle_stage: 'active',
      metrics: [],
      histories: new Map(),
      params: new Map(),
      tags: new Map([['mlflow.runName', name]]),
      datasets: [],
      modelInputs: [],
      modelOutputs: [],
    }
    this.world.runs.set(row.run_id, row)
    return row
  }

  /** Writes down what was told: signed where people sign in, as the console would sign it for them now. */
  async write(by: string): Promise<void> {
    this.#index(by)
    const sign = this.world.people.size === 0 ? null : signing(this.world, this.experiment)
    await Promise.all(Array.from(this.#told.values(), (telling) => writeDown(telling, sign)))
  }

  #index(by: string) {
    const at = this.experiment.creation_time
    const root = this.#run('root', 'index of reviews and histories', at, by)
    root.tags.set(KIND_TAG, 'root').set(MODEL_SHA_TAG, 'console')
    root.params.set('root', 'yes')
    const shards = new Map<string, RunRow>()
    for (const digit of SHARDS) {
      const shard = this.#run(`index ${digit}`, `index ${digit}`, at, by)
      shard.tags.set(KIND_TAG, 'index')
      root.params.set(shardKey(digit), shard.run_id)
      shards.set(digit, shard)
    }
    for (const { subject, row } of this.#told.values()) {
      const key = keyOf(subject)
      if (key !== null) shards.get(shardOf(key))?.params.set(key, row.run_id)
    }
  }
}

/** What the index knows a log by; null: it knows no requests. */
function keyOf(subject: Subject): string | null {
  if (subject.kind === 'lane') return laneKey(subject.model, subject.alias)
  return subject.kind === 'policy' ? policyKey(subject.model) : null
}

type Sign = (run: string, n: number, model: string | null, entry: Entry) => Promise<Entry>

/** As the console's server signs: with the level on the model, or on the ledger where a log is about none. */
function signing(world: World, { experiment_id }: ExperimentRow): Sign {
  const signer = createSigner(MOCK_KEY)
  const key = keyId(signer.publicKey)
  if (key === null) throw new Error('the mock has no key')
  const levelOf = (by: PersonRow, model: string | null) => {
    const row = model === null ? undefined : world.models.get(model)
    const on = row ? containerOf(row) : { type: 'experiment', id: experiment_id }
    // that an admin may do everything is said beside it
    const level = new Viewer(world, { ...by, is_admin: false }).level(on)
    return level === 'DENY' ? 'NO_PERMISSIONS' : level
  }
  return async (run, n, model, entry) => {
    const person = findPerson(world, entry.by)
    const vouched = { key, level: levelOf(person, model), admin: person.is_admin }
    const text = signedText({ run, n, model }, { ...entry, signature: vouched })
    return { ...entry, signature: { ...vouched, value: await signer.sign(text) } }
  }
}

async function writeDown({ subject, row, said }: Telling, sign: Sign | null) {
  for (const [key, value] of tagsOf(subject)) row.tags.set(key, value)
  if (subject.model === null) row.tags.set(MODEL_SHA_TAG, 'console')
  let prev: string | null = null
  for (const [i, { by, at, event, attached }] of said.entries()) {
    const n = i + 1
    const nonce = hexId(`nonce ${row.run_id} ${n}`)
    const draft = draftEntry({ event, prev, by, at: new Date(at), nonce })
    const entry = sign === null ? draft : await sign(row.run_id, n, subject.model, draft)
    const written = writeEntry(n, entry, attached)
    if (written.kind !== 'written') throw new Error(`${row.run_name} says too much`)
    for (const [key, value] of written.params) row.params.set(key, value)
    prev = hashText(written.text)
  }
  const [opening] = said
  if (opening?.event.type !== 'asked') return
  const { proposal } = opening.event
  const { version } = proposal.kind === 'copy' ? proposal.source : proposal.to
  row.tags.set(TO_TAG, version).set(ASKER_TAG, opening.by)
  row.tags.set(STATE_TAG, stateOf(opening.event, new Set(said.map(({ event }) => event.type))))
}

/** What the index of requests says: `final` when nobody has anything to do any more. */
function stateOf({ emergency }: Asked, said: ReadonlySet<LedgerEvent['type']>) {
  const has = (...types: LedgerEvent['type'][]) => types.some((type) => said.has(type))
  if (has('rejected', 'withdrawn', 'expired', 'superseded')) return 'final'
  if (!has('applied')) return 'open'
  const owed = emergency !== null && !has('reviewed')
  return !owed && has('verified', 'rolled-back') ? 'final' : 'unverified'
}
