import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLines } from './lineDiff'
import { mergeLines } from './mergeLines'

const line = fc.constantFrom('a', 'b', 'c', '', 'a\r')
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

const long = (mark: string) => Array.from({ length: 20_000 }, (_, i) => mark + i).join('\n')

const side = (before: string, after: string, without: 'removed' | 'added') =>
  diffLines(before, after)
    .filter(({ kind }) => kind !== without)
    .flatMap(({ lines }) => lines)
    .join('\n')

describe('the difference of two texts', () => {
  test('names what went and what came', () => {
    expect(diffLines('one\ntwo\nthree', 'one\n2\nthree\nfour')).toEqual([
      { kind: 'same', lines: ['one'] },
      { kind: 'removed', lines: ['two'] },
      { kind: 'added', lines: ['2'] },
      { kind: 'same', lines: ['three'] },
      { kind: 'added', lines: ['four'] },
    ])
  })

  test('holds both texts, and nothing where they are the same', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(side(before, after, 'added')).toBe(before)
        expect(side(before, after, 'removed')).toBe(after)
        expect(diffLines(before, before)).toEqual([{ kind: 'same', lines: before.split('\n') }])
      }),
    )
  })

  test('of long texts with nothing in common takes no longer than a person notices', () => {
    expect(diffLines(long('a'), long('b')).map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['removed', 20_000],
      ['added', 20_000],
    ])
  })
})

describe('two changes of one text', () => {
  test('at different places are put together', () => {
    expect(mergeLines('1\n2\n3\n4\n5', '1\ntwo\n3\n4\n5', '1\n2\n3\n4\n5\n6')).toBe(
      '1\ntwo\n3\n4\n5\n6',
    )
  })

  test('of the same lines, or of lines that touch, are not', () => {
    expect(mergeLines('1\n2\n3', '1\ntwo\n3', '1\nzwei\n3')).toBeNull()
    expect(mergeLines('1\n2\n3', '1\ntwo\n3', '1\n2\ndrei')).toBeNull()
    expect(mergeLines('', 'mine', 'theirs')).toBeNull()
  })

  test('that are the same, or of one side only, are that', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeLines(base, changed, changed)).toBe(changed)
        expect(mergeLines(base, changed, base)).toBe(changed)
        expect(mergeLines(base, base, changed)).toBe(changed)
      }),
    )
  })

  test('give the same from either side', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeLines(base, mine, theirs)).toBe(mergeLines(base, theirs, mine))
      }),
    )
  })
})
