import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planMove, readVersion } from './movePlan'

const wish = { model: 'm', alias: 'champion', to: '5' }
const at = (version: string | null) =>
  new Map(version === null ? [] : [['champion', version] as const])

describe('planMove', () => {
  test('an alias leaves its holder', () => {
    expect(planMove(wish, at('4'), at('4'))).toEqual({
      kind: 'ready',
      move: { ...wish, from: '4' },
    })
  })

  test('a new alias leaves nobody', () => {
    expect(planMove(wish, at(null), at(null))).toEqual({
      kind: 'ready',
      move: { ...wish, from: null },
    })
  })

  test('nothing to do where it points already', () => {
    expect(planMove(wish, at('5'), at('5')).kind).toBe('nothing-to-do')
  })

  test.each([
    ['somebody moved it', '4', '6'],
    ['somebody moved it there', '4', '5'],
    ['somebody set it', null, '6'],
    ['somebody removed it', '4', null],
    ['it pointed there and was moved away', '5', '6'],
  ])('%s since the person looked', (_, seen, now) => {
    expect(planMove(wish, at(seen), at(now))).toMatchObject({ kind: 'looked-too-early', now })
  })

  test('a move is ready only from the holder that was seen and still holds', () => {
    const holder = fc.option(fc.constantFrom('1', '2', '3'), { nil: null })
    fc.assert(
      fc.property(holder, holder, fc.constantFrom('1', '2', '3'), (seen, now, to) => {
        const plan = planMove({ ...wish, to }, at(seen), at(now))
        expect(plan.kind === 'ready').toBe(seen === now && seen !== to)
        if (plan.kind === 'ready') expect(plan.move.from).toBe(seen)
      }),
    )
  })

  test('an alias named like a member of every object is only a name', () => {
    const odd = { ...wish, alias: 'constructor' }
    expect(planMove(odd, new Map(), new Map())).toMatchObject({
      kind: 'ready',
      move: { from: null },
    })
  })
})

describe('readVersion', () => {
  test.each([
    ['5', '5'],
    ['v5', '5'],
    ['V12 ', '12'],
    ['90071992547409930', '90071992547409930'],
  ])('%j is %s', (text, version) => expect(readVersion(text)).toBe(version))

  test.each(['', 'v', '0', '05', '1.5', '-1', '1e3', '٣', 'latest'])('%j is none', (text) => {
    expect(readVersion(text)).toBeNull()
  })
})
