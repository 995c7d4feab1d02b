import { array, assert, constantFrom, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MetricPoint } from '../metricComparison'
import { known, unknown } from './known'
import { metricGap, metricPairs, metricRows, metricSentence, metricsOf } from './metrics'
import { plainLoggedModel, plainRun, plainSide } from './scriptedSide'

const on = (digest: string) => ({ name: 'holdout', digest })
const point = (key: string, value: number, digest: string | null): MetricPoint => ({
  key,
  value,
  dataset: digest === null ? null : on(digest),
})

const sentence = (a: readonly MetricPoint[], b: readonly MetricPoint[]) =>
  metricSentence(metricPairs([known(a), known(b)], 0)[1] ?? [])

describe('metricRows', () => {
  it('gives a difference on the same data, in the direction of the metric', () => {
    const [auc, loss] = metricRows(
      [
        known([point('auc', 0.9, 'x'), point('loss', 0.2, 'x')]),
        known([point('auc', 0.925, 'x'), point('loss', 0.3, 'x')]),
      ],
      0,
    )
    expect(auc?.cells[1]).toEqual({ text: '0.925', change: 'better', move: '+0.025 better' })
    expect(loss?.cells[1]).toEqual({ text: '0.3', change: 'worse', move: '+0.1 worse' })
    expect(auc?.note).toBe('holdout #x · higher is better, by its name')
  })

  it('puts values on other data side by side, without a difference', () => {
    const [row] = metricRows([known([point('auc', 0.9, 'x')]), known([point('auc', 0.8, 'y')])], 0)
    expect(row?.note).toBe('different data')
    expect(row?.cells.map(({ text, more }) => [text, more])).toEqual([
      ['0.9', ['holdout #x']],
      ['0.8', ['holdout #y']],
    ])
    expect(row?.cells[1]).toMatchObject({ change: 'apart', move: 'different data' })
  })

  it('never subtracts values of different data', () => {
    const points = array(
      record({
        key: constantFrom('auc', 'loss'),
        value: double(),
        dataset: constantFrom(null, on('x'), on('y')),
      }),
    )
    assert(
      property(points, points, (a, b) => {
        const shared = new Set(
          a.flatMap(({ key, dataset }) => (dataset ? [`${key} ${dataset.digest}`] : [])),
        )
        for (const { name, cells } of metricRows([known(a), known(b)], 0)) {
          if (!/[+−]/.test(cells[1]?.move ?? '')) continue
          expect(
            b.some(({ key, dataset }) => key === name && shared.has(`${key} ${dataset?.digest}`)),
          ).toBe(true)
        }
      }),
    )
  })

  it('compares each of several versions with the baseline alone', () => {
    const sides = [
      known([point('auc', 0.9, 'x')]),
      known([point('auc', 0.8, 'x')]),
      unknown('closed'),
    ]
    const [row] = metricRows(sides, 0)
    expect(row?.cells.map(({ change }) => change)).toEqual(['same', 'worse', 'unknown'])
    expect(metricPairs(sides, 0).map((pairs) => pairs?.length)).toEqual([undefined, 1, undefined])
  })

  it('says which version alone has a metric', () => {
    const rows = metricRows([known([point('a', 1, 'x')]), known([point('b', 1, 'x')])], 0)
    expect(rows.map(({ name, cells }) => [name, cells[1]?.move])).toEqual([
      ['a', 'not measured'],
      ['b', 'measured here alone'],
    ])
  })
})

describe('metricSentence', () => {
  it('counts what was measured on the same data alone', () => {
    expect(
      sentence(
        [point('auc', 1, 'x'), point('f1', 1, 'x')],
        [point('auc', 2, 'x'), point('f1', 1, 'y')],
      ),
    ).toBe('On the same data: 1 better. 1 on different data can’t be compared.')
    expect(sentence([point('auc', 1, null)], [point('auc', 2, null)])).toBe(
      'No metric was measured on the same data. 1 on different data can’t be compared.',
    )
    expect(sentence([], [])).toBe('No metric is recorded.')
  })
})

describe('metricsOf', () => {
  const closed = unknown('its run is closed to you (403)')
  it('makes do with one record, and says which is missing', () => {
    const side = plainSide({ run: closed, loggedModel: known(plainLoggedModel()) })
    expect(metricsOf(side)).toEqual(known([]))
    expect(metricGap(side)).toEqual(closed)
    // a version that names no logged model lacks nothing
    expect(metricGap(plainSide({ run: known(plainRun()) })).state).toBe('known')
    expect(metricsOf(plainSide({ run: closed }))).toEqual(closed)
  })
})
