import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Grammar, matches, parseFilter } from '../filter'
import { seenPage } from '../paging'
import { type LoggedModelRow, loggedModelRoot, type World } from '../world'
import { readLogged, some, tagList } from './rows'

export const LOGGED_MODELS: Grammar = {
  attributes: new Map([
    ['name', 'text'],
    ['model_id', 'text'],
    ['source_run_id', 'text'],
    ['status', 'text'],
    ['creation_timestamp', 'number'],
    ['last_updated_timestamp', 'number'],
  ]),
  lists: new Set(['name', 'model_id', 'source_run_id']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['attributes', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
    ['param', 'param'],
    ['params', 'param'],
    ['metric', 'metric'],
    ['metrics', 'metric'],
  ]),
  nulls: false,
}

export function findLoggedModel(world: World, id: string, allowDeleted = false): LoggedModelRow {
  const model = world.loggedModels.get(id)
  if (!model || (model.deleted && !allowDeleted))
    throw missing(`Logged model with ID '${id}' not found.`)
  return model
}

function answer(row: LoggedModelRow) {
  return {
    info: {
      model_id: row.model_id,
      experiment_id: row.experiment_id,
      name: row.name,
      creation_timestamp_ms: row.creation_timestamp_ms,
      last_updated_timestamp_ms: row.last_updated_timestamp_ms,
      artifact_uri: loggedModelRoot(row),
      status: row.status,
      model_type: row.model_type ?? '',
      source_run_id: row.source_run_id,
      tags: tagList(row.tags),
    },
    data: {
      params: tagList(row.params),
      metrics: some(
        row.metrics.map((metric) => ({
          run_id: row.source_run_id,
          ...metric,
          model_id: row.model_id,
        })),
      ),
    },
  }
}

export function get(world: World, params: Params, id: string) {
  const allowDeleted = params.text('allow_deleted').toLowerCase() === 'true'
  return json({ model: answer(findLoggedModel(world, id, allowDeleted)) })
}

function attribute(row: LoggedModelRow, key: string): string | number | undefined {
  switch (key) {
    case 'name':
      return row.name
    case 'model_id':
      return row.model_id
    case 'source_run_id':
      return row.source_run_id
    case 'status':
      return row.status
    case 'creation_timestamp':
      return row.creation_timestamp_ms
    case 'last_updated_timestamp':
      return row.last_updated_timestamp_ms
    default:
      return undefined
  }
}

/** Newest first, whatever `order_by` says: no page asks for another order. */
export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  if (!params.has('experiment_ids'))
    throw invalid("Missing value for required parameter 'experiment_ids'.")
  const experiments = params.list('experiment_ids')
  const clauses = parseFilter(params.text('filter'), LOGGED_MODELS)
  const max = params.integer('max_results', 100)
  const rows = [...world.loggedModels.values()]
    .filter((row) => !row.deleted && experiments.includes(row.experiment_id))
    .filter((row) =>
      matches(clauses, (entity, key) => readLogged(row, attribute(row, key), entity, key)),
    )
    .toSorted((a, b) => b.creation_timestamp_ms - a.creation_timestamp_ms)
  const { items, next } = seenPage(rows, max, params.text('page_token'), viewer.listsLoggedModel)
  return json({ models: some(items.map(answer)), next_page_token: next })
}
