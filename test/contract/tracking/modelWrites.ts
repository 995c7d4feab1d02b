import { at, each, type Question } from '../ask'
import { api, post, PREFIX, remove } from '../fixture'
import { must } from './fixture'
import type { Story } from './stories'
import { all, INVALID, MISSING, newModel, newRun, patch, point, runOf, TAKEN } from './written'

const PROXY = '/api/2.0/mlflow-artifacts'

const put = (path: string, text = 'words'): Question => ({
  method: 'PUT',
  target: `${PROXY}/artifacts/${path}`,
  raw: { text, type: 'application/octet-stream' },
})

/** As MLflow's own pages upload. */
const upload = (query: string, text: string): Question => ({
  method: 'POST',
  target: `/ajax-api/2.0/mlflow/upload-artifact?${query}`,
  raw: { text, type: 'application/octet-stream' },
})

/** The same of logged models and files. */
export const MODEL_WRITES: readonly Story[] = [
  {
    title: 'a logged model: what is refused',
    run: async (ask, { experiment: experiment_id }) => {
      const model_id = await newModel(ask, experiment_id)
      const path = `logged-models/${model_id}`
      const tag = { key: 't', value: '1' }
      return all(ask, [
        post('logged-models', {}),
        post('logged-models', { experiment_id: '999999' }),
        post('logged-models', { experiment_id, name: 'a/b' }),
        post('logged-models', { experiment_id, tags: [tag, tag] }),
        patch(path, { status: 'LOGGED_MODEL_READY' }),
        patch(path, { model_id }),
        patch(path, { model_id, status: 2 }),
        patch('logged-models/m-nope', { model_id: 'm-nope', status: 2 }),
        patch(`${path}/tags`, { tags: [tag, { key: '../x', value: '2' }] }),
        patch('logged-models/m-nope/tags', { tags: [] }),
        remove(`${path}/tags/t`, {}),
        remove(`${path}/tags/t`, {}),
        post(`${path}/params`, { model_id, params: [tag] }),
        post(`${path}/params`, { model_id, params: [tag] }),
        post(`${path}/params`, { params: [tag] }),
        remove(path, {}),
        { target: api(path) },
        { target: api(path, { allow_deleted: 'true' }) },
        { target: api(`${path}/artifacts/directories`) },
        remove(path, {}),
      ])
    },
    gives: [
      INVALID,
      MISSING,
      INVALID,
      TAKEN,
      INVALID,
      INVALID,
      200,
      MISSING,
      200,
      MISSING,
      200,
      MISSING,
      200,
      TAKEN,
      INVALID,
      200,
      MISSING,
      200,
      MISSING,
      200,
    ],
  },
  {
    title: 'logged models by filter, order and page',
    run: async (ask) => {
      const made = await must(ask, post('experiments/create', { name: `${PREFIX}-logged` }))
      const experiment = String(at(made, 'experiment_id'))
      const run_id = await newRun(ask, experiment)
      for (const [name, value] of [
        ['a', 0.5],
        ['b', 0.9],
        ['c', null],
      ] as const) {
        const model_id = await newModel(ask, experiment, {
          name,
          tags: [{ key: 'kind', value: name }],
        })
        if (value !== null)
          await ask(
            post('runs/log-metric', {
              run_id,
              ...point,
              key: 'auc',
              value,
              model_id,
              dataset_name: name,
              dataset_digest: 'x',
            }),
          )
      }
      const search = async (more: object) => {
        const reply = await ask(
          post('logged-models/search', { experiment_ids: [experiment], ...more }),
        )
        return reply.status === 200
          ? each(reply.json, 'models', 'info', 'name')
          : [reply.status, reply.code]
      }
      const byName = [{ field_name: 'name' }]
      const first = await ask(
        post('logged-models/search', {
          experiment_ids: [experiment],
          order_by: byName,
          max_results: 2,
        }),
      )
      const page_token = at(first.json, 'next_page_token')
      const found = [
        await search({ filter: 'metrics.auc > 0.6' }),
        await search({ filter: "tags.kind = 'c'" }),
        await search({ filter: 'name = b' }),
        await search({ filter: "name IN ('a', 'c')", order_by: byName }),
        await search({ filter: 'status = 1 AND creation_time > 0', order_by: byName }),
        await search({ order_by: [{ field_name: 'metrics.auc', ascending: false }] }),
        await search({ datasets: [{ dataset_name: 'a', dataset_digest: 'x' }] }),
        await search({ order_by: byName, max_results: 2, page_token }),
        await search({ max_results: 2, page_token }),
        await search({ filter: "foo = 'x'" }),
        await search({ filter: "attribute.name = 'a'" }),
        await search({ filter: "metrics.auc > 'x'" }),
        await search({ filter: "name = 'a' OR name = 'b'" }),
        await search({ filter: 'tags.kind IS NULL' }),
        await search({ order_by: [{ field_name: 'nope' }] }),
        await search({ order_by: [{ field_name: 'params.a' }] }),
        await search({ datasets: [{ dataset_digest: 'x' }] }),
        await search({ experiment_ids: ['abc'] }),
      ]
      await ask(post('experiments/delete', { experiment_id: experiment }))
      return found
    },
    gives: [
      ['b'],
      ['c'],
      ['b'],
      ['a', 'c'],
      ['a', 'b', 'c'],
      ['b', 'a', 'c'],
      ['a'],
      ['c'],
      INVALID,
      [500, 'INTERNAL_ERROR'],
      INVALID,
      [500, 'INTERNAL_ERROR'],
      ...Array.from({ length: 6 }, () => INVALID),
    ],
  },
  {
    title: 'files through the proxy',
    run: async (ask, { experiment }) => {
      const root = `${experiment}/${await newRun(ask, experiment)}/artifacts`
      const get = (path: string): Question => ({ target: `${PROXY}/artifacts/${path}` })
      const listing = (path: string): Question => ({
        target: `${PROXY}/artifacts?path=${encodeURIComponent(path)}`,
      })
      const answers = await all(ask, [
        put(`${root}/a/b.txt`, 'one'),
        put(`${root}/a/b.txt`, 'two'),
        put(`${root}/empty`, ''),
        put(`${root}/a/`),
        put(`${root}/a`),
        put(`${root}/empty/below`),
        put(`${root}/..%2F..%2Fup`),
        put(`${root}/hash%23tag`),
        get(`${root}/a`),
        get(`${root}/nope`),
        get(`${root}/..%2Fup`),
        listing('../up'),
        { method: 'POST', target: `${PROXY}/artifacts/${root}/x`, body: {} },
      ])
      const text = (await ask(get(`${root}/a/b.txt`))).text
      const names = each((await ask(listing(root))).json, 'files', 'path')
      const below = (await ask(listing(`${root}/a`))).json
      const gone = await all(ask, [
        { method: 'DELETE', target: `${PROXY}/artifacts/${root}/a/b.txt` },
        { method: 'DELETE', target: `${PROXY}/artifacts/${root}/a/b.txt` },
        { method: 'DELETE', target: `${PROXY}/artifacts/${root}` },
        get(`${root}/empty`),
      ])
      return [answers, text, names, below, gone]
    },
    gives: [
      [200, 200, 200, 400, 500, 500, INVALID, INVALID, 400, MISSING, INVALID, INVALID, 405],
      'two',
      ['a', 'empty'],
      { files: [{ path: 'b.txt', is_dir: false, file_size: 3 }] },
      [200, 200, 200, MISSING],
    ],
  },
  {
    title: 'files in parts and by other addresses are not for storage in a folder',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      const path = `${experiment}/${run_id}/artifacts`
      const parts = (step: string, body: object): Question => ({
        method: 'POST',
        target: `${PROXY}/mpu/${step}/${path}`,
        body,
      })
      return all(ask, [
        parts('create', { path: 'x', num_parts: 1 }),
        parts('create', {}),
        parts('complete', { path: 'x', upload_id: '1', parts: [] }),
        parts('abort', { path: 'x', upload_id: '1' }),
        { target: `${PROXY}/presigned/${path}/x` },
        post('artifacts/presigned-upload-url', { run_id, path: 'x' }),
        post('artifacts/presigned-upload-url', { path: 'x' }),
        post('artifacts/presigned-download-url', { run_id, path: 'x' }),
        upload(`run_uuid=${run_id}&path=a%2Fb.json`, '{}'),
        upload(`run_uuid=${run_id}&path=x`, ''),
        upload(`run_uuid=${run_id}`, '{}'),
        upload('path=x', '{}'),
        { target: `/get-artifact?run_id=${run_id}&path=a%2Fb.json` },
        { target: api('artifacts/list', { run_id, path: '/a' }) },
      ])
    },
    gives: [
      [501, 'NOT_IMPLEMENTED'],
      INVALID,
      [501, 'NOT_IMPLEMENTED'],
      [501, 'NOT_IMPLEMENTED'],
      [501, 'NOT_IMPLEMENTED'],
      INVALID,
      INVALID,
      INVALID,
      200,
      INVALID,
      INVALID,
      INVALID,
      200,
      INVALID,
    ],
  },
  {
    title: 'a model as clients of MLflow 2 tell of it, in a tag',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      const model = { artifact_path: 'model', flavors: { f: {} }, utc_time_created: '2020', run_id }
      const answers = await all(ask, [
        post('runs/log-model', { run_id, model_json: '{' }),
        post('runs/log-model', { run_id, model_json: '{}' }),
        post('runs/log-model', { run_id, model_json: JSON.stringify(model) }),
      ])
      return [
        answers,
        each(at(await runOf(ask, run_id), 'data'), 'tags', 'key').includes(
          'mlflow.log-model.history',
        ),
      ]
    },
    gives: [[INVALID, INVALID, 200], true],
  },
]
