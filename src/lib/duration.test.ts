import { expect, test } from 'vitest'
import { daysOf, durationWords } from './duration'

const HOUR = 3_600_000

test.each([
  [0, 'under a minute'],
  [40 * 60_000, '40 min'],
  [5 * HOUR, '5 h'],
  [47 * HOUR, '47 h'],
  [60 * HOUR, '2.5 days'],
  [40 * 24 * HOUR, '40 days'],
])('%d ms are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})

test('days have a tenth while there are few', () => {
  expect(daysOf(6 * HOUR)).toBe('0.3')
  expect(daysOf(1_500 * 24 * HOUR)).toBe('1,500')
})
