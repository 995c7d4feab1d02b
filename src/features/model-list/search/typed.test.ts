import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch, termsOf } from '../../../registry/search'
import { searchText } from '../../../registry/searchText'
import { faultsOf, joinTyped, lastPart, openEnd, splitTyped, toggleTerm } from './typed'

const split = (text: string) => {
  const { chips, rest } = splitTyped(text)
  return [chips.map(searchText), rest]
}

const sorted = (typed: string) => termsOf(parseSearch(typed)).map(searchText).sort()

describe('splitTyped', () => {
  it('takes finished terms out as chips and leaves words and what can’t be read', () => {
    expect(split(' card  eu ')).toEqual([[], ' card  eu '])
    expect(split('fraud tag:team=risk  eu ')).toEqual([['tag:team=risk'], 'fraud eu '])
    expect(split('alias:a "two words" -owner:b owne:c')).toEqual([
      ['alias:a', '-owner:b'],
      '"two words" owne:c',
    ])
  })

  it('loses no term of any text, whatever is joined again', () => {
    const text = fc.string({
      unit: fc.constantFrom('tag:', 'alias:', ...Array.from('ab"\\=! -*')),
      maxLength: 12,
    })
    fc.assert(
      fc.property(text, (typed) => {
        const { chips, rest } = splitTyped(typed)
        expect(sorted(joinTyped(chips, rest))).toEqual(sorted(typed))
        expect(splitTyped(rest).chips).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is still being typed', () => {
  it('is kept back from the search while it is more than a word', () => {
    expect(openEnd('fraud')).toBe('')
    expect(openEnd('fraud tag:')).toBe('tag:')
    expect(openEnd('fraud tag:te')).toBe('tag:te')
    expect(openEnd('fraud "two wo')).toBe('"two wo')
    expect(openEnd('tag:team ')).toBe('')
    expect(openEnd('')).toBe('')
    // in the middle of others
    expect(openEnd('a alias:n tag:', 9)).toBe('alias:n tag:')
    expect(openEnd('a alias:n tag:', 1)).toBe('')
  })

  it('is what suggestions are for', () => {
    expect(lastPart('fraud te')).toBe('te')
    expect(lastPart('fraud ')).toBe('')
    expect(lastPart('tag:"my ke')).toBe('tag:"my ke')
  })
})

describe('toggleTerm', () => {
  it('adds a chip, and takes it away again', () => {
    const term = { kind: 'alias', not: false, alias: 'champion', is: null } as const
    expect(toggleTerm('fraud ', term)).toBe('alias:champion fraud ')
    expect(toggleTerm('fraud alias:champion eu', term)).toBe('fraud eu')
  })
})

describe('faultsOf', () => {
  it('says what can’t be read, and where', () => {
    expect(faultsOf('a tag: b')).toMatchObject([{ from: 2, to: 6 }])
  })
})
