import { expect, test } from 'vitest'
import type { VersionPoint } from '../../registry/versionMetrics'
import { trendOf } from './trend'

const point = (version: string, value: number, digest: string | null): VersionPoint => ({
  version,
  key: 'auc',
  value,
  dataset: digest === null ? null : { name: 'holdout', digest },
})
const none = new Map<string, string>()

const champion = (version: string) => new Map([['champion', version]])

test('values on the same data are joined, the others stand alone', () => {
  const { series, versions } = trendOf(
    [point('1', 0.8, 'a'), point('9', 0.9, 'a'), point('3', 0.7, 'b'), point('4', 0.6, null)],
    'auc',
    none,
  )
  expect(versions).toEqual(['1', '3', '4', '9'])
  expect(
    series.map(({ label, joined, points }) => [label, joined, points.map(({ x }) => x)]),
  ).toEqual([
    ['holdout #a', true, [0, 3]],
    ['holdout #b', false, [1]],
    ['data not recorded', false, [2]],
  ])
})

test('several values, each on data of its own, are one kind of mark and never a line', () => {
  const { series } = trendOf([point('1', 0.8, 'a'), point('2', 0.9, 'b')], 'auc', none)
  expect(series).toMatchObject([{ label: 'other data, each its own', joined: false }])
})

test('champion and challenger are marked where they have a value', () => {
  const aliases = new Map([
    ['champion', '2'],
    ['challenger', '7'],
  ])
  const { marks } = trendOf([point('1', 0.8, 'a'), point('2', 0.9, 'a')], 'auc', aliases)
  expect(marks).toEqual([{ x: 1, label: '@champion v2', tone: 'champion' }])
})

test('what can’t be drawn is in the table, and counted', () => {
  const { series, rows, notDrawn } = trendOf(
    [point('1', NaN, 'a'), point('2', 1, 'a')],
    'auc',
    none,
  )
  expect(rows.map(({ version }) => version)).toEqual(['2', '1'])
  expect(series[0]?.points).toEqual([{ x: 1, y: 1 }])
  expect(notDrawn).toBe(1)
})

test('the champion’s value is drawn across, on the data that most share, and on no other', () => {
  const points = [point('1', 0.8, 'a'), point('2', 0.9, 'a'), point('3', 0.7, 'b')]
  expect(trendOf(points, 'auc', champion('2')).levels).toEqual([
    { y: 0.9, label: '@champion 0.9 on holdout #a', tone: 'champion' },
  ])
  expect(trendOf(points, 'auc', champion('3')).levels).toEqual([])
  expect(trendOf(points, 'auc', none).levels).toEqual([])
})
