import { expect, test } from 'vitest'
import type { Proposal } from '../../../registry/ledger/event'
import { unsettledOf } from '../../../registry/ledger/outside'
import { readMlmodel } from '../../../registry/readMlmodel'
import { readOnnx } from '../../../registry/readOnnx'
import { loggedModelRoot, TODAY, type World } from '../../world'
import { northbank } from '../northbank'
import { at, MINUTE } from '../when'
import { AISHA, NOOR } from './people'
import { readRecords } from './readRecords'
import { SET_UP } from './reviews'
import { staffed } from './staff'

const HOUR = 60 * MINUTE

/** What was recorded of a model; `lane`: of its champion. */
async function recordsOf(model: string) {
  const world = await staffed()
  const records = await readRecords(world, { signs: true })
  const lane = records.lanes.find((one) => one.model === model && one.alias === 'champion')
  if (!lane) throw new Error(`nobody watched the champion of ${model}`)
  const requests = records.requests.filter(({ proposal }) => proposal.model === model)
  const logOf = (run?: string) => records.logs.find((log) => log.run === run)
  return { world, lane, requests, logOf }
}

const movesTo = (proposal: Proposal) =>
  proposal.kind === 'copy' ? proposal.source.version : proposal.to.version

function modelOf(world: World, name: string) {
  const model = world.models.get(name)
  if (!model) throw new Error(`Northbank has no ${name}`)
  return model
}

function versionOf(world: World, name: string, version: number) {
  const row = modelOf(world, name).versions.peek(version)
  if (!row) throw new Error(`${name} has no version ${version}`)
  const run = world.runs.get(row.run_id)
  if (!run) throw new Error(`${name} v${version} has no run`)
  const logged = [...world.loggedModels.values()].find(
    (each) => loggedModelRoot(each) === row.location,
  )
  return { row, run, logged }
}

function mlmodelOf(world: World, name: string, version: number) {
  const { location } = versionOf(world, name, version).row
  const content = world.files.get(`${location}/MLmodel`)?.content
  if (typeof content !== 'string') throw new Error(`${name} v${version} has no MLmodel`)
  const reading = readMlmodel(new TextEncoder().encode(content))
  if (reading.state !== 'read') throw new Error(reading.because)
  return reading.mlmodel
}

const holder = (world: World, name: string, alias: string) =>
  modelOf(world, name).aliases.get(alias) ?? 0

const metric = (world: World, name: string, version: number, key: string) =>
  versionOf(world, name, version).logged?.metrics.find((each) => each.key === key)

const datasets = (world: World, name: string, version: number, context: string) =>
  versionOf(world, name, version).run.datasets.flatMap(({ dataset, tags }) =>
    tags?.some(({ value }) => value === context) ? [`${dataset.name}@${dataset.digest}`] : [],
  )

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Whether a named input column must be there; null where there is none of that name. */
function isRequired(world: World, name: string, version: number, column: string) {
  const inputs = mlmodelOf(world, name, version).signature?.inputs
  const fields = inputs?.state === 'given' ? inputs.fields : []
  const found = fields.find((field) => field.kind === 'column' && field.name === column)
  return found?.kind === 'column' ? found.required : null
}

test('card-fraud: v5 is better than the champion on the same data, under the same contract', () => {
  const world = northbank()
  expect(holder(world, 'card-fraud', 'champion')).toBe(4)
  expect(holder(world, 'card-fraud', 'challenger')).toBe(5)
  for (const context of ['training', 'validation'])
    expect(datasets(world, 'card-fraud', 5, context)).toEqual(
      datasets(world, 'card-fraud', 4, context),
    )
  const [before, after] = [4, 5].map((version) => metric(world, 'card-fraud', version, 'auc'))
  expect(after?.value).toBeGreaterThan(before?.value ?? 1)
  expect(after?.dataset_digest).toBe(before?.dataset_digest)
  expect(mlmodelOf(world, 'card-fraud', 5).signature).toEqual(
    mlmodelOf(world, 'card-fraud', 4).signature,
  )
})

