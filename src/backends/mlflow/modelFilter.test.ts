import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, type Term, termsOf } from '../../registry/search'
import { matcher } from '../../registry/searchMatch'
import { canAsk } from './canAsk'
import { modelsWith } from './modelFilter'

const words = (text: string): Term[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'word', text: word }))
const asked = (text: string) => modelsWith(words(text))
const finds = (text: string, name: string) =>
  matcher(words(text))({ name, tags: new Map(), aliases: new Map(), latestVersions: [] })

test.each([
  ['', undefined],
  ['  \t ', undefined],
  ['churn', "name ILIKE '%churn%'"],
  [' churn  prod ', "name ILIKE '%churn%' AND name ILIKE '%prod%'"],
  ['50%', "name ILIKE '%50_%'"],
  ['a_b', "name ILIKE '%a_b%'"],
  ["it's", "name ILIKE '%it_s%'"],
  ['"x"', "name ILIKE '%_x_%'"],
  ['a\\b', "name ILIKE '%a_b%'"],
  ['ÉTÉ', "name ILIKE '%_T_%'"],
  ['客户', "name ILIKE '%客户%'"],
  ['\ud800x', "name ILIKE '%_x%'"],
])('%j is asked for as %j', (text, filter) => {
  expect(asked(text).filter).toBe(filter)
})

test('what was typed is meant literally, in any case and script', () => {
  expect(finds('a_b', 'a-b')).toBe(false)
  expect(finds('a_b', 'A_B')).toBe(true)
  expect(finds('100%', '1000')).toBe(false)
  expect(finds('ÉTÉ', 'Prévision (été)')).toBe(true)
  expect(finds('prod churn', 'churn-prod')).toBe(true)
  expect(finds('prod churn', 'churn')).toBe(false)
})

test('the client looks closer only where the server can’t', () => {
  expect(asked('churn prod').loose).toBe(false)
  for (const text of ['a_b', '%', "it's", 'é', 'a b c d e f g h i', 'x'.repeat(201)]) {
    expect(asked(text).loose, text).toBe(true)
  }
})

const fold = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

/** ILIKE as sqlite has it: `%` and `_` are wildcards, only ASCII is folded. */
function ilike(name: string, pattern: string): boolean {
  const parts = Array.from(pattern, (char) =>
    char === '%' ? '.*' : char === '_' ? '.' : char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'),
  )
  return new RegExp(`^${fold(parts.join(''))}$`, 'su').test(fold(name))
}

const cutOf = (text: string, at: number) => text.slice(at % (text.length + 1)).toWellFormed()

test('no name that is meant is lost at the server', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 12 })
  fc.assert(
    fc.property(name, name, fc.nat(), fc.boolean(), (held, other, at, upper) => {
      const part = cutOf(held, at)
      const typed = upper ? part.toUpperCase() : part
      const { filter } = asked(typed)
      for (const candidate of [held, other]) {
        if (!finds(typed, candidate)) continue
        for (const [, pattern = ''] of (filter ?? '').matchAll(/'([^']*)'/g)) {
          expect(ilike(candidate, pattern)).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['name:churn*', "name ILIKE 'churn%'", false],
  ['name:a_b', "name ILIKE '%a_b%'", true],
  ['"two words"', "name ILIKE '%two words%'", false],
  ['tag:team', "tags.`team` LIKE '%'", false],
  ['tag:team=risk eu', "tags.`team` = 'risk' AND name ILIKE '%eu%'", false],
  ['tag:team!=risk', "tags.`team` != 'risk'", false],
  ['tag:"my key"="it\'s"', 'tags.`my key` = "it\'s"', false],
  ['tag:k="say \\"hi\\""', 'tags.`k` = \'say "hi"\'', false],
  ['tag:k=""', "tags.`k` = ''", false],
])('%j is asked for as %s', (text, filter, loose) => {
  const terms = termsOf(parseSearch(text))
  expect(terms.every(canAsk)).toBe(true)
  expect(modelsWith(terms)).toEqual({ filter, loose })
})

test.each([
  // a value with both quotes can't be written, and a backslash would change the quote after it
  `tag:k="it's \\"so\\""`,
  'tag:k=a\\',
  'tag:k="a\tb"',
  'tag:a`b=c',
  `tag:k=${'x'.repeat(201)}`,
  '-tag:k',
  '-name:a',
  'alias:champion',
  'owner:ana',
  'stage:Production',
])('%j is looked for here', (text) => {
  const terms = termsOf(parseSearch(text))
  expect(terms).toHaveLength(1)
  expect(terms.some(canAsk)).toBe(false)
  expect(modelsWith(terms)).toEqual({ filter: undefined, loose: true })
})

test('nothing that is typed ends its quotes', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...Array.from('\'"`\\%a ')), minLength: 1 }),
  )
  const sign = fc.constantFrom('=' as const, '!=' as const)
  const term: fc.Arbitrary<Term> = fc.oneof(
    fc.record({ kind: fc.constant('word' as const), text: any }),
    fc.record({
      kind: fc.constant('tag' as const),
      not: fc.constant(false),
      key: any,
      is: fc.record({ sign, value: any }),
    }),
  )
  const clause = /name ILIKE '[^'"\\]*'|tags\.`[^'"\\`]*` !?= (?:'[^'\\]*'|"[^"\\]*")/.source
  fc.assert(
    fc.property(fc.array(term), (terms) => {
      expect(modelsWith(terms).filter ?? '').toMatch(
        new RegExp(`^(?:(?:${clause})(?: AND (?:${clause}))*)?$`),
      )
    }),
    { numRuns: 500 },
  )
})
