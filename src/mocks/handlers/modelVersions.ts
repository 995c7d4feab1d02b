import { invalid, json, MlflowFailure } from '../answer'
import type { Params } from '../ask'
import { isPrompt, type Viewer } from '../auth/viewer'
import { type Clause, type Entity, type Grammar, matches, parseFilter } from '../filter'
import { byCodePoint } from '../like'
import { checkModelName, checkTag, checkTagKey, readStage, readVersion } from '../names'
import { ordering, page } from '../paging'
import { locate, readSource, tellLoggedModel } from '../versionSource'
import { type ModelRow, tick, type VersionRow, type World } from '../world'
import { splitPrompts } from './registeredModels'
import { findModel, findVersion, PROMPT_TAG, some, versionAnswer, versionRow } from './rows'

export const MODEL_VERSIONS: Grammar = {
  attributes: new Map([
    ['name', 'text'],
    ['run_id', 'text'],
    ['source_path', 'text'],
    ['version_number', 'number'],
  ]),
  lists: new Set(['name', 'run_id']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
  ]),
  nulls: false,
}

/** What is searched, filtered by what needs no row first: a model may have 200,000 versions. */
class Found {
  readonly model: ModelRow
  readonly version: number
  private made: VersionRow | undefined

  constructor(model: ModelRow, version: number) {
    this.model = model
    this.version = version
  }

  get row(): VersionRow {
    this.made ??= this.model.versions.peek(this.version)
    if (!this.made) throw new Error(`version ${this.version} went away during a search`)
    return this.made
  }
}

const FIELDS = new Map(
  ['name', 'version_number', 'creation_timestamp', 'last_updated_timestamp'].flatMap((key) => [
    [key, key],
    [`attribute.${key}`, key],
  ]),
)

const COLUMNS = new Map([
  ['name', (a: Found, b: Found) => byCodePoint(a.model.name, b.model.name)],
  ['version_number', (a: Found, b: Found) => a.version - b.version],
  [
    'creation_timestamp',
    (a: Found, b: Found) =>
      a.model.versions.createdAt(a.version) - b.model.versions.createdAt(b.version),
  ],
  [
    'last_updated_timestamp',
    (a: Found, b: Found) =>
      a.model.versions.updatedAt(a.version) - b.model.versions.updatedAt(b.version),
  ],
])

function read(found: Found, entity: Entity, key: string): string | number | undefined {
  if (entity === 'tag') return found.row.tags.get(key)
  switch (key) {
    case 'run_id':
      return found.row.run_id
    case 'source_path':
      return found.row.source
    default:
      return undefined
  }
}

const isOn = ({ entity, key }: Clause, attribute: string) =>
  entity === 'attribute' && key === attribute

/** Versions that all clauses hold for, in no order. */
function find(models: readonly ModelRow[], clauses: readonly Clause[]): Found[] {
  const names = clauses.filter((clause) => isOn(clause, 'name'))
  const numbers = clauses.filter((clause) => isOn(clause, 'version_number'))
  const others = clauses.filter((clause) => !names.includes(clause) && !numbers.includes(clause))
  return models
    .filter((model) => matches(names, () => model.name))
    .flatMap((model) =>
      Array.from(model.versions.keys())
        .filter((version) => matches(numbers, () => version))
        .map((version) => new Found(model, version)),
    )
    .filter((found) => matches(others, (entity, key) => read(found, entity, key)))
}

/** One version that is a prompt's hides all of a model. What exists by rule is none. */
const holdsPrompts = (model: ModelRow) =>
  [...model.versions.written()].some((row) => row.tags.get(PROMPT_TAG) === 'true')

/** Unlike other lists, a page is not filled up again with what may be seen. */
export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const { prompts, clauses } = splitPrompts(parseFilter(params.text('filter'), MODEL_VERSIONS))
  const max = params.integer('max_results', 10_000)
  if (max < 1 || max > 200_000)
    throw invalid(`Invalid value for max_results. It must be a positive integer, but got ${max}`)
  const asked = params.list('order_by')
  const order = ordering(
    asked.length > 0 ? asked : ['last_updated_timestamp DESC'],
    FIELDS,
    COLUMNS,
    ['name', 'version_number desc'],
  )
  const models = [...world.models.values()].filter((model) => prompts || !holdsPrompts(model))
  const rows = find(models, clauses).toSorted(order)
  const { items, next } = page(rows, max, params.text('page_token'))
  const seen = items.filter(({ model, row }) => viewer.listsVersion(model.name, row))
  return json({
    model_versions: some(seen.map(({ model, row }) => versionRow(model, row))),
    next_page_token: next,
  })
}