test('credit-default-pd: the challenger has the better AUC, and income became required', () => {
  const world = northbank()
  const name = 'credit-default-pd'
  const [champion, challenger] = [
    holder(world, name, 'champion'),
    holder(world, name, 'challenger'),
  ]
  const [before, after] = [champion, challenger].map((version) =>
    metric(world, name, version, 'auc'),
  )
  expect(after?.value).toBeGreaterThan(before?.value ?? 1)
  expect(after?.dataset_digest).toBe(before?.dataset_digest)
  expect(isRequired(world, name, champion, 'income')).toBe(false)
  expect(isRequired(world, name, challenger, 'income')).toBe(true)
})

test('churn-retention: the champion was trained on March, and newer data was read since', () => {
  const world = northbank()
  const champion = versionOf(world, 'churn-retention', holder(world, 'churn-retention', 'champion'))
  const trained = champion.run.datasets.find(({ dataset }) => dataset.name === 'customers')
  expect(trained?.dataset.source).toContain('2026-03')
  const since = [...world.runs.values()]
    .filter((run) => run.experiment_id === champion.run.experiment_id)
    .filter((run) => run.start_time > champion.run.start_time)
    .flatMap((run) => run.datasets.filter(({ dataset }) => dataset.name === 'customers'))
    .map(({ dataset }) => dataset.digest)
  expect(new Set(since).size).toBe(2)
  expect(since).not.toContain(trained?.dataset.digest)
})

test('aml-alerts: moved by a script on Sunday at 02:14, unapproved, after it was registered', async () => {
  const { world, lane, requests } = await recordsOf('aml-alerts')
  const { row } = versionOf(world, 'aml-alerts', holder(world, 'aml-alerts', 'champion'))
  const waits = unsettledOf(lane, String(row.version))
  if (waits?.kind !== 'outside') throw new Error('nobody saw it')
  expect([waits.was?.version, waits.now?.version]).toEqual(['3', '4'])
  const { before, after } = waits
  expect([before.getUTCDay(), before.toISOString().slice(11, 16)]).toEqual([0, '02:14'])
  expect(after?.getTime()).toBe(before.getTime() - 5 * MINUTE)
  expect(row.creation_timestamp).toBeLessThan(before.getTime())
  expect(row.creation_timestamp).toBeGreaterThan(after?.getTime() ?? Infinity)
  // v3 was asked for and approved; nobody asked for v4
  expect(requests.map(({ proposal }) => movesTo(proposal))).toEqual(['3'])
  expect(row.tags.get('validation_status')).toBe('pending')
  expect(holder(world, 'aml-alerts', 'eu-branch')).toBe(row.version - 1)
})

test('meter-reader-edge: tensors, for a device, weights in a file that the graph names', () => {
  const world = northbank()
  const { row } = versionOf(world, 'meter-reader-edge', 2)
  const graph = world.files.get(`${row.location}/model.onnx`)?.content
  const facts = graph instanceof Uint8Array ? readOnnx(graph) : null
  expect(facts?.external).toEqual(['weights.data'])
  expect(world.files.get(`${row.location}/weights.data`)?.size).toBe(14_400)
  expect(modelOf(world, 'meter-reader-edge').tags.get('serving.mode')).toBe('edge')
  const inputs = mlmodelOf(world, 'meter-reader-edge', 2).signature?.inputs
  expect(inputs?.state === 'given' && inputs.fields.map(({ kind }) => kind)).toEqual(['tensor'])
})

test('support-summariser: a language model of 13 GB that names its prompt, and has params', () => {
  const world = northbank()
  const { row, run, logged } = versionOf(world, 'support-summariser', 2)
  const mlmodel = mlmodelOf(world, 'support-summariser', 2)
  expect(mlmodel.flavors.map(({ name }) => name)).toContain('transformers')
  expect(Number(mlmodel.modelSize)).toBeGreaterThan(13e9)
  const params = mlmodel.signature?.params
  expect(params?.state === 'given' ? params.fields.length : 0).toBe(4)
  const prompt = modelOf(world, 'summarise-conversation')
  expect(prompt.tags.get('mlflow.prompt.is_prompt')).toBe('true')
  for (const tags of [run.tags, logged?.tags])
    expect(JSON.parse(tags?.get('mlflow.linkedPrompts') ?? '[]')).toEqual([
      { name: prompt.name, version: String(prompt.lastVersion) },
    ])
  const files = [...world.files].filter(([path]) => path.startsWith(`${row.location}/`))
  const shards = files.filter(([path]) => path.endsWith('.safetensors'))
  expect(shards).toHaveLength(3)
})

