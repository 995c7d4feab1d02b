import { expect, test } from 'vitest'
import { laneOf, moved, outside, v } from './laneExample'
import { tenuresOf } from './tenures'

const day = (n: number) => new Date(Date.UTC(2026, 4, n))
const sight = (n: number, at: Date) => ({ how: 'first-sight', n, at }) as const

const CHAMPION = laneOf('champion', [
  [v('1'), sight(2, day(1))],
  [v('2'), moved(4, day(3))],
  [v('3'), outside(5, day(8), day(10))],
  [v('2'), moved(7, day(12))],
])
const SHADOW = laneOf('shadow', [
  [null, sight(2, day(1))],
  [v('2'), moved(4, day(5))],
  [null, moved(6, day(6))],
])

test('tells each time in which it held an alias, and claims no more than was seen', () => {
  expect(tenuresOf([CHAMPION, SHADOW], v('2'))).toEqual([
    { alias: 'champion', from: day(12), to: null, orBefore: false, orLater: false },
    { alias: 'shadow', from: day(5), to: day(6), orBefore: false, orLater: false },
    { alias: 'champion', from: day(3), to: day(8), orBefore: false, orLater: true },
  ])
  expect(tenuresOf([CHAMPION], v('1'))).toEqual([
    { alias: 'champion', from: day(1), to: day(3), orBefore: true, orLater: false },
  ])
  // between the 8th and the 10th it may have been, and from the 10th on it was
  expect(tenuresOf([CHAMPION], v('3'))).toEqual([
    { alias: 'champion', from: day(10), to: day(12), orBefore: false, orLater: false },
  ])
})

test('a version that had the number before is another', () => {
  expect(tenuresOf([CHAMPION], { version: '2', created: 2_000 })).toEqual([])
  expect(tenuresOf([], v('2'))).toEqual([])
})
