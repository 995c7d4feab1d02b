import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MetricPoint, type MetricRule, compareMetrics, keepsBound } from './metricComparison'
import { guessDirection } from './metricDirection'

const on = (key: string, value: number, digest: string | null, name = 'valid'): MetricPoint => ({
  key,
  value,
  dataset: digest === null ? null : { name, digest },
})
const rule = (some: Partial<MetricRule>): MetricRule => ({
  direction: null,
  tolerance: null,
  bound: null,
  ...some,
})

const sorted = (values: readonly number[]) => values.map(String).sort((a, b) => (a < b ? -1 : 1))

describe('compareMetrics', () => {
  test('values meet on one digest, whatever the data is called', () => {
    expect(compareMetrics([on('auc', 0.75, 'd1', 'old')], [on('auc', 0.875, 'd1', 'new')])).toEqual(
      [
        {
          state: 'same data',
          key: 'auc',
          dataset: { name: 'new', digest: 'd1' },
          holder: 0.75,
          candidate: 0.875,
          delta: 0.125,
          direction: { direction: 'higher', from: 'guess' },
          outcome: 'better',
        },
      ],
    )
  })

  test('different data: both values, no delta', () => {
    const [holder, candidate] = [[on('auc', 0.8, 'd1')], [on('auc', 0.9, 'd2')]]
    const direction = { direction: 'higher', from: 'guess' }
    expect(compareMetrics(holder, candidate)).toEqual([
      { state: 'different data', key: 'auc', holder, candidate, direction },
    ])
  })

  test('data that nobody recorded is no common data', () => {
    const [holder, candidate] = [[on('auc', 0.8, null)], [on('auc', 0.9, null)]]
    expect(compareMetrics(holder, candidate)[0]?.state).toBe('different data')
  })

  test('what one of them lacks', () => {
    const candidate = [on('auc', 0.9, 'd1'), on('auc', 0.7, 'd2')]
    expect(compareMetrics([on('auc', 0.8, 'd1')], candidate)).toMatchObject([
      { state: 'same data', dataset: { digest: 'd1' } },
      { state: 'one side', side: 'candidate', points: [candidate[1]] },
    ])
  })

  test.each([
    ['auc', 0.9, 0.9, {}, 'equal'],
    ['auc', 0.9, 0.8, {}, 'worse'],
    ['loss', 0.9, 0.8, {}, 'better'],
    ['things', 0.9, 0.8, {}, 'unclear'],
    ['things', 0.9, 0.8, { direction: 'lower' }, 'better'],
    ['auc', 0.9, 0.8, { direction: 'lower' }, 'better'],
    ['auc', 0.9, 0.89, { tolerance: { kind: 'amount', value: 0.01 } }, 'within'],
    ['auc', 0.9, 0.88, { tolerance: { kind: 'amount', value: 0.01 } }, 'worse'],
    ['rmse', 200, 209, { tolerance: { kind: 'share', value: 0.05 } }, 'within'],
    ['rmse', 200, 211, { tolerance: { kind: 'share', value: 0.05 } }, 'worse'],
    ['auc', 0.9, Number.NaN, {}, 'no number'],
    ['loss', 1, Number.POSITIVE_INFINITY, {}, 'worse'],
  ] as const)('%s from %d to %d with %j is %s', (key, holder, candidate, some, outcome) => {
    const rules = new Map([[key, rule(some)]])
    expect(compareMetrics([on(key, holder, 'd')], [on(key, candidate, 'd')], rules)).toMatchObject([
      { outcome },
    ])
  })

  const points = fc.array(
    fc.record({
      key: fc.constantFrom('auc', 'rmse', 'x'),
      value: fc.double(),
      dataset: fc.option(
        fc.record({ name: fc.constantFrom('a', 'b'), digest: fc.constantFrom('1', '2', '3') }),
      ),
    }),
    { maxLength: 8 },
  )
  test('no value is lost, and none meets another on other data', () => {
    fc.assert(
      fc.property(points, points, (holder, candidate) => {
        const all = compareMetrics(holder, candidate)
        for (const one of all) {
          if (one.state === 'different data') {
            const digests = new Set(one.holder.flatMap(({ dataset }) => dataset?.digest ?? []))
            expect(
              one.candidate.some(({ dataset }) => dataset !== null && digests.has(dataset.digest)),
            ).toBe(false)
          }
        }
        const shown = all.flatMap((one) =>
          one.state === 'same data'
            ? [one.candidate]
            : one.state === 'one side'
              ? one.side === 'candidate'
                ? one.points.map(({ value }) => value)
                : []
              : one.candidate.map(({ value }) => value),
        )
        expect(sorted(shown)).toEqual(sorted(candidate.map(({ value }) => value)))
      }),
    )
  })

  test('whoever would win loses when they change places', () => {
    const opposite = { better: 'worse', worse: 'better' }
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        const [there] = compareMetrics([on('auc', a, 'd')], [on('auc', b, 'd')])
        const [back] = compareMetrics([on('auc', b, 'd')], [on('auc', a, 'd')])
        if (there?.state !== 'same data' || back?.state !== 'same data') throw new Error()
        const mirrored =
          there.outcome === 'better' || there.outcome === 'worse'
            ? opposite[there.outcome]
            : there.outcome
        expect(back.outcome).toBe(mirrored)
      }),
    )
  })
})

test.each([
  ['val_rmse', 'lower'],
  ['validation/accuracy', 'higher'],
  ['logLoss', 'lower'],
  ['f1_score', 'higher'],
  ['brier_score', 'lower'],
  ['training_score', 'higher'],
  ['neg_root_mean_squared_error', 'higher'],
  ['accuracy_error', null],
  ['rows', null],
  ['carloss', null],
])('%s is better %s', (key, direction) => {
  expect(guessDirection(key)).toBe(direction)
})

test('a bound is kept on the side that is worse', () => {
  const from = 'policy' as const
  expect(keepsBound(0.7, 0.8, { direction: 'higher', from })).toBe(false)
  expect(keepsBound(0.7, 0.8, { direction: 'lower', from })).toBe(true)
  expect(keepsBound(0.7, 0.8, null)).toBe(null)
})
