import type { Question } from '../ask'
import { api, post, remove } from '../fixture'
import type { Action } from './actions'
import { type Ids, RUNS } from './fixture'

const act = (title: string, ask: (ids: Ids) => Question): Action => ({ title, ask })

const patch = (path: string, body: object): Question => ({
  method: 'PATCH',
  target: api(path),
  body,
})

const PROXY = '/api/2.0/mlflow-artifacts'
const AJAX = '/ajax-api/2.0/mlflow'

const put = (path: string): Question => ({
  method: 'PUT',
  target: `${PROXY}/artifacts/${path}`,
  raw: { text: 'words', type: 'application/octet-stream' },
})

const erase = (path: string): Question => ({
  method: 'DELETE',
  target: `${PROXY}/artifacts/${path}`,
})

const read = (path: string): Question => ({ target: `${PROXY}/artifacts/${path}` })

const listing = (path: string): Question => ({
  target: `${PROXY}/artifacts?path=${encodeURIComponent(path)}`,
})

const point = { key: 'auc', value: 0.9, timestamp: 1, step: 0 }

/** Writes that change nothing more when somebody else makes them too, and what can be refused in other words than 403. */
export const TRACKING_ACTIONS: readonly Action[] = [
  act('makes an experiment that is there', () => post('experiments/create', { name: RUNS })),
  act('renames an experiment to nothing', ({ experiment }) =>
    post('experiments/update', { experiment_id: experiment }),
  ),
  act('tags an experiment', ({ experiment }) =>
    post('experiments/set-experiment-tag', {
      experiment_id: experiment,
      key: 'seen',
      value: 'yes',
    }),
  ),
  act('untags an experiment', ({ experiment }) =>
    post('experiments/delete-experiment-tag', { experiment_id: experiment, key: 'nope' }),
  ),
  act('restores an experiment that is alive', ({ experiment }) =>
    post('experiments/restore', { experiment_id: experiment }),
  ),
  act('deletes a missing experiment', () =>
    post('experiments/delete', { experiment_id: '999999' }),
  ),
  act('makes a run of two names', ({ experiment }) =>
    post('runs/create', {
      experiment_id: experiment,
      run_name: 'a',
      tags: [{ key: 'mlflow.runName', value: 'b' }],
    }),
  ),
  act('makes a run of nobody', () => post('runs/create', { experiment_id: '999999' })),
  act('makes a run without saying where', () => post('runs/create', {})),
  act('names a run', ({ run }) => post('runs/update', { run_id: run, run_name: 'run' })),
  act('names a run by its old id', ({ run }) =>
    post('runs/update', { run_uuid: run, run_name: 'run' }),
  ),
  act('names a missing run', () => post('runs/update', { run_id: 'nope', run_name: 'run' })),
  act('restores a run', ({ run }) => post('runs/restore', { run_id: run })),
  act('deletes a missing run', () => post('runs/delete', { run_id: 'nope' })),
  act('logs a metric', ({ run }) => post('runs/log-metric', { run_id: run, ...point })),
  act('logs a metric of a logged model', ({ run, loggedModel }) =>
    post('runs/log-metric', { run_id: run, ...point, model_id: loggedModel }),
  ),
  act('logs a metric of a missing logged model', ({ run }) =>
    post('runs/log-metric', { run_id: run, ...point, model_id: 'm-nope' }),
  ),
  act('logs a param', ({ run }) =>
    post('runs/log-parameter', { run_id: run, key: 'depth', value: '3' }),
  ),
  act('logs a batch', ({ run }) =>
    post('runs/log-batch', { run_id: run, metrics: [point], params: [], tags: [] }),
  ),
  act('logs a batch about a logged model', ({ run, loggedModel }) =>
    post('runs/log-batch', { run_id: run, metrics: [{ ...point, model_id: loggedModel }] }),
  ),
  act('logs a batch about a missing logged model', ({ run }) =>
    post('runs/log-batch', { run_id: run, metrics: [{ ...point, model_id: 'm-nope' }] }),
  ),
  act('tags a run', ({ run }) => post('runs/set-tag', { run_id: run, key: 'seen', value: 'yes' })),
  act('untags a run', ({ run }) => post('runs/delete-tag', { run_id: run, key: 'nope' })),
  act('tells of a model that is no JSON', ({ run }) =>
    post('runs/log-model', { run_id: run, model_json: '{' }),
  ),
  act('gives a run a logged model', ({ run, loggedModel }) =>
    post('runs/log-inputs', { run_id: run, models: [{ model_id: loggedModel }] }),
  ),
  act('gives a run a missing logged model', ({ run }) =>
    post('runs/log-inputs', { run_id: run, models: [{ model_id: 'm-nope' }] }),
  ),
  act('takes a logged model from a run again', ({ run, loggedModel }) =>
    post('runs/outputs', { run_id: run, models: [{ model_id: loggedModel, step: 0 }] }),
  ),
  act('reads histories', ({ run }) => ({
    target: `${AJAX}/metrics/get-history-bulk?run_id=${run}&metric_key=auc`,
  })),
  act('reads a history of a missing run', () => ({
    target: `${AJAX}/metrics/get-history-bulk?run_id=nope&metric_key=auc`,
  })),
  act('searches datasets', ({ experiment }) => ({
    method: 'POST',
    target: `${AJAX}/experiments/search-datasets`,
    body: { experiment_ids: [experiment] },
  })),
  act('makes a logged model of a bad name', ({ experiment }) =>
    post('logged-models', { experiment_id: experiment, name: 'a/b' }),
  ),
  act('makes a logged model of a run, and a bad name', ({ experiment, run }) =>
    post('logged-models', { experiment_id: experiment, name: 'a/b', source_run_id: run }),
  ),
  act('makes a logged model of a missing run, and a bad name', ({ experiment }) =>
    post('logged-models', { experiment_id: experiment, name: 'a/b', source_run_id: 'nope' }),
  ),
  act('finalizes a logged model', ({ loggedModel }) =>
    patch(`logged-models/${loggedModel}`, { model_id: loggedModel, status: 'LOGGED_MODEL_READY' }),
  ),
  act('tags a logged model', ({ loggedModel }) =>
    patch(`logged-models/${loggedModel}/tags`, { tags: [{ key: 'seen', value: 'yes' }] }),
  ),
  act('tags a missing logged model', () =>
    patch('logged-models/m-nope/tags', { tags: [{ key: 'seen', value: 'yes' }] }),
  ),
  act('untags a logged model', ({ loggedModel }) =>
    remove(`logged-models/${loggedModel}/tags/nope`, {}),
  ),
  act('gives a logged model no params', ({ loggedModel }) =>
    post(`logged-models/${loggedModel}/params`, { model_id: loggedModel, params: [] }),
  ),
  act('deletes a missing logged model', () => remove('logged-models/m-nope', {})),
  act('asks for an address to upload to a run', ({ run }) =>
    post('artifacts/presigned-upload-url', { run_id: run, path: 'f' }),
  ),
  act('asks for an address to upload to a logged model', ({ loggedModel }) =>
    post('artifacts/presigned-upload-url', { model_id: loggedModel, path: 'f' }),
  ),
  act('asks for an address to upload to nothing', () =>
    post('artifacts/presigned-upload-url', { path: 'f' }),
  ),
  act('asks for an address to download from a run', ({ run }) =>
    post('artifacts/presigned-download-url', { run_id: run, path: 'f' }),
  ),
  act('uploads a file of a run', ({ experiment, run }) =>
    put(`${experiment}/${run}/artifacts/f.txt`),
  ),
  act('downloads a file of a run', ({ experiment, run }) =>
    read(`${experiment}/${run}/artifacts/f.txt`),
  ),
  act('deletes a missing file of a run', ({ experiment, run }) =>
    erase(`${experiment}/${run}/artifacts/nope`),
  ),
  act('uploads a file of a logged model', ({ experiment, loggedModel }) =>
    put(`${experiment}/models/${loggedModel}/artifacts/f.txt`),
  ),
  act('downloads a file of a logged model', ({ experiment, loggedModel }) =>
    read(`${experiment}/models/${loggedModel}/artifacts/f.txt`),
  ),
  act('deletes a missing file of a logged model', ({ experiment, loggedModel }) =>
    erase(`${experiment}/models/${loggedModel}/artifacts/nope`),
  ),
  act('uploads a file of an experiment', ({ experiment }) => put(`${experiment}/own.txt`)),
  act('deletes a missing folder of an experiment', ({ experiment }) => erase(`${experiment}/nope`)),
  act('uploads out of the folder', ({ experiment }) => put(`${experiment}/..%2F..%2Fup.txt`)),
  act('uploads to no experiment', () => put('nowhere/own.txt')),
  act('lists the files of a run by path', ({ experiment, run }) =>
    listing(`${experiment}/${run}/artifacts`),
  ),
  act('lists the folders of an experiment', ({ experiment }) => listing(experiment)),
  act('lists a missing folder of the root', () => listing('nowhere/at/all')),
  act('begins a file in parts', ({ experiment, run }) => ({
    method: 'POST',
    target: `${PROXY}/mpu/create/${experiment}/${run}/artifacts`,
    body: { path: 'f', num_parts: 1 },
  })),
  act('asks for an address of a file', ({ experiment, run }) => ({
    target: `${PROXY}/presigned/${experiment}/${run}/artifacts/f.txt`,
  })),
  act('uploads nothing by the page', ({ run }) => ({
    method: 'POST',
    target: `${AJAX}/upload-artifact?run_uuid=${run}&path=f`,
    raw: { text: '', type: 'application/octet-stream' },
  })),
]
