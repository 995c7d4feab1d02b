import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useWhenQuiet } from './useWhenQuiet'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A list of which more and more is read, and what was noted of it. */
function reading() {
  const noted: number[] = []
  const hook = renderHook(({ read }) => useWhenQuiet((now) => noted.push(now), read), {
    initialProps: { read: 50 },
  })
  return { ...hook, noted, readOn: (read: number) => hook.rerender({ read }) }
}

test('the first is noted at once', () => {
  expect(reading().noted).toEqual([50])
})

test('of many that come one after the other, the last', () => {
  const { noted, readOn } = reading()
  for (const read of [250, 750, 1250]) {
    readOn(read)
    vi.advanceTimersByTime(900)
  }
  expect(noted).toEqual([50])
  vi.advanceTimersByTime(100)
  expect(noted).toEqual([50, 1250])
  vi.advanceTimersByTime(10_000)
  expect(noted).toEqual([50, 1250])
})

test('who leaves before has it noted', () => {
  const left = reading()
  left.readOn(250)
  left.unmount()
  expect(left.noted).toEqual([50, 250])
})

test('drawing the same again notes nothing', () => {
  const { noted, readOn, unmount } = reading()
  readOn(50)
  vi.advanceTimersByTime(5_000)
  unmount()
  expect(noted).toEqual([50])
})
