import { type Page, expect } from '@playwright/test'
import * as z from 'zod/mini'
import { entry, type Entry, type LedgerEvent } from '../src/registry/ledger/event'
import { hashText } from '../src/registry/ledger/hash'
import { type Subject, tailOf } from '../src/registry/ledger/log'
import { readLog } from '../src/registry/ledger/readLog'
import {
  KIND_TAG,
  MODEL_SHA_TAG,
  SHARDS,
  STATE_TAG,
  modelSha,
  policyKey,
  runNameOf,
  shardKey,
  shardOf,
  tagsOf,
} from '../src/registry/ledger/subject'
import { draftEntry, freshNonce, writeEntry } from '../src/registry/ledger/writeEntry'
import { PEOPLE } from '../src/mocks/people'
import { paths } from '../src/paths'
import { type Guard, PRESETS } from '../src/registry/policy'
import { type Call, type Registry, callThrough, uploadText } from './registry'

/*
 * The ledger as a test needs it: set up, with a policy for a model of its own, written through REST as anybody could who
 * knows the format. What people then do is done on the pages.
 */

const NAME = 'ringside-reviews'

const runAnswer = z.object({ run: z.object({ info: z.object({ run_id: z.string() }) }) })
const params = z.object({
  run: z.object({
    data: z.object({
      params: z.optional(z.array(z.object({ key: z.string(), value: z.string() }))),
    }),
  }),
})
const found = z.object({
  runs: z.optional(
    z.array(
      z.object({
        info: z.object({ run_id: z.string() }),
        data: z.object({ params: z.optional(params.shape.run.shape.data.shape.params) }),
      }),
    ),
  ),
})

/**
 * The ledger, for the first test that needs it to make; its experiment's id. Its name is given once, so whoever makes the
 * experiment makes the rest, and others wait for that. Where people sign in, all but `nora-nobody` may write it.
 */
export async function setUpLedger(page: Page): Promise<string> {
  const call = callThrough(page)
  const made = await call('POST', 'experiments/create', { name: NAME }).then(
    (answer) => z.object({ experiment_id: z.string() }).parse(answer).experiment_id,
    () => null,
  )
  if (made === null) {
    const experiment = await experimentIn(call)
    const ready = async () =>
      (await rootsIn(call, experiment)).some(({ params: at }) => at.has('root'))
    await expect.poll(ready, 'the ledger that another test sets up').toBe(true)
    return experiment
  }
  const root = await makeRun(call, made, 'index', [
    [KIND_TAG, 'root'],
    [MODEL_SHA_TAG, 'console'],
  ])
  const shards: [string, string][] = []
  for (const digit of SHARDS) {
    shards.push([
      shardKey(digit),
      await makeRun(call, made, `index ${digit}`, [[KIND_TAG, 'index']]),
    ])
  }
  await write(call, root, new Map([...shards, ['root', 'yes']]))
  for (const { name, role } of PEOPLE) {
    if (role === 'admin' || role === 'nobody') continue
    const grant = { resource_type: 'experiment', resource_id: made, permission: 'EDIT' }
    // nobody is granted anything where nobody signs in
    await call('POST', '3.0/mlflow/users/permissions/grant', { username: name, ...grant }).catch(
      () => null,
    )
  }
  return made
}

const experimentIn = async (call: Call): Promise<string> =>
  z
    .object({ experiment: z.object({ experiment_id: z.string() }) })
    .parse(await call('GET', `experiments/get-by-name?experiment_name=${NAME}`)).experiment
    .experiment_id

const rootsIn = (call: Call, experiment: string) =>
  search(call, experiment, `tags."${KIND_TAG}" = 'root'`)

/** Begins a log of a test's own, as anybody may who can write the ledger: in no index. Its run. */
export async function beginLog(page: Page, subject: Subject): Promise<string> {
  const call = callThrough(page)
  const experiment = await setUpLedger(page)
  // what is searched for what waits
  const open = subject.kind === 'request' ? [[STATE_TAG, 'open'] as const] : []
  return makeRun(call, experiment, runNameOf(subject), [...tagsOf(subject), ...open])
}

/** Takes a log away, as somebody may who can edit the experiment. */
export const deleteLog = (page: Page, run: string) =>
  callThrough(page)('POST', 'runs/delete', { run_id: run })

/**
 * Guards `@champion` of this model. Where people sign in a policy counts only when it is signed: then `page` is one on which
 * somebody is signed in who may manage the model.
 */
export async function guardChampion(
  page: Page,
  model: string,
  { preset = 'team', ...over }: { preset?: keyof typeof PRESETS; signed?: boolean } & Over = {},
) {
  const guard = { ...PRESETS[preset], ...over }
  const { signed = false } = over
  const text = JSON.stringify({ guards: [guard] })
  await setPolicy(page, model, text, signed)
}

type Over = Partial<Omit<Guard, 'signed'>>

/** The next policy of this model, as it stands in `text`. */
export async function setPolicy(page: Page, model: string, text: string, signed = false) {
  const call = callThrough(page)
  const experiment = await experimentIn(call)
  const key = policyKey(model)
  const [root] = await rootsIn(call, experiment)
  const shard = root?.params.get(shardKey(shardOf(key))) ?? ''
  const run =
    (await paramsOf(call, shard)).get(key) ??
    (await makeRun(call, experiment, runNameOf({ kind: 'policy', model }), [
      ...tagsOf({ kind: 'policy', model }),
    ]))
  await write(call, shard, new Map([[key, run]]))
  const writeNext = (event: LedgerEvent, attached: readonly string[] = []) =>
    say(page, run, event, { by: 'ada-admin', model, attached, signed })
  const log = await logIn(call, run)
  if (log.entries.length === 0) await writeNext({ type: 'policies', model })
  const number = log.entries.filter((one) => one.entry?.event.type === 'policy').length + 1
  await writeNext({ type: 'policy', number, policy: hashText(text), reason: 'A test.' }, [text])
}

