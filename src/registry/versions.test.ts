import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byVersion, compareVersions } from './versions'

const sorted = (...versions: string[]) =>
  versions
    .map((version) => ({ version }))
    .sort(byVersion)
    .map(({ version }) => version)

test('newest first, by number and not by text', () => {
  expect(sorted('9', '10', '1', '100')).toEqual(['100', '10', '9', '1'])
})

test('beyond 2^53 every digit counts', () => {
  expect(sorted('9007199254740992', '9007199254740993')[0]).toBe('9007199254740993')
})

test('what is no number comes last', () => {
  expect(sorted('1.2.0', '2', 'b', '1')).toEqual(['2', '1', 'b', '1.2.0'])
})

test('agrees with the order of integers, whatever zeros lead', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), fc.nat(3), (a, b, zeros) => {
      const order = Math.sign(compareVersions('0'.repeat(zeros) + a, String(b)))
      expect(order).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
})
