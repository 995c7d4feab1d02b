import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Clause, type Entity, type Grammar, matches, parseFilter } from '../filter'
import { page } from '../paging'
import { type RunRow, runRoot, type World } from '../world'
import { readLogged, some, tagList } from './rows'
import { runOrder } from './runOrder'

const GRAMMAR: Grammar = {
  attributes: new Map([
    ['run_id', 'text'],
    ['run_name', 'text'],
    ['status', 'text'],
    ['user_id', 'text'],
    ['start_time', 'number'],
    ['end_time', 'number'],
  ]),
  lists: new Set(['run_id']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['attributes', 'attribute'],
    ['attr', 'attribute'],
    ['run', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
    ['param', 'param'],
    ['params', 'param'],
    ['parameter', 'param'],
    ['parameters', 'param'],
    ['metric', 'metric'],
    ['metrics', 'metric'],
    ['dataset', 'dataset'],
    ['datasets', 'dataset'],
  ]),
  nulls: true,
}

export function findRun(world: World, id: string): RunRow {
  const run = world.runs.get(id)
  if (!run) throw missing(`Run with id=${id} not found`)
  return run
}

function answer(run: RunRow) {
  const datasets = some(run.datasets)
  const modelInputs = some(run.modelInputs.map((id) => ({ model_id: id })))
  const modelOutputs = some(run.modelOutputs)
  return {
    info: {
      run_uuid: run.run_id,
      experiment_id: run.experiment_id,
      run_name: run.run_name,
      user_id: run.user_id,
      status: run.status,
      start_time: run.start_time,
      end_time: run.end_time ?? undefined,
      artifact_uri: runRoot(run),
      lifecycle_stage: run.lifecycle_stage,
      run_id: run.run_id,
    },
    data: {
      metrics: some(
        run.metrics.map(({ key, value, timestamp, step }) => ({ key, value, timestamp, step })),
      ),
      params: tagList(run.params),
      tags: tagList(run.tags),
    },
    inputs: { dataset_inputs: datasets, model_inputs: modelInputs },
    outputs: { model_outputs: modelOutputs },
  }
}

export function get(world: World, params: Params) {
  const id = params.has('run_id') ? params.required('run_id') : params.required('run_uuid')
  return json({ run: answer(findRun(world, id)) })
}

function attribute(run: RunRow, key: string): string | number | undefined {
  switch (key) {
    case 'run_id':
      return run.run_id
    case 'run_name':
      return run.run_name
    case 'status':
      return run.status
    case 'user_id':
      return run.user_id
    case 'start_time':
      return run.start_time
    case 'end_time':
      return run.end_time ?? undefined
    default:
      return undefined
  }
}

/** All clauses about datasets must hold for one and the same dataset. */
function hasDataset(run: RunRow, clauses: readonly Clause[]) {
  if (clauses.length === 0) return true
  return run.datasets.some(({ dataset, tags }) =>
    matches(clauses, (_, key) => {
      if (key === 'name') return dataset.name
      if (key === 'digest') return dataset.digest ?? undefined
      return tags?.find((tag) => tag.key === 'mlflow.data.context')?.value ?? undefined
    }),
  )
}

const read = (run: RunRow, entity: Entity, key: string) =>
  readLogged(run, attribute(run, key), entity, key)

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const experiments = params.list('experiment_ids').filter(viewer.listsRunsOf)
  const all = parseFilter(params.text('filter'), GRAMMAR)
  const max = params.integer('max_results', 1000)
  if (max < 1 || max > 50_000) throw invalid(`Invalid value ${max} for parameter 'max_results'`)
  const view = params.text('run_view_type') || 'ACTIVE_ONLY'
  const order = runOrder(params.list('order_by'), GRAMMAR, read)
  const clauses = all.filter(({ entity }) => entity !== 'dataset')
  const datasets = all.filter(({ entity }) => entity === 'dataset')
  const rows = [...world.runs.values()]
    .filter((run) => experiments.includes(run.experiment_id))
    .filter(
      (run) => view === 'ALL' || (run.lifecycle_stage === 'deleted') === (view === 'DELETED_ONLY'),
    )
    .filter((run) => hasDataset(run, datasets))
    .filter((run) => matches(clauses, (entity, key) => read(run, entity, key)))
    .toSorted(order)
  const { items, next } = page(rows, max, params.text('page_token'))
  return json({ runs: some(items.map(answer)), next_page_token: next })
}
