import { array, assert, constantFrom, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareReleases } from './releaseOrder'

// the order that PEP 440 gives as its example, and epochs
const ORDER = [
  '1.dev0',
  '1.0.dev456',
  '1.0a1',
  '1.0a2.dev456',
  '1.0a12.dev456',
  '1.0a12',
  '1.0b1.dev456',
  '1.0b2',
  '1.0b2.post345.dev456',
  '1.0b2.post345',
  '1.0rc1.dev456',
  '1.0rc1',
  '1.0',
  '1.0+abc.5',
  '1.0.post456.dev34',
  '1.0.post456',
  '1.0.15',
  '1.1.dev1',
  '1.9',
  '1.10',
  '2025.1',
  '1!0.1',
]

describe('compareReleases', () => {
  it('has the order of PEP 440', () => {
    ORDER.forEach((a, i) => {
      ORDER.forEach((b, j) => {
        expect(Math.sign(compareReleases(a, b) ?? NaN), `${a} and ${b}`).toBe(Math.sign(i - j))
      })
    })
  })

  it.each([
    ['1.0', '1.0.0'],
    ['1.0rc1', '1.0-RC.1'],
    ['1.0c1', '1.0rc1'],
    ['1.0-1', '1.0.post1'],
    ['v2.1', '2.1'],
    ['1.0.post', '1.0.post0'],
  ])('takes %s and %s for one', (a, b) => {
    expect(compareReleases(a, b)).toBe(0)
  })

  it.each(['', '1.*', 'main', '1.0 ; python_version < "3.9"', '3.11.x'])(
    'can’t tell of “%s”',
    (text) => {
      expect(compareReleases(text, '1.0')).toBeNull()
      expect(compareReleases('1.0', text)).toBeNull()
    },
  )

  it('orders whatever releases it is given', () => {
    const release = tuple(
      array(nat(30), { minLength: 1, maxLength: 4 }),
      constantFrom('', 'a1', 'rc2', '.post1', '.dev3'),
    ).map(([numbers, end]) => numbers.join('.') + end)
    assert(
      property(release, release, release, (a, b, c) => {
        const [ab, ba] = [compareReleases(a, b) ?? NaN, compareReleases(b, a) ?? NaN]
        expect(Math.sign(ab) + Math.sign(ba)).toBe(0)
        const [first, second, third] = [a, b, c].toSorted((x, y) => compareReleases(x, y) ?? NaN)
        expect(compareReleases(first ?? '', second ?? '')).toBeLessThanOrEqual(0)
        expect(compareReleases(first ?? '', third ?? '')).toBeLessThanOrEqual(0)
      }),
    )
  })
})
