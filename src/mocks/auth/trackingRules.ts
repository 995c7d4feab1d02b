import { invalid, missing } from '../answer'
import type { Params } from '../ask'
import { METRIC_BATCH, MODEL_LIST, ONE_METRIC } from '../handlers/namedModels'
import { experimentNamed, readExperimentId } from '../handlers/experiments'
import { parseLoggedModelFilter } from '../handlers/loggedModelFilter'
import { findRun } from '../handlers/runs'
import { readMessage, string } from '../message'
import { safePath } from '../artifactPath'
import type { World } from '../world'
import type { Act, Need } from './levels'
import type { Viewer } from './viewer'

// Who may use what is about experiments, runs, logged models and files: the validators of
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L1850

export type Rule = (world: World, viewer: Viewer, params: Params, id: string) => boolean

const anybody: Rule = () => true

const experiment =
  (act: Act): Rule =>
  (_world, viewer, params) =>
    viewer.allows({ type: 'experiment', id: params.asked('experiment_id') }, act)

const experimentByName: Rule = (world, viewer, params) => {
  const name = params.asked('experiment_name')
  const row = experimentNamed(world, name)
  if (!row) throw missing(`Could not find experiment with name ${name}`)
  return viewer.allows({ type: 'experiment', id: row.experiment_id }, 'read')
}

const createExperiment: Rule = (_world, viewer) =>
  viewer.may({ type: 'experiment', id: '*', act: 'not_denied' })

/** What goes and comes with an experiment: who has a grant on all runs is judged by that one, and so on. */
const WITHIN = [
  'run',
  'trace',
  'logged_model',
  'assessment',
  'review_queue',
  'scorer',
  'scorer_version',
]

const deleteExperiment: Rule = (_world, viewer, params) => {
  const own = { type: 'experiment', id: params.asked('experiment_id') }
  const within = WITHIN.map((type): Need => ({ type, id: '*', act: 'delete', otherwise: own }))
  return viewer.may({ ...own, act: 'delete' }, ...within)
}

/** A run that isn't there is denied: who may not see it shall not learn whether it is. */
const run =
  (act: Act): Rule =>
  (world, viewer, params) => {
    const row = world.runs.get(params.asked('run_id'))
    return row !== undefined && viewer.mayWithRun(row, act)
  }

const createIn = (viewer: Viewer, experimentId: string, type: string) =>
  viewer.may(
    { type: 'experiment', id: experimentId, act: 'update' },
    { type, id: '*', act: 'not_denied' },
  )

const createRun: Rule = (_world, viewer, params) =>
  createIn(viewer, params.asked('experiment_id'), 'run')

/** A model that isn't there is denied as well. */
const loggedModelNamed = (world: World, viewer: Viewer, id: string, act: Act) => {
  const row = world.loggedModels.get(id)
  return row !== undefined && !row.deleted && viewer.mayWithLoggedModel(row, act)
}

/** What is logged to a run may name logged models, which are then written to as well. */
const runAndModels =
  (named: (params: Params) => string[]): Rule =>
  (world, viewer, params, id) => {
    const models = named(params).filter((each) => each !== '')
    if (!run('update')(world, viewer, params, id)) return false
    return models.every((each) => loggedModelNamed(world, viewer, each, 'update'))
  }

/** Of several runs all must be readable; one that isn't there is a 404 here. */
const runsRead =
  (key: string): Rule =>
  (world, viewer, params) => {
    const ids = params.list(key)
    if (ids.length === 0) throw invalid('The request must specify at least one run_id.')
    return ids.map((id) => findRun(world, id)).every((row) => viewer.mayWithRun(row, 'read'))
  }

const runFile =
  (act: Act): Rule =>
  (world, viewer, params) => {
    const id = params.queried('run_id') || params.queried('run_uuid')
    if (id === '') throw invalid('Request must specify run_id or run_uuid parameter')
    const row = world.runs.get(id)
    return row !== undefined && viewer.mayWithRun(row, act)
  }

