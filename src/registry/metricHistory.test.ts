import { array, assert, constantFrom, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { curveOf, evenly, historyCsv } from './metricHistory'
import type { Metric } from './tracking'

const point = (step: number, value: number, ms: number | null = step * 1000): Metric => ({
  key: 'loss',
  value,
  step,
  at: ms === null ? null : new Date(ms),
  dataset: null,
})

test('a curve goes by step or by time', () => {
  const points = [point(2, 0.5, 5000), point(1, 0.7, 9000)]
  expect(curveOf(points, 'step', 'linear').points.map(({ x }) => x)).toEqual([1, 2])
  expect(curveOf(points, 'time', 'linear').points).toEqual([
    { x: 5000, y: 0.5 },
    { x: 9000, y: 0.7 },
  ])
  expect(curveOf([point(1, 1, null)], 'time', 'linear')).toMatchObject({ points: [], undated: 1 })
})

test('what is no number leaves a gap, and so do the largest doubles, which stand for infinities', () => {
  const points = [1, NaN, Number.MAX_VALUE, -Number.MAX_VALUE, 2].map((y, x) => point(x, y))
  expect(curveOf(points, 'step', 'linear')).toMatchObject({
    points: [
      { x: 0, y: 1 },
      { x: 4, y: 2 },
    ],
    gaps: [1, 2, 3],
    notFinite: 3,
  })
  expect(historyCsv(points).split('\r\n').slice(1, 5)).toEqual([
    '0,1970-01-01T00:00:00.000Z,1',
    '1,1970-01-01T00:00:01.000Z,NaN',
    '2,1970-01-01T00:00:02.000Z,Infinity',
    '3,1970-01-01T00:00:03.000Z,-Infinity',
  ])
})

test('a logarithm has no place for zero and below', () => {
  expect(curveOf([point(0, 0), point(1, -1), point(2, 3)], 'step', 'log')).toMatchObject({
    points: [{ x: 2, y: 3 }],
    notPositive: 2,
  })
})

test('every value is drawn or counted', () => {
  const some = array(double().map((value) => point(Math.round(value) || 0, value)))
  assert(
    property(
      some,
      constantFrom('step', 'time'),
      constantFrom('linear', 'log'),
      (points, axis, scale) => {
        const curve = curveOf(points, axis, scale)
        const left = curve.notFinite + curve.notPositive + curve.undated
        expect(curve.points.length + left).toBe(points.length)
      },
    ),
  )
})

test('some evenly chosen keep the order, the first and the last', () => {
  assert(
    property(array(integer(), { minLength: 1 }), integer({ min: 2, max: 20 }), (items, most) => {
      const indexed = items.map((_, i) => i)
      const some = evenly(indexed, most)
      expect(some.length).toBe(Math.min(items.length, most))
      expect(some[0]).toBe(0)
      expect(some.at(-1)).toBe(items.length - 1)
      expect([...some].sort((a, b) => a - b)).toEqual(some)
      expect(new Set(some).size).toBe(some.length)
    }),
  )
})