interface Said {
  by: string
  at?: Date
  model: string
  attached?: readonly string[]
  /** By the console, as who is signed in on the page. */
  signed?: boolean
}

/** Appends to a log, as a script would: unsigned unless somebody is signed in who asks for it. */
export async function say(page: Page, run: string, event: LedgerEvent, said: Said) {
  const { by, model, at = new Date(), attached = [], signed = false } = said
  const call = callThrough(page)
  const { n, prev } = tailOf(await logIn(call, run))
  const nonce = freshNonce()
  const made = signed
    ? await signedBy(page, { run, n, prev, nonce, event, model })
    : draftEntry({ event, prev, by, at, nonce })
  const written = writeEntry(n, made, attached)
  if (written.kind !== 'written') throw new Error('too long for an entry')
  await write(call, run, written.params)
}

async function signedBy(page: Page, draft: object): Promise<Entry> {
  const answer: unknown = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/-/sign', { method: 'POST', headers, body })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }, JSON.stringify(draft))
  return z.object({ entry }).parse(answer).entry
}

/** The logs about a model, as they stand. */
export async function logsOf(page: Page, model: string) {
  const call = callThrough(page)
  const experiment = await experimentIn(call)
  const runs = await search(call, experiment, `tags."${MODEL_SHA_TAG}" = '${modelSha(model)}'`)
  return Promise.all(runs.map(({ id }) => logIn(call, id)))
}

async function logIn(call: Call, run: string) {
  return readLog({ id: run, deleted: false, started: null, params: await paramsOf(call, run) })
}

const search = async (call: Call, experiment: string, filter: string) =>
  (
    found.parse(
      await call('POST', 'runs/search', {
        experiment_ids: [experiment],
        filter,
        max_results: 200,
      }),
    ).runs ?? []
  ).map(({ info, data }) => ({
    id: info.run_id,
    params: new Map(data.params?.map(({ key, value }) => [key, value])),
  }))

const paramsOf = async (call: Call, run: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    params
      .parse(await call('GET', `runs/get?run_id=${run}`))
      .run.data.params?.map(({ key, value }) => [key, value]),
  )

async function makeRun(
  call: Call,
  experiment: string,
  name: string,
  tags: Iterable<readonly [string, string]>,
  user?: string,
) {
  const answer = await call('POST', 'runs/create', {
    experiment_id: experiment,
    user_id: user,
    start_time: Date.now(),
    run_name: name,
    tags: Array.from(tags, ([key, value]) => ({ key, value })),
  })
  return runAnswer.parse(answer).run.info.run_id
}

const write = (call: Call, run: string, values: ReadonlyMap<string, string>) =>
  call('POST', 'runs/log-batch', {
    run_id: run,
    params: Array.from(values, ([key, value]) => ({ key, value })),
  })

const MLMODEL = `flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.11.9
mlflow_version: 3.1.0
signature:
  inputs: '[{"name": "amount", "type": "double", "required": true}]'
  outputs: '[{"type": "double", "required": true}]'
`

/** A model of the test's own; `run` is that of version 2: what is measured anew is measured there. */
export interface Contest {
  model: string
  run: string
}

/** Version 1 holds `@champion`, 2 is to follow it. On the mock they have no files. `author`: who their runs say made them. */
export async function contest(
  page: Page,
  registry: Registry,
  { author }: { author?: string } = {},
): Promise<Contest> {
  const call = callThrough(page)
  const model = await registry.model({ like: 'contest', description: 'A test.' })
  const experiment = z
    .object({ experiment_id: z.string() })
    .parse(await call('POST', 'experiments/create', { name: `of ${model}` })).experiment_id
  let run = ''
  for (const [i, value] of [0.8, 0.9].entries()) {
    run = await makeRun(call, experiment, `run ${i + 1}`, [], author)
    await measure(page, run, 'auc', value)
    const { info } = whereAnswer.parse(await call('GET', `runs/get?run_id=${run}`)).run
    const source = `${info.artifact_uri}/model`
    await uploadText(`${source}/MLmodel`, MLMODEL)
    await registry.version(model, { source, runId: run })
  }
  await registry.setAlias(model, 'champion', '1')
  return { model, run }
}

/** The same on a ledger that is set up by whoever is on the page, its champion guarded. */
export async function guardedContest(
  page: Page,
  registry: Registry,
  guard?: Parameters<typeof guardChampion>[2],
): Promise<Contest> {
  await page.goto(paths.models())
  await setUpLedger(page)
  const made = await contest(page, registry)
  await guardChampion(page, made.model, guard)
  return made
}

const whereAnswer = z.object({ run: z.object({ info: z.object({ artifact_uri: z.string() }) }) })

/** Logs a metric of a run, again if it was there. */
export const measure = (page: Page, run: string, key: string, value: number) =>
  callThrough(page)('POST', 'runs/log-metric', {
    run_id: run,
    key,
    value,
    timestamp: Date.now(),
    step: 0,
  })
