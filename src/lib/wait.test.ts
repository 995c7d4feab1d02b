import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wait } from './wait'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('waits its time', async () => {
  let over = false
  const waiting = wait(100).then(() => (over = true))
  await vi.advanceTimersByTimeAsync(99)
  expect(over).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  await waiting
})

test('ends at once with the reason of who gave up, and leaves no timer behind', async () => {
  const leave = new AbortController()
  const waiting = expect(wait(100, leave.signal)).rejects.toThrow('left')
  leave.abort(new Error('left'))
  await waiting
  expect(vi.getTimerCount()).toBe(0)
  await expect(wait(100, leave.signal)).rejects.toThrow('left')
})
