import { expect, test } from 'vitest'
import { median } from './median'

test('the middle is the value that stands there, or lies between two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 3])).toBe(4)
  expect(median([])).toBeNull()
})
