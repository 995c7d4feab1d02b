import { expect, test } from 'vitest'
import { cut } from './cut'

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['ab😀', 3, 'ab…'],
  ['', 0, ''],
])('%j in %d is %j', (text, max, expected) => {
  expect(cut(text, max)).toBe(expected)
})
