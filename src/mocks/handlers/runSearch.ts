import { invalid, json } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Clause, type Entity, type Grammar, matches, parseFilter } from '../filter'
import { checked, int, list, oneOf, optional, readMessage, string, unchecked } from '../message'
import { page } from '../paging'
import { type RunRow, runRoot, type World } from '../world'
import { readExperimentId } from './experiments'
import { inView, VIEWS } from './experimentSearch'
import { readLogged, some } from './rows'
import { runAnswer } from './runs'
import { runOrder } from './runOrder'

const GRAMMAR: Grammar = {
  attributes: new Map([
    ['run_id', 'text'],
    ['run_name', 'text'],
    ['run name', 'text'],
    ['Run name', 'text'],
    ['Run Name', 'text'],
    ['status', 'text'],
    ['user_id', 'text'],
    ['artifact_uri', 'text'],
    ['start_time', 'number'],
    ['created', 'number'],
    ['Created', 'number'],
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
  numbers: 'any',
  nulls: true,
}

function attribute(run: RunRow, key: string): string | number | undefined {
  switch (key.toLowerCase()) {
    case 'run_id':
      return run.run_id
    // its name is looked for in the tag, where older clients keep it
    case 'run_name':
    case 'run name':
      return run.tags.get('mlflow.runName')
    case 'status':
      return run.status
    case 'user_id':
      return run.user_id
    case 'artifact_uri':
      return runRoot(run)
    case 'start_time':
    case 'created':
      return run.start_time
    case 'end_time':
      return run.end_time ?? undefined
    default:
      return undefined
  }
}

/** Each clause may be met by another dataset of the run: MLflow joins them one by one. */
function hasDataset(run: RunRow, clause: Clause) {
  return run.datasets.some(({ dataset, tags }) =>
    matches([clause], (_, key) => {
      if (key === 'name') return dataset.name
      if (key === 'digest') return dataset.digest ?? undefined
      return tags?.find((tag) => tag.key === 'mlflow.data.context')?.value ?? undefined
    }),
  )
}

const read = (run: RunRow, entity: Entity, key: string) =>
  readLogged(run, attribute(run, key), entity, key)

/** The name of the row, which is empty where the tag that is searched is not. */
const readForOrder = (run: RunRow, entity: Entity, key: string) =>
  entity === 'attribute' && key === 'run_name' ? run.run_name : read(run, entity, key)

const SEARCH = {
  experiment_ids: list(string),
  filter: string,
  max_results: checked(optional(int), (value) => !(Number(value) > 50_000)),
  order_by: list(string),
  run_view_type: unchecked(oneOf(VIEWS)),
  page_token: unchecked(string),
}

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const said = readMessage(params, SEARCH)
  const { max_results = 1000 } = said
  if (max_results < 1 || max_results > 50_000)
    throw invalid(
      `Invalid value ${max_results} for parameter 'max_results' supplied. It must be a positive integer`,
    )
  const clauses = parseFilter(said.filter, GRAMMAR)
  const order = runOrder(said.order_by, GRAMMAR, readForOrder)
  const experiments = new Set(said.experiment_ids.filter(viewer.listsRunsOf).map(readExperimentId))
  const rows = [...world.runs.values()]
    .filter((run) => experiments.has(run.experiment_id))
    .filter((run) => inView(said.run_view_type, run.lifecycle_stage))
    .filter((run) =>
      clauses.every((clause) =>
        clause.entity === 'dataset'
          ? hasDataset(run, clause)
          : matches([clause], (entity, key) => read(run, entity, key)),
      ),
    )
    .toSorted(order)
  const { items, next } = page(rows, max_results, said.page_token)
  return json({ runs: some(items.map(runAnswer)), next_page_token: next })
}