const loggedModel =
  (act: Act): Rule =>
  (world, viewer, _params, id) =>
    loggedModelNamed(world, viewer, id, act)

const createLoggedModel: Rule = (world, viewer, params) => {
  const said = readMessage(params, { experiment_id: string, source_run_id: string })
  if (!createIn(viewer, said.experiment_id, 'logged_model')) return false
  if (said.source_run_id === '') return true
  const row = world.runs.get(said.source_run_id)
  return row !== undefined && viewer.mayWithRun(row, 'read')
}

/** Rows are left out afterwards; only a filter on runs would tell what no answer shows. */
const searchLoggedModels: Rule = (_world, viewer, params) => {
  if (viewer.knowsRuns) return true
  try {
    return !parseLoggedModelFilter(params.text('filter')).some(
      ({ entity, key }) => entity === 'attribute' && key === 'source_run_id',
    )
  } catch {
    // what can't be read might
    return false
  }
}

const readsExperiments: Rule = (_world, viewer, params) => {
  const ids = params.list('experiment_ids')
  if (ids.length === 0)
    throw invalid('SearchDatasets request must specify at least one experiment_id.')
  return ids.every((id) => viewer.allows({ type: 'experiment', id }, 'read'))
}

const runOrModel: Rule = (world, viewer, params) => {
  const said = readMessage(params, { run_id: string, model_id: string })
  if ((said.run_id === '') === (said.model_id === ''))
    throw invalid('Exactly one of run_id and model_id must be provided.')
  if (said.model_id !== '') return loggedModelNamed(world, viewer, said.model_id, 'update')
  const row = world.runs.get(said.run_id)
  return row !== undefined && viewer.mayWithRun(row, 'update')
}

const FOLDERS = new Map([
  ['models', 'logged_model'],
  ['traces', 'trace'],
])

/** The types that a path below an experiment's folder is about; deleting takes all below along. */
function typesOf(segments: readonly string[], act: Act): string[] {
  const [first, second] = segments
  if (first === undefined) return act === 'manage' ? ['run', 'trace', 'logged_model'] : []
  const folder = FOLDERS.get(first)
  if (folder !== undefined) return [folder]
  const isRun = second === 'artifacts' || /^[0-9a-f]{32}$/.test(first)
  return isRun || act === 'manage' ? ['run'] : []
}

/** The path names the experiment, and by its folders the runs or logged models that the files belong to. */
const artifact =
  (act: Act, pathOf: (params: Params, id: string) => string): Rule =>
  (_world, viewer, params, id) => {
    let path: string
    try {
      path = safePath(pathOf(params, id))
    } catch {
      // what can't be read is nobody's
      return false
    }
    const [, experimentId, rest = ''] = /^(\d+)(?:\/(.*))?$/s.exec(path) ?? []
    if (experimentId === undefined) return viewer.allowedToAll(act)
    const own = { type: 'experiment', id: readExperimentId(experimentId) }
    const types = typesOf(
      rest.split('/').filter((segment) => segment !== ''),
      act,
    )
    if (types.length === 0) return viewer.allows(own, act)
    const needs = types.map((type): Need => ({ type, id: '*', act, otherwise: own }))
    return viewer.may({ ...own, act: 'read' }, ...needs)
  }

const inPath = (_params: Params, id: string) => id

