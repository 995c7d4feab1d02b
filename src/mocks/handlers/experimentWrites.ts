import { badRequest, invalid, json, missing, MlflowFailure } from '../answer'
import type { Params } from '../ask'
import { regrantTo } from '../auth/accounts'
import type { Viewer } from '../auth/viewer'
import { list, message, readMessage, required, string } from '../message'
import { checkLength, checkTagKey, normalPath } from '../names'
import { type ExperimentRow, tick, type World } from '../world'
import { checkIsActive, experimentNamed, findExperiment } from './experiments'

/** `tags: [{key, value}]`, as a list since a key twice is refused where rows are made. */
export const TAGS = list(message({ key: string, value: string }))

export interface Tag {
  key: string
  value: string
}

/** The database has a key once. */
export function onlyOnce(tags: readonly Tag[]): Map<string, string> {
  const once = new Map(tags.map(({ key, value }) => [key, value]))
  if (once.size < tags.length)
    throw badRequest('(sqlite3.IntegrityError) UNIQUE constraint failed: tags.key')
  return once
}

function checkTag({ key, value }: Tag) {
  checkTagKey(key)
  checkLength('key', 250, key)
  checkLength('value', 20_000, value)
}

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/handlers.py#L1486 */
function checkLocation(uri: string) {
  const [, scheme = ''] = /^([a-z][a-z0-9+.-]*):/i.exec(uri) ?? []
  if (uri.includes('#') || (scheme !== '' && uri.includes(';')))
    throw invalid("'artifact_location' URL can't include fragments or params.")
  if (uri.replaceAll('%', '').includes('?') && /[?&][^=]*\.\./.test(uri))
    throw invalid('Invalid query string')
  if (scheme === 'runs') throw invalid(`Artifact location cannot be a runs:/ URI. Given: '${uri}'`)
  checkLength('artifact_location', 2048, uri)
}

/** A path of the computer is kept whole; an address stays as it is. */
function placeOf(world: World, location: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location
  return normalPath(location.startsWith('/') ? location : `${world.folder}/${location}`)
}

export function create(world: World, params: Params, _id: string, { person }: Viewer) {
  const { name, artifact_location, tags } = readMessage(params, {
    name: required(string),
    artifact_location: string,
    tags: TAGS,
  })
  if (artifact_location !== '') checkLocation(artifact_location)
  checkLength('name', 500, name)
  for (const tag of tags) checkTag(tag)
  if (experimentNamed(world, name))
    throw new MlflowFailure('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.`)
  const rows = onlyOnce(tags)
  const ids = Array.from(world.experiments.keys(), Number)
  const now = tick(world)
  const row: ExperimentRow = {
    experiment_id: String(Math.max(0, ...ids) + 1),
    name,
    ...(artifact_location === '' ? {} : { artifact_location: placeOf(world, artifact_location) }),
    lifecycle_stage: 'active',
    creation_time: now,
    last_update_time: now,
    tags: rows,
  }
  world.experiments.set(row.experiment_id, row)
  const { experiment_id } = row
  const mine = { resource_type: 'experiment', resource_pattern: experiment_id }
  if (person) regrantTo(world, person, { ...mine, permission: 'MANAGE' })
  return json({ experiment_id })
}

const NAMED = { experiment_id: required(string) }

export function update(world: World, params: Params) {
  const { experiment_id, new_name } = readMessage(params, { ...NAMED, new_name: required(string) })
  checkLength('name', 500, new_name)
  const row = findExperiment(world, experiment_id)
  if (row.lifecycle_stage !== 'active')
    throw new MlflowFailure('INVALID_STATE', 'Cannot rename a non-active experiment.')
  const taken = experimentNamed(world, new_name)
  if (taken && taken !== row)
    throw badRequest('(sqlite3.IntegrityError) UNIQUE constraint failed: experiments.name')
  row.name = new_name
  row.last_update_time = tick(world)
  return json({})
}

/** Its runs go and come with it, those that were deleted before included. */
function move(world: World, row: ExperimentRow, stage: 'active' | 'deleted') {
  row.lifecycle_stage = stage
  row.last_update_time = tick(world)
  for (const run of world.runs.values())
    if (run.experiment_id === row.experiment_id) run.lifecycle_stage = stage
  return json({})
}

export function remove(world: World, params: Params) {
  const { experiment_id } = readMessage(params, NAMED)
  return move(world, findExperiment(world, experiment_id, 'active'), 'deleted')
}

export function restore(world: World, params: Params) {
  const { experiment_id } = readMessage(params, NAMED)
  return move(world, findExperiment(world, experiment_id, 'deleted'), 'active')
}

export function setTag(world: World, params: Params) {
  const said = { ...NAMED, key: required(string), value: string }
  const { experiment_id, key, value } = readMessage(params, said)
  checkTag({ key, value })
  const row = findExperiment(world, experiment_id)
  checkIsActive(row)
  row.tags.set(key, value)
  tick(world)
  return json({})
}

export function deleteTag(world: World, params: Params) {
  const { experiment_id, key } = readMessage(params, { ...NAMED, key: required(string) })
  const row = findExperiment(world, experiment_id)
  checkIsActive(row)
  if (!row.tags.delete(key))
    throw missing(`No tag with name: ${key} in experiment with id ${row.experiment_id}`)
  tick(world)
  return json({})
}
