import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryString } from './queryString'

test('leaves out what is undefined, and is empty for nothing', () => {
  expect(queryString({ a: 1, b: undefined, c: '' })).toBe('?a=1&c=')
  expect(queryString({ b: undefined })).toBe('')
})

test('whatever is in it arrives, spaces without a plus', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const query = queryString({ name: value })
      expect(new URLSearchParams(query).get('name')).toBe(value)
      expect(query).not.toMatch(/[+\s#]/)
    }),
  )
})

test('a lone surrogate can’t be sent', () => {
  expect(() => queryString({ name: '\ud800' })).toThrow(URIError)
})
