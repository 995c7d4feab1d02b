import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { checked, double, int, list, message, readMessage, required, string } from '../message'
import { checkDataset, checkMetric, logMetrics, logModelMetrics } from '../metricLog'
import { checkEntityName, checkLength, cut } from '../names'
import { type RunRow, tick, type World } from '../world'
import { type Tag, TAGS } from './experimentWrites'
import { findActiveRun, idOf, RUN } from './runs'
import { rename } from './runLife'

const PARAM_LENGTH = 6000
const TAG_LENGTH = 8000

const DATASET = { model_id: string, dataset_name: string, dataset_digest: string }

const METRIC = {
  key: required(string),
  value: required(double),
  timestamp: required(int),
  step: int,
  ...DATASET,
}

export function logMetric(world: World, params: Params) {
  const said = readMessage(params, { ...RUN, ...METRIC })
  checkDataset(said)
  // a model's metric is written before the run's, and checked after the run is found
  if (said.model_id !== '') findActiveRun(world, idOf(said))
  checkMetric(said, '')
  const run = findActiveRun(world, idOf(said))
  logModelMetrics(world, run, [said])
  logMetrics(run, [said])
  tick(world)
  return json({})
}

function readParam({ key, value }: Tag, path: string): Tag {
  checkEntityName(key, path)
  checkLength('Param key', 250, key)
  return { key, value: cut(value, PARAM_LENGTH) }
}

function readTag({ key, value }: Tag, path: string): Tag {
  checkEntityName(key, `${path}key`)
  checkLength(`${path}key`, 250, key)
  return { key, value: cut(value, TAG_LENGTH) }
}

/** A param is written once: the same value again is no mistake, another one is. */
export function logParameter(world: World, params: Params) {
  const said = readMessage(params, { ...RUN, key: required(string), value: string })
  const { key, value } = readParam(said, 'key')
  const run = findActiveRun(world, idOf(said))
  const old = run.params.get(key)
  if (old !== undefined && old !== value)
    throw invalid(
      `Changing param values is not allowed. Param with key='${key}' was already logged with value='${old}' for run ID='${run.run_id}'. Attempted logging new value '${value}'.`,
    )
  run.params.set(key, value)
  tick(world)
  return json({})
}

/** The name of a run stands in a tag and beside it; an empty one changes neither. */
function putTag(run: RunRow, { key, value }: Tag) {
  if (key !== 'mlflow.runName') run.tags.set(key, value)
  else if (value !== '') rename(run, value)
}

export function setTag(world: World, params: Params) {
  const said = readMessage(params, { ...RUN, key: required(string), value: string })
  const tag = readTag(said, '')
  putTag(findActiveRun(world, idOf(said)), tag)
  tick(world)
  return json({})
}

export function deleteTag(world: World, params: Params) {
  const { run_id, key } = readMessage(params, { run_id: RUN.run_id, key: required(string) })
  if (!findActiveRun(world, run_id).tags.delete(key))
    throw missing(`No tag with name: ${key} in run with id ${run_id}`)
  tick(world)
  return json({})
}

const MOST = { metrics: 1000, params: 100, tags: 100, 'metrics, params, and tags': 1000 }

function checkCount(what: keyof typeof MOST, count: number) {
  const most = MOST[what]
  if (count > most)
    throw invalid(
      `A batch logging request can contain at most ${most} ${what}. Got ${count} ${what}. Please split up ${what} across multiple requests and try again.`,
    )
}

/** Fields that each item must have, as it was sent. */
const having =
  (what: string, ...fields: string[]) =>
  (value: unknown): boolean | string => {
    if (!Array.isArray(value)) return true
    for (const [i, item] of value.entries()) {
      const sent = new Map<string, unknown>(Object.entries(Object(item)))
      const absent = fields.find((field) => (sent.get(field) ?? '') === '')
      if (absent !== undefined)
        return `Missing value for required parameter '${what}[${i}].${absent}'.`
    }
    return true
  }

