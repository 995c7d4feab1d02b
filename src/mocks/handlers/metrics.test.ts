import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sample } from './metrics'

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

test.each([
  [0, 5, []],
  [3, 5, [0, 1, 2]],
  [10, 1, [9]],
  [10, 3, [0, 4, 9]],
  [10, 5, [0, 2, 4, 6, 9]],
])('%i rows in %i', (count, buckets, found) => {
  expect(sample(upTo(count), buckets)).toEqual(found)
})

test('first and last are among them, in order, never more than asked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 2, max: 50 }), (count, max) => {
      const found = sample(upTo(count), max)
      expect([found.at(0), found.at(-1)]).toEqual([0, count - 1])
      expect(found.length).toBe(Math.min(count, max))
      expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
    }),
  )
})
