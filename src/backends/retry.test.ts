import { expect, test } from 'vitest'
import { readRetryAfter, retryDelay } from './retry'

const NOW = Date.parse('2026-01-01T00:00:00Z')

test.each([
  ['3', 3],
  [' 0 ', 0],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['-7 soon', null],
  ['1.5', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j s', (header, seconds) => {
  expect(readRetryAfter(header, NOW)).toBe(seconds)
})

test('waits grow and are spread', () => {
  expect([1, 2, 3].map((attempt) => retryDelay(attempt, 503, null, 0))).toEqual([250, 500, 1000])
  expect(retryDelay(1, null, null, 0.999)).toBeCloseTo(500, 0)
  expect(retryDelay(4, 503, null, 0)).toBeNull()
})

test('never sooner than asked, never when asked for too long', () => {
  expect(retryDelay(1, 429, 1, 0)).toBeGreaterThanOrEqual(1000)
  expect(retryDelay(1, 429, 10, 0)).not.toBeNull()
  expect(retryDelay(1, 429, 11, 0)).toBeNull()
})

test('only what says "not now"', () => {
  const asked = [null, 400, 401, 403, 404, 408, 412, 429, 500, 501, 502, 503, 504, 505]
  expect(asked.filter((status) => retryDelay(1, status, null, 0) !== null)).toEqual([
    null,
    408,
    429,
    500,
    502,
    503,
    504,
  ])
})
