import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asTyped, withEndsOf } from './lineEnds'

test('line ends stay what they were', () => {
  expect(withEndsOf('a\r\nb', 'a\nb\nc')).toBe('a\r\nb\r\nc')
  expect(withEndsOf('a\nb', 'a\nb\nc')).toBe('a\nb\nc')
  expect(withEndsOf('', 'a\nb')).toBe('a\nb')
})

test('of several kinds there is one left, but only after an edit', () => {
  const mixed = 'a\r\nb\nc\rd'
  expect(withEndsOf(mixed, asTyped(mixed))).toBe(mixed)
  expect(withEndsOf(mixed, 'a\nb\nc\ndd')).toBe('a\nb\nc\ndd')
})

test('what nobody touched comes back byte for byte, and what was typed is what is read', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n', ' ') })
  fc.assert(
    fc.property(text, text, (original, other) => {
      expect(withEndsOf(original, asTyped(original))).toBe(original)
      expect(asTyped(withEndsOf(original, asTyped(other)))).toBe(asTyped(other))
    }),
  )
})