export const TRACKING_RULES: Readonly<Record<string, Rule>> = {
  'POST 2.0/mlflow/experiments/create': createExperiment,
  'GET 2.0/mlflow/experiments/get': experiment('read'),
  'GET 2.0/mlflow/experiments/get-by-name': experimentByName,
  'GET 2.0/mlflow/experiments/search': anybody,
  'POST 2.0/mlflow/experiments/search': anybody,
  'POST 2.0/mlflow/experiments/delete': deleteExperiment,
  'POST 2.0/mlflow/experiments/restore': deleteExperiment,
  'POST 2.0/mlflow/experiments/update': experiment('update'),
  'POST 2.0/mlflow/experiments/set-experiment-tag': experiment('update'),
  'POST 2.0/mlflow/experiments/delete-experiment-tag': experiment('update'),
  'POST 2.0/mlflow/experiments/search-datasets': readsExperiments,
  'POST 2.0/mlflow/runs/create': createRun,
  'GET 2.0/mlflow/runs/get': run('read'),
  'POST 2.0/mlflow/runs/search': anybody,
  'POST 2.0/mlflow/runs/update': run('update'),
  'POST 2.0/mlflow/runs/delete': run('delete'),
  'POST 2.0/mlflow/runs/restore': run('delete'),
  'POST 2.0/mlflow/runs/log-metric': runAndModels((params) => [
    readMessage(params, ONE_METRIC).model_id,
  ]),
  'POST 2.0/mlflow/runs/log-parameter': run('update'),
  'POST 2.0/mlflow/runs/log-batch': runAndModels((params) =>
    readMessage(params, METRIC_BATCH).metrics.map(({ model_id }) => model_id),
  ),
  'POST 2.0/mlflow/runs/set-tag': run('update'),
  'POST 2.0/mlflow/runs/delete-tag': run('update'),
  'POST 2.0/mlflow/runs/log-model': run('update'),
  'POST 2.0/mlflow/runs/log-inputs': runAndModels((params) =>
    readMessage(params, MODEL_LIST).models.map(({ model_id }) => model_id),
  ),
  'POST 2.0/mlflow/runs/outputs': runAndModels((params) =>
    readMessage(params, MODEL_LIST).models.map(({ model_id }) => model_id),
  ),
  'GET 2.0/mlflow/metrics/get-history': run('read'),
  'GET 2.0/mlflow/metrics/get-history-bulk': runsRead('run_id'),
  'GET 2.0/mlflow/metrics/get-history-bulk-interval': runsRead('run_ids'),
  'POST 2.0/mlflow/logged-models': createLoggedModel,
  'POST 2.0/mlflow/logged-models/search': searchLoggedModels,
  'GET 2.0/mlflow/logged-models/:id': loggedModel('read'),
  'PATCH 2.0/mlflow/logged-models/:id': loggedModel('update'),
  'DELETE 2.0/mlflow/logged-models/:id': loggedModel('delete'),
  'PATCH 2.0/mlflow/logged-models/:id/tags': loggedModel('update'),
  'DELETE 2.0/mlflow/logged-models/:id/tags/:key': loggedModel('delete'),
  'POST 2.0/mlflow/logged-models/:id/params': loggedModel('update'),
  'GET 2.0/mlflow/logged-models/:id/artifacts/directories': loggedModel('read'),
  'GET 2.0/mlflow/logged-models/:id/artifacts/files': loggedModel('read'),
  'GET 2.0/mlflow/artifacts/list': run('read'),
  'POST 2.0/mlflow/artifacts/presigned-upload-url': runOrModel,
  'POST 2.0/mlflow/artifacts/presigned-download-url': run('read'),
  'POST 2.0/mlflow/upload-artifact': runFile('update'),
  'GET get-artifact': runFile('read'),
  'GET 2.0/mlflow-artifacts/artifacts': artifact('read', (params) => params.text('path')),
  'GET 2.0/mlflow-artifacts/artifacts/:path': artifact('read', inPath),
  'PUT 2.0/mlflow-artifacts/artifacts/:path': artifact('update', inPath),
  'DELETE 2.0/mlflow-artifacts/artifacts/:path': artifact('manage', inPath),
  'POST 2.0/mlflow-artifacts/mpu/create/:path': artifact('update', inPath),
  'POST 2.0/mlflow-artifacts/mpu/complete/:path': artifact('update', inPath),
  'POST 2.0/mlflow-artifacts/mpu/abort/:path': artifact('update', inPath),
  'GET 2.0/mlflow-artifacts/presigned/:path': artifact('read', inPath),
}
