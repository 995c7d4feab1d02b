import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodePoint, ilike, like } from './like'

test.each([
  ['fraud.detector.v2', 'fraud_detector%', true],
  ['a_b', String.raw`a\_b`, false],
  ['Churn', 'churn', false],
  ['', '', true],
  ['', '%', true],
  ['', '_', false],
  ['a\nb', 'a%b', true],
  ['🏆', '_', true],
  ['abcabd', '%ab_d%', false],
  ['abcabcd', '%ab_d', true],
])('%j LIKE %j is %s', (text, pattern, found) => {
  expect(like(text, pattern)).toBe(found)
})

test('ILIKE folds ASCII only, as sqlite does', () => {
  expect(ilike('Churn', 'cHuRn')).toBe(true)
  expect(ilike('été', 'ÉTÉ')).toBe(false)
})

test('LIKE agrees with a regular expression of the same meaning', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 12 })
  fc.assert(
    fc.property(letters, letters, (text, pattern) => {
      const same = new RegExp(`^${pattern.replaceAll('%', '[^]*').replaceAll('_', '[^]')}$`, 'u')
      expect(like(text, pattern)).toBe(same.test(text))
    }),
  )
})

test('a pattern of many wildcards ends', () => {
  expect(like('a'.repeat(5000), `${'%a'.repeat(50)}b`)).toBe(false)
})

test('names sort by code point: capitals first, emoji after the basic plane', () => {
  const sorted = ['churn', '🏆', 'Prévision', '\uFFFD', 'churn-2'].toSorted(byCodePoint)
  expect(sorted).toEqual(['Prévision', 'churn', 'churn-2', '\uFFFD', '🏆'])
})
