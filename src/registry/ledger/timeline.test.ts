import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayStart, dayText } from '../../lib/calendarDay'
import { axisOver, dayOf, momentAt, placeOf, ticksOf } from './timeline'

const DAY = 86_400_000
const now = new Date(2026, 10, 25, 12)
const before = (days: number) => new Date(now.getTime() - days * DAY)

describe('an axis', () => {
  test('reaches a little further back than what happened first', () => {
    const axis = axisOver([before(100), before(10)], now, null)
    expect(axis.to).toEqual(now)
    expect(axis.from.getTime()).toBeLessThan(before(100).getTime())
    expect(axis.from.getTime()).toBeGreaterThan(before(110).getTime())
  })

  test('is no shorter than a day, and no longer than was asked for', () => {
    expect(axisOver([], now, null).from.getTime()).toBeLessThanOrEqual(before(1).getTime())
    expect(axisOver([before(100)], now, 30).from).toEqual(before(30))
    expect(axisOver([before(2)], now, 30).from.getTime()).toBeGreaterThan(before(3).getTime())
  })

  test('places moments and finds them again', () => {
    const axis = axisOver([before(100)], now, null)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (place) => {
        expect(placeOf(momentAt(place, axis), axis)).toBeCloseTo(place, 6)
      }),
    )
    expect(placeOf(before(1000), axis)).toBe(0)
    expect(placeOf(new Date(now.getTime() + DAY), axis)).toBe(1)
  })
})

describe('ticks', () => {
  test.each([
    [1, 'hour'],
    [5, 'day'],
    [60, 'day'],
    [300, 'month'],
    [2000, 'year'],
    [9000, 'year'],
  ])('over %i days are by the %s', (days, unit) => {
    const axis = { from: before(days), to: now }
    const ticks = ticksOf(axis, 8)
    expect(new Set(ticks.map((tick) => tick.unit))).toEqual(new Set([unit]))
  })

  test('are few, in order and between the ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15_000 }),
        fc.integer({ min: 2, max: 10 }),
        (days, most) => {
          const axis = { from: before(days), to: now }
          const ticks = ticksOf(axis, most)
          expect(ticks.length).toBeLessThanOrEqual(most + 1)
          const moments = ticks.map(({ at }) => at.getTime())
          expect(moments).toEqual(moments.toSorted((a, b) => a - b))
          for (const { at } of ticks) {
            expect(at >= axis.from && at <= axis.to).toBe(true)
          }
        },
      ),
    )
  })
})

describe('days', () => {
  test('are written and read again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(1971, 0, 2), max: new Date(2099, 0), noInvalidDate: true }),
        (at) => {
          const day = dayStart(dayText(at))
          expect(day).toEqual(dayOf(at).from)
          expect(dayOf(at).from <= at && at < dayOf(at).to).toBe(true)
        },
      ),
    )
  })
})
