import { describe, expect, test } from 'vitest'
import { dayWords, minuteWords } from '../../lib/day'
import type { Beginning } from '../../registry/ledger/lane'
import { laneOf, moved, outside, v } from '../../registry/ledger/laneExample'
import { author } from '../../registry/ledger/requestExample'
import { dayOf } from '../../registry/ledger/timeline'
import { dayInWords, whoHeld } from './laneWords'

// in the zone of whoever runs this
const on = (day: number, hour = 12) => new Date(2026, 4, day, hour)
const now = on(20)
const sight: Beginning = { how: 'first-sight', n: 2, at: on(3, 9) }
const lane = laneOf('champion', [
  [v('4'), sight],
  [v('5'), moved(4, on(8, 14))],
  [null, moved(6, on(8, 16))],
  [v('6'), outside(7, on(10, 2), on(12, 2))],
])
const ask = (day: number) => whoHeld(lane, on(day), now)

describe('who held it', () => {
  test('one version, all day', () => {
    expect(ask(5).sentence).toBe(`v4 held @champion on ${dayWords(on(5))}.`)
    expect(ask(5).stretches).toHaveLength(1)
  })

  test('several, and when each began', () => {
    expect(ask(8).sentence).toBe(
      `On ${dayWords(on(8))} @champion was v4, from 14:00 v5, from 16:00 nobody.`,
    )
  })

  test('nobody', () => {
    expect(ask(9).sentence).toBe(`Nobody held @champion on ${dayWords(on(9))}.`)
  })

  test('one or the other, where it moved between two looks', () => {
    expect(ask(11).sentence).toBe(
      `Nobody or v6 held @champion on ${dayWords(on(11))}: it moved outside at some moment between ${minuteWords(on(10, 2))} and ${minuteWords(on(12, 2))}.`,
    )
  })

  test('is not claimed for what nobody watched', () => {
    expect(ask(1).sentence).toContain('Nobody watched @champion before')
    expect(ask(1).stretches).toEqual([])
    expect(ask(3).sentence).toContain('Before 09:00 nobody watched it.')
  })

  test('is not foretold', () => {
    expect(ask(21).sentence).toBe(`${dayWords(on(21))} has not come yet.`)
    expect(ask(20).sentence).toBe(`v6 holds @champion on ${dayWords(on(20))}.`)
  })

  test('is not known after an attempt that was never settled, and nothing is of a lane without entries', () => {
    const lost: Beginning = { how: 'unknown', n: 4, at: on(8), by: author('mia') }
    const broken = laneOf('champion', [
      [v('4'), sight],
      [v('5'), lost],
    ])
    expect(whoHeld(broken, on(9), now).sentence).toContain('is not known')
    expect(whoHeld(laneOf('champion', []), on(9), now).sentence).toContain('Nothing is recorded')
  })
})

const of = (day: number) => dayInWords(lane, dayOf(on(day)), now)

test('a day in a word or two', () => {
  expect(of(5)).toBe('v4')
  expect(of(8)).toBe('v4 → v5 → nobody')
  expect(of(11)).toBe('nobody or v6')
  expect(of(12)).toBe('v6')
  expect(of(2)).toBeNull()
})

test('of a busy day, what it began with and what it came to', () => {
  const versions = ['1', '2', '3', '2', '4']
  const busy = laneOf(
    'champion',
    versions.map((version, i) => [v(version), i === 0 ? sight : moved(i + 3, on(8, 9 + i))]),
  )
  expect(dayInWords(busy, dayOf(on(8)), now)).toBe('v1 → … → v4')
})
