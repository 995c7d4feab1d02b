import { badRequest, invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { oneOf, readMessage, required, string } from '../message'
import { type LoggedModelRow, newId, tick, type World } from '../world'
import { checkIsActive, findExperiment } from './experiments'
import { onlyOnce, TAGS } from './experimentWrites'
import { findLoggedModel, loggedModelAnswer } from './loggedModels'
import { madeUpName } from './madeUpName'
import { rootIn } from './runLife'

const BAD = ['/', ':', '.', '%', '"', "'"]

function checkName(name: string) {
  if (BAD.some((character) => name.includes(character)))
    throw invalid(
      `Invalid model name ('${name}') provided. Model name must be a non-empty string and cannot contain the following characters: ('/', ':', '.', '%', '"', "'")`,
    )
}

const CREATE = {
  experiment_id: required(string),
  name: string,
  model_type: string,
  source_run_id: string,
  params: TAGS,
  tags: TAGS,
}

/** Nobody looks whether the run is there. */
export function create(world: World, params: Params) {
  const said = readMessage(params, CREATE)
  checkName(said.name)
  const experiment = findExperiment(world, said.experiment_id)
  checkIsActive(experiment)
  const { experiment_id } = experiment
  const [tags, ownParams] = [onlyOnce(said.tags), onlyOnce(said.params)]
  const now = tick(world)
  const model_id = `m-${newId(world, 'model')}`
  const row: LoggedModelRow = {
    model_id,
    experiment_id,
    name: said.name || madeUpName(model_id),
    creation_timestamp_ms: now,
    last_updated_timestamp_ms: now,
    status: 'LOGGED_MODEL_PENDING',
    source_run_id: said.source_run_id,
    ...(said.model_type === '' ? {} : { model_type: said.model_type }),
    ...rootIn(world, experiment_id, `models/${model_id}`),
    deleted: false,
    tags,
    params: ownParams,
    metrics: [],
  }
  world.loggedModels.set(model_id, row)
  return json({ model: loggedModelAnswer(row) })
}

const STATUSES = [
  'LOGGED_MODEL_STATUS_UNSPECIFIED',
  'LOGGED_MODEL_PENDING',
  'LOGGED_MODEL_READY',
  'LOGGED_MODEL_UPLOAD_FAILED',
] as const

const FINALIZE = { model_id: required(string), status: required(oneOf(STATUSES, 0)) }

/** The model is the one that the body names. Deleted ones are written to as well, here and below. */
export function finalize(world: World, params: Params) {
  const { model_id, status = STATUSES[0] } = readMessage(params, FINALIZE)
  const row = findLoggedModel(world, model_id, true)
  row.status = status
  row.last_updated_timestamp_ms = tick(world)
  return json({ model: loggedModelAnswer(row) })
}

export function remove(world: World, _params: Params, id: string) {
  const row = findLoggedModel(world, id, true)
  row.deleted = true
  row.last_updated_timestamp_ms = tick(world)
  return json({})
}

/** Keys of any kind and length: nothing checks them. */
export function setTags(world: World, params: Params, id: string) {
  const { tags } = readMessage(params, { tags: TAGS })
  const row = findLoggedModel(world, id, true)
  for (const { key, value } of tags) row.tags.set(key, value)
  tick(world)
  return json({})
}

export function deleteTag(
  world: World,
  _params: Params,
  id: string,
  _viewer: unknown,
  key: string,
) {
  if (!findLoggedModel(world, id, true).tags.delete(key))
    throw missing(`No tag with key '${key}' found for model with ID '${id}'.`)
  tick(world)
  return json({})
}

/** A param is written once; the same again is refused too. */
export function logParams(world: World, params: Params, id: string) {
  const said = readMessage(params, { model_id: required(string), params: TAGS })
  const row = findLoggedModel(world, id, true)
  const added = onlyOnce(said.params)
  for (const key of added.keys())
    if (row.params.has(key))
      throw badRequest('(sqlite3.IntegrityError) UNIQUE constraint failed: logged_model_params')
  for (const [key, value] of added) row.params.set(key, value)
  tick(world)
  return json({})
}