test('pricing-prod: copies of pricing-dev, two behind', () => {
  const world = northbank()
  const { versions } = modelOf(world, 'pricing-prod')
  const originals = [...versions.values()].map(({ source }) => source)
  expect(originals).toEqual(['models:/pricing-dev/2', 'models:/pricing-dev/4'])
  const { row } = versionOf(world, 'pricing-prod', holder(world, 'pricing-prod', 'champion'))
  const original = versionOf(world, 'pricing-dev', 4)
  expect([row.source, row.run_id]).toEqual(['models:/pricing-dev/4', original.run.run_id])
  expect(modelOf(world, 'pricing-dev').lastVersion - 4).toBe(2)
})

test('lead-score: no signature, a pickle, nobody’s', () => {
  const world = northbank()
  const { tags } = modelOf(world, 'lead-score')
  const { run } = versionOf(world, 'lead-score', 1)
  expect(tags.get('owner') ?? tags.get('team')).toBeUndefined()
  expect(run.datasets).toEqual([])
  expect(run.tags.has('mlflow.source.git.commit')).toBe(false)
  const { signature, flavors, inputExample } = mlmodelOf(world, 'lead-score', 1)
  expect([signature, inputExample]).toEqual([null, null])
  expect(JSON.stringify(flavors)).toContain('cloudpickle')
})

test('claims-triage: its run is deleted, its commit was dirty, its files are gone', () => {
  const world = northbank()
  const { row, run } = versionOf(world, 'claims-triage', holder(world, 'claims-triage', 'champion'))
  expect(run.lifecycle_stage).toBe('deleted')
  expect(run.tags.get('mlflow.source.git.dirty')).toBe('true')
  expect([...world.files.keys()].filter((path) => path.startsWith(row.location))).toEqual([])
  expect(row.status).toBe('READY')
})

test('ticket-router: the number that v3 was approved on is not the one that stands there', async () => {
  const { world, requests, logOf } = await recordsOf('ticket-router')
  const { run, logged } = versionOf(world, 'ticket-router', 3)
  const request = requests.find(({ proposal }) => movesTo(proposal) === '3')
  const [approval] = request?.approvals ?? []
  expect([request?.applied, approval?.by.name]).toEqual([null, NOOR])
  const approved = approval?.at.getTime() ?? 0
  const history = run.histories.get('accuracy') ?? []
  expect(history).toHaveLength(2)
  const [before, after] = history
  expect(before?.timestamp).toBeLessThan(approved)
  expect(after?.timestamp).toBeGreaterThan(approved)
  expect(after?.value).toBeLessThan(before?.value ?? 0)
  expect(after?.dataset_digest).toBe(before?.dataset_digest)
  for (const shown of [run.metrics, logged?.metrics ?? []])
    expect(shown.filter(({ key }) => key === 'accuracy')).toEqual([after])
  // what was approved are facts with the number of then
  const facts = logOf(request?.run)?.attachments.get(request?.evidence ?? '')
  expect(facts).toContain(String(before?.value))
  expect(facts).not.toContain(String(after?.value))
  // and it falls behind the champion, which it had beaten
  const champion = metric(world, 'ticket-router', 2, 'accuracy')?.value ?? 0
  expect(champion).toBeLessThan(before?.value ?? 0)
  expect(champion).toBeGreaterThan(after?.value ?? 1)
})

test('kyc-match: an emergency change by somebody, with a reason, due for review in three hours', async () => {
  const { world, lane, requests } = await recordsOf('kyc-match')
  const { row, run } = versionOf(world, 'kyc-match', holder(world, 'kyc-match', 'champion'))
  const request = requests.find(({ emergency }) => emergency !== null)
  const { from } = lane.spans.at(-1) ?? {}
  if (from?.how !== 'moved' || !request) throw new Error('it was not moved on the record')
  expect([from.emergency, from.request?.run, from.by.name]).toEqual([true, request.run, AISHA])
  expect(Math.floor(from.at.getTime() / MINUTE)).toBe(at('2026-06-14 12:00') / MINUTE)
  expect(from.reason).not.toBe('')
  expect(request.approvals).toEqual([])
  expect(request.emergency?.reviewed).toBeNull()
  expect((request.emergency?.reviewBy.getTime() ?? 0) - TODAY).toBe(3 * HOUR)
  expect([row.tags.get('change'), row.tags.get('approved_by')]).toEqual(['emergency', undefined])
  expect(run.user_id).toBe(AISHA)
})

