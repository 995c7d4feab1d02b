import { expect, test } from 'vitest'
import type { LoggedModel, Metric, Run } from './tracking'
import { aLoggedModel, aRun } from './examples'
import { groupMetrics } from './metricGroups'

const holdout = { name: 'holdout', digest: '43b98acd' }
const metric = (key: string, value: number, more: Partial<Metric> = {}): Metric => ({
  key,
  value,
  step: 0,
  at: new Date(0),
  dataset: null,
  ...more,
})
const model = (...metrics: Metric[]): LoggedModel =>
  aLoggedModel({ id: 'm-1', name: 'm', status: 'LOGGED_MODEL_READY', metrics })
const run = (metrics: Metric[], modelOutputs = ['m-1']): Run =>
  aRun({
    status: 'FINISHED',
    metrics,
    datasets: [
      {
        ...holdout,
        sourceType: null,
        source: null,
        schema: null,
        profile: null,
        context: 'validation',
      },
    ],
    modelOutputs,
  })
const brief = (groups: ReturnType<typeof groupMetrics>) =>
  groups.map(({ dataset, from, metrics }) => [
    dataset && `${dataset.name}#${dataset.digest}`,
    from,
    metrics.map(({ key, value }) => `${key}=${value}`),
  ])

test('as on a real server: by dataset from the model, the last loss from the run, nothing twice', () => {
  const groups = groupMetrics(
    model(metric('loss', 0.99), metric('auc', 0.9, { dataset: holdout })),
    run([metric('loss', 0.03, { step: 19 }), metric('auc', 0.9)]),
  )
  expect(brief(groups)).toEqual([
    ['holdout#43b98acd', 'logged model', ['auc=0.9']],
    [null, 'run', ['loss=0.03']],
  ])
  expect(groups[0]?.context).toBe('validation')
})

test('the same name with another digest is another dataset', () => {
  const groups = groupMetrics(
    model(
      metric('auc', 0.9, { dataset: holdout }),
      metric('auc', 0.8, { dataset: { ...holdout, digest: 'ffffffff' } }),
    ),
    null,
  )
  expect(groups).toHaveLength(2)
})

test('without the run, the model’s own value is kept and called the model’s', () => {
  expect(brief(groupMetrics(model(metric('loss', 0.99)), null))).toEqual([
    [null, 'logged model', ['loss=0.99']],
  ])
})

test('without the logged model, the run’s values are all there is', () => {
  expect(brief(groupMetrics(null, run([metric('auc', 0.9)])))).toEqual([[null, 'run', ['auc=0.9']]])
})

test('another value of the run under the same name stays, unless the run logged several models', () => {
  const ours = model(metric('auc', 0.9, { dataset: holdout }))
  const theirs = [metric('auc', 0.7)]
  expect(brief(groupMetrics(ours, run(theirs)))[1]).toEqual([null, 'run', ['auc=0.7']])
  expect(groupMetrics(ours, run(theirs, ['m-1', 'm-2']))).toHaveLength(1)
})

test('of a series the highest step is taken, whatever the order', () => {
  const series = [2, 9, 4].map((step) => metric('loss', step, { step, dataset: holdout }))
  expect(brief(groupMetrics(model(...series), null))[0]?.[2]).toEqual(['loss=9'])
})

test('NaN is a value: the same is not shown twice, and it is not taken for infinity', () => {
  const ours = model(metric('auc', NaN, { dataset: holdout }))
  expect(groupMetrics(ours, run([metric('auc', NaN)]))).toHaveLength(1)
  expect(groupMetrics(ours, run([metric('auc', Infinity)]))).toHaveLength(2)
})