const BATCH = {
  run_id: RUN.run_id,
  metrics: checked(
    list(message({ key: string, value: double, timestamp: int, step: int, ...DATASET })),
    having('metrics', 'key', 'value', 'timestamp'),
  ),
  params: checked(TAGS, having('params', 'key')),
  tags: checked(TAGS, having('tags', 'key')),
}

function checkParams(run: RunRow, params: readonly Tag[]) {
  const changed = params.filter(({ key, value }) => (run.params.get(key) ?? value) !== value)
  if (changed.length === 0) return
  const listed = changed.map(
    ({ key, value }) =>
      `{'key': '${key}', 'old_value': '${run.params.get(key)}', 'new_value': '${value}'}`,
  )
  throw invalid(
    `Changing param values is not allowed. Params were already logged='[${listed.join(', ')}]' for run ID='${run.run_id}'.`,
  )
}

/** All is looked at before anything is written. */
export function logBatch(world: World, params: Params) {
  const said = readMessage(params, BATCH)
  for (const metric of said.metrics) checkDataset(metric)
  if (!/^[a-z0-9][\p{L}\p{N}_-]{0,255}\n?$/iu.test(said.run_id))
    throw invalid(`Invalid value "${said.run_id}" for parameter 'run_id' supplied.`)
  for (const [i, metric] of said.metrics.entries()) checkMetric(metric, `metrics[${i}]`)
  const newParams = said.params.map((param, i) => readParam(param, `params[${i}].key`))
  const newTags = said.tags.map((tag, i) => readTag(tag, `tags[${i}].`))
  checkCount('metrics', said.metrics.length)
  checkCount('params', newParams.length)
  checkCount('tags', newTags.length)
  checkCount('metrics, params, and tags', said.metrics.length + newParams.length + newTags.length)
  const keys = newParams.map(({ key }) => key)
  const twice = keys.filter((key, i) => keys.indexOf(key) < i)
  if (twice.length > 0)
    throw invalid(
      `Duplicate parameter keys have been submitted: [${twice.map((key) => `'${key}'`).join(', ')}]. Please ensure the request contains only one param value per param key.`,
    )
  const run = findActiveRun(world, said.run_id)
  checkParams(run, newParams)
  for (const { key, value } of newParams) run.params.set(key, value)
  logMetrics(run, said.metrics)
  // what is written so far stays when this is refused: each part is a transaction of its own
  logModelMetrics(world, run, said.metrics)
  for (const tag of newTags) putTag(run, tag)
  tick(world)
  return json({})
}

const HISTORY = 'mlflow.log-model.history'
const TOLD = ['run_id', 'artifact_path', 'utc_time_created', 'model_uuid', 'flavors']
const NEEDED = ['artifact_path', 'flavors', 'utc_time_created', 'run_id']

/** What clients of MLflow 2 tell of a model: kept in a tag. */
export function logModel(world: World, params: Params) {
  const said = readMessage(params, { run_id: RUN.run_id, model_json: required(string) })
  let model: Map<string, unknown>
  try {
    model = new Map(Object.entries(JSON.parse(said.model_json)))
  } catch {
    throw invalid(`Malformed model info. \n ${said.model_json} \n is not a valid JSON.`)
  }
  const absent = NEEDED.filter((key) => !model.has(key))
  if (absent.length > 0)
    throw invalid(
      `Model json is missing mandatory fields: {${absent.map((key) => `'${key}'`).join(', ')}}`,
    )
  const run = findActiveRun(world, said.run_id)
  const before: unknown = JSON.parse(run.tags.get(HISTORY) ?? '[]')
  const told = Object.fromEntries(TOLD.map((key) => [key, model.get(key) ?? null]))
  run.tags.set(HISTORY, JSON.stringify([...(Array.isArray(before) ? before : []), told]))
  tick(world)
  return json({})
}
