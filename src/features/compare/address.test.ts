import { array, assert, nat, property, string, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paths, versionText } from '../../paths'
import type { VersionRef } from '../../registry/model'
import { whyNotOpenable } from '../../registry/names'
import { MOST_COMPARED } from '../common/keptVersions'
import { baseFirst, readCompare, readVersionText, withAll, withBase, withVersions } from './address'

const read = (path: string) => readCompare(new URL(path, 'http://console.test').searchParams)
const v = (version: string, model = 'm'): VersionRef => ({ model, version })

const names = string({ unit: 'grapheme', minLength: 1 }).filter(
  (name) => whyNotOpenable(name) === null,
)

describe('the address of a comparison', () => {
  it('brings back whatever versions it was made of, in their order', () => {
    const versions = uniqueArray(
      names.chain((model) => nat().map((n): VersionRef => ({ model, version: String(n) }))),
      { maxLength: MOST_COMPARED, selector: versionText },
    )
    assert(
      property(versions, (given) => {
        expect(read(paths.compare(given))).toEqual({
          versions: given,
          base: 0,
          all: false,
          notes: [],
        })
      }),
    )
  })

  it.each([
    'a@b',
    'a,b',
    'team/model',
    `it's "so"`,
    'a+b c',
    '100%25',
    'v=x&base=y',
    '@',
    '#top',
    'été 模型',
  ])('carries a model called %s', (model) => {
    const given = [v('3', model), v('12', model)]
    expect(read(paths.compare(given)).versions).toEqual(given)
  })

  it('takes the version from behind the last @', () => {
    expect(readVersionText('a@2@3')).toEqual({ model: 'a@2', version: '3' })
    expect(readVersionText('@@7')).toEqual({ model: '@', version: '7' })
  })

  it.each(['', 'm', '@3', 'm@', 'a\tb@3'])('finds no version in "%s"', (text) => {
    expect(readVersionText(text)).toBeNull()
    expect(readCompare(new URLSearchParams([['v', text]])).notes).toHaveLength(1)
  })

  it('compares each once, says so, and stops at a bound', () => {
    expect(read('/compare?v=m@1&v=m@2&v=m@1')).toMatchObject({
      versions: [v('1'), v('2')],
      notes: ['m@1 stands there twice; it is compared once.'],
    })
    const many = Array.from({ length: 9 }, (_, i) => v(String(i)))
    expect(read(paths.compare(many))).toMatchObject({
      versions: many.slice(0, 6),
      notes: ['At most 6 are compared: the last 3 of the address are left out.'],
    })
  })

  it('never has a baseline that is not among them', () => {
    assert(
      property(array(nat(9)), nat(12), (numbers, base) => {
        const params = new URLSearchParams(numbers.map((n) => ['v', `m@${n}`]))
        params.set('base', `m@${base}`)
        const found = readCompare(params)
        const chosen = found.versions[found.base]
        const text = chosen && versionText(chosen)
        if (numbers.length === 0) expect(text).toBeUndefined()
        else expect(found.versions.map(versionText)).toContain(text)
        if (found.versions.some((one) => versionText(one) === `m@${base}`)) {
          expect(text).toBe(`m@${base}`)
        }
      }),
    )
  })

  it('keeps the baseline while it is compared, and the other parts of the address', () => {
    const now = new URLSearchParams('seed=people&v=m@1&v=m@2&v=m@3')
    const there = readCompare(now)
    const [first, , third] = there.versions
    const based = withBase(now, there, third ?? v('none'))
    expect(readCompare(based).base).toBe(2)
    expect(baseFirst(readCompare(based))).toEqual([v('3'), v('1'), v('2')])
    expect(readCompare(withVersions(based, [v('3'), v('1')]))).toMatchObject({ base: 0 })
    const without = withVersions(based, [v('1'), v('2')])
    expect(without.get('base')).toBeNull()
    expect(without.get('seed')).toBe('people')
    expect(withBase(based, there, first ?? v('none')).get('base')).toBeNull()
    expect(readCompare(withAll(now, true)).all).toBe(true)
    expect(withAll(withAll(now, true), false).toString()).toBe(now.toString())
  })
})
