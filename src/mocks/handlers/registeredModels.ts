import { json, MlflowFailure, invalid } from '../answer'
import type { Params } from '../ask'
import { forgetGrants, regrantTo, renameGrants } from '../auth/accounts'
import { containerOf, isPrompt, type Viewer } from '../auth/viewer'
import { type Clause, type Grammar, matches, parseFilter } from '../filter'
import { byCodePoint } from '../like'
import { checkModelName, checkTag, checkTagKey, readStage } from '../names'
import { ordering, seenPage } from '../paging'
import { Versions } from '../versions'
import { type ModelRow, tick, type World } from '../world'
import { findModel, latestVersions, modelAnswer, PROMPT_TAG, some, versionAnswer } from './rows'

const GRAMMAR: Grammar = {
  attributes: new Map([['name', 'text']]),
  lists: new Set(['name']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
  ]),
  nulls: false,
}

const FIELDS = new Map([
  ['name', 'name'],
  ['timestamp', 'updated'],
  ['last_updated_timestamp', 'updated'],
])

const COLUMNS = new Map([
  ['name', (a: ModelRow, b: ModelRow) => byCodePoint(a.name, b.name)],
  ['updated', (a: ModelRow, b: ModelRow) => a.last_updated_timestamp - b.last_updated_timestamp],
])

/** Prompts are shown to those who ask for them, and hidden from all others, who may name the tag as well. */
export function splitPrompts(clauses: readonly Clause[]) {
  const about = clauses.find(({ entity, key }) => entity === 'tag' && key === PROMPT_TAG)
  const value = String(about?.value).toLowerCase()
  const prompts =
    (about?.comparator === '=' && value === 'true') ||
    (about?.comparator === '!=' && value === 'false')
  if (prompts) return { prompts, clauses }
  return { prompts, clauses: clauses.filter((clause) => clause.key !== PROMPT_TAG) }
}

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const { prompts, clauses } = splitPrompts(parseFilter(params.text('filter'), GRAMMAR))
  const max = params.integer('max_results', 100)
  if (max > 1000) throw invalid(`Invalid value "${max}" for parameter 'max_results' supplied`)
  const order = ordering(params.list('order_by'), FIELDS, COLUMNS, ['name'])
  const rows = [...world.models.values()]
    .filter((model) => prompts || model.tags.get(PROMPT_TAG) !== 'true')
    .filter((model) =>
      matches(clauses, (entity, key) => (entity === 'tag' ? model.tags.get(key) : model.name)),
    )
    .toSorted(order)
  const { items, next } = seenPage(rows, max, params.text('page_token'), viewer.listsModel)
  const models = items.map((model) => modelAnswer(model, viewer))
  return json({ registered_models: some(models), next_page_token: next })
}

export function get(world: World, params: Params, _id: string, viewer: Viewer) {
  const model = findModel(world, params.required('name'))
  return json({ registered_model: modelAnswer(model, viewer) })
}

function alreadyThere(name: string, wasPrompt: boolean, isPromptNow: boolean) {
  const [old, now] = [wasPrompt, isPromptNow].map((it) => (it ? 'Prompt' : 'Registered Model'))
  return new MlflowFailure(
    'RESOURCE_ALREADY_EXISTS',
    old === now
      ? `${now} (name=${name}) already exists.`
      : `Tried to create a ${now?.toLowerCase()} with name '${name}', but the name is already taken by a ${old?.toLowerCase()}. MLflow does not allow creating a model and a prompt with the same name.`,
  )
}

/** Who creates it manages it. */
export function create(world: World, params: Params, _id: string, viewer: Viewer) {
  const name = params.required('name')
  const tags = params.tags('tags')
  const description = params.text('description')
  checkModelName(name)
  for (const [key, value] of tags) checkTag(key, value)
  const taken = world.models.get(name)
  if (taken) throw alreadyThere(name, isPrompt(taken.tags), isPrompt(tags))
  const now = tick(world)
  const model: ModelRow = {
    name,
    creation_timestamp: now,
    last_updated_timestamp: now,
    description,
    tags,
    aliases: new Map(),
    versions: new Versions(),
    lastVersion: 0,
  }
  world.models.set(name, model)
  const { type } = containerOf(model)
  const grant = { resource_type: type, resource_pattern: name, permission: 'MANAGE' as const }
  if (viewer.person) regrantTo(world, viewer.person, grant)
  return json({ registered_model: modelAnswer(model, viewer) })
}

/** Without a description it erases the one there is. */
export function update(world: World, params: Params, _id: string, viewer: Viewer) {
  const model = findModel(world, params.required('name'))
  model.description = params.text('description')
  model.last_updated_timestamp = tick(world)
  return json({ registered_model: modelAnswer(model, viewer) })
}

/** Versions, tags and aliases stay; nothing leads from the old name to the new. */
export function rename(world: World, params: Params, _id: string, viewer: Viewer) {
  const [name, newName] = [params.required('name'), params.required('new_name')]
  checkModelName(newName)
  const model = findModel(world, name)
  if (newName !== name && world.models.has(newName))
    throw new MlflowFailure(
      'RESOURCE_ALREADY_EXISTS',
      `Registered Model (name=${newName}) already exists.`,
    )
  const now = tick(world)
  world.models.delete(name)
  world.models.set(newName, model)
  model.name = newName
  model.last_updated_timestamp = now
  for (const version of model.versions.values()) version.last_updated_timestamp = now
  renameGrants(world, name, newName)
  return json({ registered_model: modelAnswer(model, viewer) })
}

export function remove(world: World, params: Params) {
  const model = findModel(world, params.required('name'))
  tick(world)
  world.models.delete(model.name)
  forgetGrants(world, model.name)
  return json({})
}

/** Tags touch no timestamp. */
export function setTag(world: World, params: Params) {
  const name = params.required('name')
  const [key, value] = [params.required('key'), params.text('value')]
  checkModelName(name)
  checkTag(key, value)
  findModel(world, name).tags.set(key, value)
  tick(world)
  return json({})
}

export function deleteTag(world: World, params: Params) {
  const [name, key] = [params.required('name'), params.required('key')]
  checkModelName(name)
  checkTagKey(key)
  findModel(world, name).tags.delete(key)
  tick(world)
  return json({})
}

export function getLatestVersions(world: World, params: Params) {
  const name = params.required('name')
  const asked = params.list('stages')
  const model = findModel(world, name)
  const stages = asked.map(readStage)
  const rows = latestVersions(model).filter(
    (row) => stages.length === 0 || stages.includes(row.current_stage),
  )
  return json({ model_versions: some(rows.map((row) => versionAnswer(model, row))) })
}
