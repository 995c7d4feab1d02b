import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTag } from '../mocks/names'
import {
  charactersLeft,
  lengthOf,
  tagValueRisk,
  whyNotTagKey,
  whyNotTagValue,
  whyReserved,
} from './tagRules'

describe('the key of a new tag', () => {
  test.each([
    'team',
    'pii.level',
    'équipe',
    '数据',
    '½',
    'a b',
    ' a',
    'a:b',
    'a/b',
    '.a',
    'a..',
    'a/..b',
    'my.mlflow.x',
    '𝒶'.repeat(250),
  ])('%j is taken', (key) => {
    expect(whyNotTagKey(key)).toBeNull()
  })

  test.each([
    ['', 'A tag needs a key.'],
    ['a!', /possible: ! is not/],
    ['a\tb', /a tab is not/],
    ['e\u0301', /U\+0301 is not/],
    ['a\u200db', /U\+200D is not/],
    ['☕', /☕ \(U\+2615\) is not/],
    // Python's `$` lets a last line break through; it would make a key that nobody can see or type
    ['team\n', /a line break is not/],
    ['/a', /begin with a slash/],
    ['a/', /end with a slash/],
    ['a//b', /Two slashes/],
    ['..a', /begin with two dots/],
    ['a/../b', /“\.\.” may not stand alone/],
    ['./a', /“\.” may not stand alone/],
    ['.', /“\.” may not stand alone/],
    ['a'.repeat(251), /At most 250 characters; this has 251/],
    ['mlflow.prompt.text', /MLflow keeps this tag for itself/],
    ['_mlflow_prompt_type', /MLflow keeps this tag for itself/],
  ])('%j is refused', (key, because) => {
    expect(whyNotTagKey(key)).toMatch(because)
  })

  test('what we take and what the server takes is the same, but for what MLflow keeps for itself', () => {
    const char = fc.constantFrom(...Array.from('aé½𝒶_-. :/\\!\t\u0301\u200dⓐ☕'))
    const key = fc.oneof(
      fc.string({ unit: char, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('a', '.', '/', '..'), maxLength: 6 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.integer({ min: 240, max: 260 }).map((length) => '𝒶'.repeat(length)),
    )
    fc.assert(
      fc.property(key, (text) => {
        // a handler refuses the empty key before the rule is asked
        fc.pre(text !== '' && !text.endsWith('\n') && whyReserved(text) === null)
        expect(whyNotTagKey(text) === null, text).toBe(taken(text, ''))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the value of a tag', () => {
  test('may be empty, of any kind, and 100,000 characters long', () => {
    for (const value of ['', ' ', 'a\r\nb', '{"a": 1}', '\u0000', '𝒶'.repeat(100_000)]) {
      expect(whyNotTagValue(value)).toBeNull()
      expect(taken('a', value)).toBe(true)
    }
  })

  test('may not be longer, nor hold half a character', () => {
    expect(whyNotTagValue('x'.repeat(100_001))).toBe(
      'At most 100,000 characters; this has 100,001.',
    )
    expect(taken('a', 'x'.repeat(100_001))).toBe(false)
    expect(whyNotTagValue('a\ud800')).toMatch(/half a character/)
  })

  test('of a model is at risk beyond 5,000 characters, of a version never', () => {
    expect(tagValueRisk('x'.repeat(5_000), 'model')).toBeNull()
    expect(tagValueRisk('x'.repeat(5_001), 'model')).toMatch(/another database than SQLite/)
    expect(tagValueRisk('x'.repeat(5_001), 'version')).toBeNull()
  })
})

test('what is left is said near the end only, in characters as the server counts them', () => {
  expect(charactersLeft('', 250)).toBeNull()
  expect(charactersLeft('𝒶'.repeat(224), 250)).toBeNull()
  expect(charactersLeft('𝒶'.repeat(225), 250)).toBe('25 characters left of 250')
  expect(charactersLeft('𝒶'.repeat(249), 250)).toBe('1 character left of 250')
  expect(charactersLeft('𝒶'.repeat(250), 250)).toBe('0 characters left of 250')
  expect(charactersLeft('𝒶'.repeat(251), 250)).toBeNull()
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lengthOf(text)).toBe(Array.from(text).length)
    }),
  )
})

/** Whether the mock, whose rules are written from the server's and not from ours, takes a tag. */
function taken(key: string, value: string): boolean {
  try {
    checkTag(key, value)
    return true
  } catch {
    return false
  }
}