test('demand-forecast: sixty versions, an error that falls, a rollback', async () => {
  const { world, lane, requests } = await recordsOf('demand-forecast')
  const { lastVersion } = modelOf(world, 'demand-forecast')
  expect(lastVersion).toBe(60)
  const mape = Array.from(
    { length: 60 },
    (_, i) => metric(world, 'demand-forecast', i + 1, 'mape')?.value ?? Number.NaN,
  ).filter((value) => !Number.isNaN(value))
  expect(mean(mape.slice(-10))).toBeLessThan(mean(mape.slice(0, 10)) - 1)
  const champion = holder(world, 'demand-forecast', 'champion')
  expect(champion).toBeLessThan(lastVersion - 1)
  const taken = requests.find(({ rolledBack }) => rolledBack !== null)
  expect(taken && movesTo(taken.proposal)).toBe(String(champion + 1))
  expect(taken?.approvals).toHaveLength(1)
  const held = lane.spans.map((span) => span.holder?.version)
  expect(held.slice(-3)).toEqual(['58', '59', '58'])
  // two days, of which one was payday
  const [to, from] = [lane.spans.at(-2)?.to, lane.spans.at(-2)?.from]
  expect(from?.how === 'moved' && to ? to.getTime() - from.at.getTime() : 0).toBeGreaterThan(
    24 * HOUR,
  )
  // half a year of moves; once nobody watched
  expect(lane.spans.length).toBeGreaterThan(12)
  expect(lane.watchedSince?.getTime()).toBe(at(SET_UP))
  const outside = lane.spans.flatMap((span) => (span.from.how === 'outside' ? span.from : []))
  expect(outside.map(({ settled }) => settled?.as)).toEqual(['adopted'])
})

test('collections-legacy: stages alone, files under the run as MLflow 2 left them', () => {
  const world = northbank()
  const model = modelOf(world, 'collections-legacy')
  expect(model.aliases.size).toBe(0)
  const rows = [...model.versions.values()]
  expect(new Set(rows.map((row) => row.current_stage)).size).toBe(4)
  for (const { run_id, location } of rows) {
    expect(location).toContain(run_id)
    expect(world.runs.get(run_id)?.modelOutputs).toEqual([])
  }
})

test('who approves has made none of what they approved', () => {
  const world = northbank()
  const approved = [...world.models.values()].flatMap(({ versions }) =>
    [...versions.values()].filter((row) => row.tags.get('approved_by') === NOOR),
  )
  expect(approved.length).toBeGreaterThan(8)
  for (const { run_id } of approved) expect(world.runs.get(run_id)?.user_id).not.toBe(NOOR)
})

test('the rest of the bank: some thirty models of a dozen teams, most in order, some not', () => {
  const models = [...northbank().models.values()].filter(
    ({ tags }) => !tags.has('mlflow.prompt.is_prompt'),
  )
  expect(models.length).toBeGreaterThanOrEqual(30)
  expect(models.length).toBeLessThanOrEqual(42)
  const teams = new Set(models.flatMap(({ tags }) => tags.get('team') ?? []))
  expect(teams.size).toBeGreaterThanOrEqual(10)
  const holders = models.filter(({ aliases }) => aliases.has('champion'))
  expect(holders.filter(({ tags }) => !tags.has('owner'))).toHaveLength(1)
  const waiting = models.flatMap(({ aliases, versions }) => {
    const row = versions.peek(aliases.get('challenger') ?? 0)
    return row?.tags.get('validation_status') === 'pending' ? [row] : []
  })
  expect(waiting.length).toBeGreaterThan(5)
})

test('people release on working days; only the night job and the emergency fell on a weekend', () => {
  const weekend = [...northbank().models.values()].flatMap(({ name, versions }) =>
    [...versions.values()]
      .filter(({ creation_timestamp }) => [0, 6].includes(new Date(creation_timestamp).getUTCDay()))
      .map(({ version }) => `${name} v${version}`),
  )
  expect(weekend).toEqual(['aml-alerts v4', 'kyc-match v4'])
})
