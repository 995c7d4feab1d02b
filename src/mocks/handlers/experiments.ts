import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Grammar, matches, parseFilter } from '../filter'
import { seenPage } from '../paging'
import { type ExperimentRow, experimentRoot, type World } from '../world'
import { some, tagList } from './rows'

const GRAMMAR: Grammar = {
  attributes: new Map([
    ['name', 'text'],
    ['creation_time', 'number'],
    ['last_update_time', 'number'],
  ]),
  lists: new Set(),
  entities: new Map([
    ['attribute', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
  ]),
  nulls: false,
}

const answer = (world: World, row: ExperimentRow) => ({
  experiment_id: row.experiment_id,
  name: row.name,
  artifact_location: experimentRoot(row),
  lifecycle_stage: row.lifecycle_stage,
  last_update_time: row.last_update_time,
  creation_time: row.creation_time,
  tags: tagList(row.tags),
  workspace: world.workspace,
})

export function get(world: World, params: Params) {
  const id = params.required('experiment_id')
  if (!/^\d+$/.test(id))
    throw invalid(`Invalid experiment ID '${id}'. Experiment ID must be a valid integer.`)
  const row = world.experiments.get(String(Number(id)))
  if (!row) throw missing(`No Experiment with id=${id} exists`)
  return json({ experiment: answer(world, row) })
}

export function getByName(world: World, params: Params) {
  const name = params.required('experiment_name')
  const row = [...world.experiments.values()].find((each) => each.name === name)
  if (!row) throw missing(`Could not find experiment with name '${name}'`)
  return json({ experiment: answer(world, row) })
}

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const clauses = parseFilter(params.text('filter'), GRAMMAR)
  const max = params.integer('max_results', 0)
  if (max < 1 || max > 50_000)
    throw invalid(
      `Invalid value ${max} for parameter 'max_results' supplied. It must be a positive integer`,
    )
  const view = params.text('view_type') || 'ACTIVE_ONLY'
  const rows = [...world.experiments.values()]
    .filter(
      (row) => view === 'ALL' || (row.lifecycle_stage === 'deleted') === (view === 'DELETED_ONLY'),
    )
    .filter((row) =>
      matches(clauses, (entity, key) => {
        if (entity === 'tag') return row.tags.get(key)
        if (key === 'name') return row.name
        return key === 'creation_time' ? row.creation_time : row.last_update_time
      }),
    )
    .toSorted((a, b) => b.creation_time - a.creation_time)
  const { items, next } = seenPage(rows, max, params.text('page_token'), (row) =>
    viewer.listsExperiment(row.experiment_id),
  )
  return json({ experiments: some(items.map((row) => answer(world, row))), next_page_token: next })
}
