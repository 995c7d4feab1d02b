import { afterEach, expect, test } from 'vitest'
import { fromWallClock, now, setClock } from './clock'

afterEach(() => setClock(Date.now))

test('is the wall clock until it is told another', () => {
  const before = Date.now()
  expect(now()).toBeGreaterThanOrEqual(before)
  expect(now()).toBeLessThanOrEqual(Date.now())
  setClock(() => 42)
  expect(now()).toBe(42)
})

test('what the wall clock timed is as long ago by the other clock', () => {
  const day = Date.UTC(2026, 5, 15, 9)
  setClock(() => day)
  const anHourAgo = fromWallClock(new Date(Date.now() - 3_600_000))
  expect(Math.abs(anHourAgo.getTime() - (day - 3_600_000))).toBeLessThan(1000)
})
