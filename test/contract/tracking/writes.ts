import { at, each } from '../ask'
import { post } from '../fixture'
import type { Story } from './stories'
import { all, INVALID, MISSING, newRun, point, runOf, TAKEN } from './written'

const many = (count: number, item: (i: number) => object) =>
  Array.from({ length: count }, (_, i) => item(i))

const tag = (i: number) => ({ key: `t${i}`, value: '1' })
const measured = (i: number) => ({ ...point, key: `m${i}` })

const DATASET = { name: 'd', digest: '1', source_type: 'local', source: '{}' }

/** What writes about experiments and runs give, and what is refused of them. */
export const WRITES: readonly Story[] = [
  {
    title: 'an experiment: what is refused of its fields',
    run: (ask, { experiment: experiment_id }) =>
      all(ask, [
        post('experiments/create', {}),
        post('experiments/create', { name: 123 }),
        post('experiments/create', { name: 'x', tags: 'x' }),
        post('experiments/create', { name: 'x'.repeat(501) }),
        post('experiments/create', { name: 'x', artifact_location: 's3://b/a#b' }),
        post('experiments/create', { name: 'x', artifact_location: 'runs:/a' }),
        post('experiments/update', { experiment_id }),
        post('experiments/update', { experiment_id: 'abc', new_name: 'x' }),
        post('experiments/update', { experiment_id: '999999', new_name: 'x' }),
        post('experiments/set-experiment-tag', { experiment_id, key: '../k', value: 'v' }),
        post('experiments/set-experiment-tag', {
          experiment_id,
          key: 'k',
          value: 'v'.repeat(20_001),
        }),
        post('experiments/delete-experiment-tag', { experiment_id, key: 'nope' }),
        post('experiments/restore', { experiment_id }),
        post('experiments/delete', { experiment_id: '999999' }),
        post('experiments/search', {}),
        post('experiments/search', { max_results: 50_001 }),
      ]),
    gives: [
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      INVALID,
      MISSING,
      INVALID,
      INVALID,
      MISSING,
      MISSING,
      MISSING,
      INVALID,
      INVALID,
    ],
  },
  {
    title: 'a run: what is refused of its fields',
    run: async (ask, { experiment: experiment_id }) => {
      const run_id = await newRun(ask, experiment_id)
      const tags = [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ]
      return all(ask, [
        post('runs/create', {}),
        post('runs/create', { experiment_id: '999999' }),
        post('runs/create', { experiment_id, start_time: 'noon' }),
        post('runs/create', { experiment_id, tags }),
        post('runs/create', { experiment_id, user_id: 5 }),
        post('runs/update', { run_id, status: 'NOPE' }),
        post('runs/update', { run_id: 'nope', status: 'FINISHED' }),
        post('runs/update', {}),
        post('runs/delete', { run_id: 'nope' }),
        post('runs/restore', { run_id: 'nope' }),
      ])
    },
    gives: [TAKEN, MISSING, INVALID, TAKEN, 200, 200, MISSING, INVALID, MISSING, MISSING],
  },
  {
    title: 'a status by name and by number, an end, a name',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      await ask(post('runs/update', { run_id, status: 'FINISHED', end_time: '17' }))
      await ask(post('runs/update', { run_id, status: 4, run_name: 'renamed' }))
      await ask(post('runs/update', { run_id, run_name: '' }))
      const run = await runOf(ask, run_id)
      return [at(run, 'info', 'status'), at(run, 'info', 'end_time'), at(run, 'info', 'run_name')]
    },
    gives: ['FAILED', 17, 'renamed'],
  },
  {
    title: 'a deleted run refuses every write',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      await ask(post('runs/delete', { run_id }))
      return all(ask, [
        post('runs/update', { run_id, status: 'FINISHED' }),
        post('runs/log-metric', { run_id, ...point }),
        post('runs/log-parameter', { run_id, key: 'a', value: 'b' }),
        post('runs/log-batch', { run_id }),
        post('runs/set-tag', { run_id, key: 'a', value: 'b' }),
        post('runs/delete-tag', { run_id, key: 'a' }),
        post('runs/log-inputs', { run_id }),
        post('runs/outputs', { run_id, models: [] }),
        post('runs/delete', { run_id }),
        post('runs/restore', { run_id }),
        post('runs/set-tag', { run_id, key: 'a', value: 'b' }),
      ])
    },
    gives: [...Array.from({ length: 8 }, () => INVALID), 200, 200, 200],
  },
  {
    title: 'a metric: values that are none, and what is refused',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      const log = (more: object) => post('runs/log-metric', { run_id, ...point, ...more })
      const answers = await all(ask, [
        log({ key: 'nan', value: 'NaN' }),
        log({ key: 'inf', value: 'Infinity' }),
        log({ key: 'text', value: '1.5' }),
        log({ key: 'true', value: true }),
        log({ value: null }),
        log({ value: 'abc' }),
        log({ timestamp: -1 }),
        log({ timestamp: null }),
        log({ step: 'x' }),
        log({ key: '../m' }),
        log({ key: 'm'.repeat(251) }),
        log({ model_id: 'm-nope' }),
        log({ dataset_name: 'd' }),
        log({ run_id: 'nope' }),
        log({ run_id: 31 }),
      ])
      const metrics = at(await runOf(ask, run_id), 'data', 'metrics')
      const values = Array.isArray(metrics)
        ? metrics.map((metric) => `${String(at(metric, 'key'))} ${String(at(metric, 'value'))}`)
        : []
      return [answers, values.toSorted()]
    },
    gives: [
      [
        200,
        200,
        200,
        200,
        INVALID,
        INVALID,
        INVALID,
        INVALID,
        INVALID,
        INVALID,
        INVALID,
        TAKEN,
        INVALID,
        MISSING,
        INVALID,
      ],
      ['inf 1.7976931348623157e+308', 'nan NaN', 'text 1.5', 'true 1'],
    ],
  },
  {
    title: 'a param is written once',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      const log = (key: string, value?: unknown) =>
        post('runs/log-parameter', { run_id, key, value })
      return all(ask, [
        log('a', '1'),
        log('a', '1'),
        log('a', '2'),
        log('none'),
        log('long', 'x'.repeat(6001)),
        log('k'.repeat(251), 'x'),
        log('a//b', 'x'),
        log('é ü:/x', 'x'),
        log('number', 5),
      ])
    },
    gives: [200, 200, INVALID, 200, 200, INVALID, INVALID, 200, INVALID],
  },
  {
    title: 'a batch: its limits, and nothing of it when one thing is wrong',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      await ask(post('runs/log-parameter', { run_id, key: 'old', value: '1' }))
      const log = (more: object) => post('runs/log-batch', { run_id, ...more })
      const answers = await all(ask, [
        log({ params: [{ key: 'old', value: '2' }], metrics: [point], tags: [tag(0)] }),
        log({ params: [tag(1), tag(1)] }),
        log({ params: many(101, tag) }),
        log({ tags: many(101, tag) }),
        log({ metrics: many(1001, measured) }),
        log({ metrics: many(950, measured), tags: many(90, tag) }),
        log({ metrics: [{ value: 1, timestamp: 1 }] }),
        log({ metrics: [{ ...point, key: '../a' }] }),
        log({ tags: [{ key: '../a', value: '1' }], params: [tag(2)] }),
        log({ metrics: 'x' }),
        log({ run_id: '' }),
      ])
      const run = await runOf(ask, run_id)
      return [answers, at(run, 'data', 'metrics'), each(at(run, 'data'), 'params', 'key')]
    },
    gives: [Array.from({ length: 11 }, () => INVALID), undefined, ['old']],
  },
  {
    title: 'datasets and models of a run, each once',
    run: async (ask, { experiment }) => {
      const run_id = await newRun(ask, experiment)
      const tags = [{ key: 'mlflow.data.context', value: 'train' }]
      const answers = await all(ask, [
        post('runs/log-inputs', { run_id, datasets: [{ dataset: DATASET, tags }] }),
        post('runs/log-inputs', { run_id, datasets: [{ dataset: DATASET }] }),
        post('runs/log-inputs', {
          run_id,
          datasets: [{ dataset: { ...DATASET, digest: 'x'.repeat(37) } }],
        }),
        post('runs/log-inputs', { run_id, models: [{ model_id: 'm-a' }, { model_id: 'm-a' }] }),
        post('runs/outputs', { run_id }),
        post('runs/outputs', { run_id, models: [{ model_id: 'm-b', step: 3 }] }),
        post('runs/outputs', { run_id, models: [{ model_id: 'm-b', step: 4 }] }),
      ])
      const run = await runOf(ask, run_id)
      const datasets = await ask({
        method: 'POST',
        target: '/ajax-api/2.0/mlflow/experiments/search-datasets',
        body: { experiment_ids: [experiment] },
      })
      return [
        answers,
        at(run, 'inputs', 'dataset_inputs'),
        each(at(run, 'inputs'), 'model_inputs', 'model_id'),
        at(run, 'outputs', 'model_outputs'),
        each(datasets.json, 'dataset_summaries', 'name').includes('d'),
      ]
    },
    gives: [
      [200, 200, INVALID, 200, INVALID, 200, TAKEN],
      [{ tags: [{ key: 'mlflow.data.context', value: 'train' }], dataset: DATASET }],
      ['m-a'],
      [{ model_id: 'm-b', step: 3 }],
      true,
    ],
  },
]