export function get(world: World, params: Params) {
  const { model, row } = findVersion(world, params.required('name'), params.required('version'))
  return json({ model_version: versionAnswer(model, row) })
}

export function create(world: World, params: Params) {
  const name = params.required('name')
  params.required('source')
  const tags = params.tags('tags')
  const [description, run_link] = [params.text('description'), params.text('run_link')]
  const asked = readSource(world, params, tags)
  checkModelName(name)
  for (const [key, value] of tags) checkTag(key, value)
  const { model_id, ...origin } = isPrompt(tags) ? asked : locate(world, asked)
  const model = findModel(world, name)
  const now = tick(world)
  model.lastVersion += 1
  const row: VersionRow = {
    version: model.lastVersion,
    creation_timestamp: now,
    last_updated_timestamp: now,
    current_stage: 'None',
    description,
    ...origin,
    run_link,
    status: 'READY',
    tags,
  }
  model.versions.set(row.version, row)
  model.last_updated_timestamp = now
  if (!isPrompt(tags)) tellLoggedModel(world, model_id, name, row.version)
  return json({ model_version: versionAnswer(model, row) })
}

/** Unlike a model's, a version's description becomes absent when none is sent. */
export function update(world: World, params: Params) {
  const { model, row } = findVersion(world, params.required('name'), params.required('version'))
  row.description = params.has('description') ? params.text('description') : null
  row.last_updated_timestamp = tick(world)
  return json({ model_version: versionAnswer(model, row) })
}

/** Deprecated, but there. Only those in Staging and Production make room for the new one. */
export function transitionStage(world: World, params: Params) {
  const [name, version] = [params.required('name'), params.required('version')]
  const asked = params.required('stage')
  const archives =
    params.has('archive_existing_versions') && params.flag('archive_existing_versions')
  const stage = readStage(asked)
  const { model, row } = findVersion(world, name, version)
  const isActive = stage === 'Staging' || stage === 'Production'
  if (archives && !isActive)
    throw new MlflowFailure(
      'INTERNAL_ERROR',
      `Model version transition cannot archive existing model versions because '${asked}' is not an Active stage. Valid stages are ['Staging', 'Production']`,
    )
  const now = tick(world)
  for (const number of archives ? [...model.versions.keys()] : []) {
    if (number === row.version || model.versions.stageOf(number) !== stage) continue
    const other = model.versions.get(number)
    if (other) Object.assign(other, { current_stage: 'Archived', last_updated_timestamp: now })
  }
  row.current_stage = stage
  row.last_updated_timestamp = now
  model.last_updated_timestamp = now
  return json({ model_version: versionAnswer(model, row) })
}

/** Where the files are: of a copy, those of the original. */
export function getDownloadUri(world: World, params: Params) {
  const { row } = findVersion(world, params.required('name'), params.required('version'))
  return json({ artifact_uri: row.location })
}

/** Its aliases go with it, its number does not come back. */
export function remove(world: World, params: Params) {
  const { model, row } = findVersion(world, params.required('name'), params.required('version'))
  model.versions.delete(row.version)
  for (const [alias, version] of model.aliases)
    if (version === row.version) model.aliases.delete(alias)
  model.last_updated_timestamp = tick(world)
  return json({})
}

export function setTag(world: World, params: Params) {
  const [name, version] = [params.required('name'), params.required('version')]
  const [key, value] = [params.required('key'), params.text('value')]
  checkModelName(name)
  readVersion(version)
  checkTag(key, value)
  findVersion(world, name, version).row.tags.set(key, value)
  tick(world)
  return json({})
}

export function deleteTag(world: World, params: Params) {
  const [name, version] = [params.required('name'), params.required('version')]
  const key = params.required('key')
  checkModelName(name)
  readVersion(version)
  checkTagKey(key)
  findVersion(world, name, version).row.tags.delete(key)
  tick(world)
  return json({})
}
