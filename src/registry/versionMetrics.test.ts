import { array, assert, constantFrom, double, integer, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { aLoggedModel, aRun, aVersion } from './examples'
import type { LoggedModel, Metric } from './tracking'
import { type VersionPoint, metricKeys, pointsOf, seriesOf } from './versionMetrics'

const data = (digest: string) => ({ name: 'holdout', digest })
const metric = (key: string, value: number, dataset: Metric['dataset'] = null): Metric => ({
  key,
  value,
  step: 0,
  at: new Date(0),
  dataset,
})
const modelId = (n: number) => `m-${String(n).padStart(32, '0')}`
const loggedModel = (n: number, run: string, ...metrics: Metric[]) =>
  aLoggedModel({ id: modelId(n), sourceRunId: run, metrics })
const run = (id: string, ...metrics: Metric[]) => aRun({ id, metrics })
const version = (number: string, source: string, runId: string | null) =>
  aVersion({ version: number, source, runId })
const sourceOf = (n: number) => `mlflow-artifacts:/1/models/${modelId(n)}/artifacts`
const point = (number: string, digest: string | null): VersionPoint => ({
  version: number,
  key: 'auc',
  value: 0.9,
  dataset: digest === null ? null : data(digest),
})

test('values come from the logged model with their data, and from the run without', () => {
  const points = pointsOf([version('1', sourceOf(1), 'r1')], {
    runs: new Map([['r1', run('r1', metric('auc', 0.9), metric('loss', 0.1))]]),
    loggedModels: [loggedModel(1, 'r1', metric('auc', 0.9, data('a')))],
  })
  expect(points).toEqual([
    { version: '1', key: 'auc', value: 0.9, dataset: data('a') },
    { version: '1', key: 'loss', value: 0.1, dataset: null },
  ])
})

test('a copy has the values of the one model that its run logged, and of no one where there are two', () => {
  const copied = version('1', 'models:/other/5', 'r1')
  const models = [1, 2].map((n) => loggedModel(n, 'r1', metric('auc', n, data('a'))))
  const read = (loggedModels: LoggedModel[]) =>
    pointsOf([copied], { runs: new Map(), loggedModels })
  expect(read(models.slice(0, 1))).toHaveLength(1)
  expect(read(models)).toEqual([])
})

test('only values on the same data are of one series', () => {
  const series = seriesOf(
    [point('10', 'a'), point('2', 'a'), point('3', 'b'), point('4', null), point('5', null)],
    'auc',
  )
  expect(
    series.map(({ dataset, points }) => [dataset?.digest, points.map((p) => p.version)]),
  ).toEqual([
    ['a', ['2', '10']],
    ['b', ['3']],
    [undefined, ['4', '5']],
  ])
})

const of = (key: string, digest: string | null) => ({ ...point('1', digest), key })

test('what can be compared is offered first', () => {
  expect(metricKeys([of('loss', null), of('loss', null), of('f1', 'a'), of('auc', 'a')])).toEqual([
    'auc',
    'f1',
    'loss',
  ])
})

test('every value of a key is in one series, and no series mixes data', () => {
  const points = array(
    record({
      version: integer({ min: 1, max: 50 }).map(String),
      key: constantFrom('auc', 'f1'),
      value: double(),
      dataset: option(record({ name: constantFrom('a', 'b'), digest: constantFrom('1', '2') })),
    }),
  )
  assert(
    property(points, (all) => {
      const series = seriesOf(all, 'auc')
      expect(series.flatMap((one) => one.points)).toHaveLength(
        all.filter(({ key }) => key === 'auc').length,
      )
      for (const one of series) {
        for (const { dataset } of one.points) expect(dataset).toEqual(one.dataset)
      }
    }),
  )
})
