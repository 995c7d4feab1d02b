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

const points = (of: string) => Array.from(of, (point) => point.codePointAt(0) ?? 0)

test('code points are compared as if text were a list of them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '\u{D7FF}', '\uFFFD', '🏆', '𝒳'),
    maxLength: 5,
  })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [left, right] = [points(a), points(b)]
      const at = left.findIndex((point, i) => point !== right[i])
      const expected = at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
      expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(expected))
    }),
  )
})

test('names sort by code point: capitals first, emoji after the basic plane', () => {
  const sorted = ['churn', '🏆', 'Prévision', '\uFFFD', 'churn-2'].toSorted(byCodePoint)
  expect(sorted).toEqual(['Prévision', 'churn', 'churn-2', '\uFFFD', '🏆'])
})
