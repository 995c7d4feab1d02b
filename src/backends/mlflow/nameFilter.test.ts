import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesWith, versionsOf } from './nameFilter'

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
  expect(namesWith(text).filter).toBe(filter)
})

test('what was typed is meant literally, in any case and script', () => {
  expect(namesWith('a_b').matches('a-b')).toBe(false)
  expect(namesWith('a_b').matches('A_B')).toBe(true)
  expect(namesWith('100%').matches('1000')).toBe(false)
  expect(namesWith('ÉTÉ').matches('Prévision (été)')).toBe(true)
  expect(namesWith('prod churn').matches('churn-prod')).toBe(true)
  expect(namesWith('prod churn').matches('churn')).toBe(false)
})

test('the client looks closer only where the server can’t', () => {
  expect(namesWith('churn prod').loose).toBe(false)
  for (const text of ['a_b', '%', "it's", 'é', 'a b c d e f g h i', 'x'.repeat(201)]) {
    expect(namesWith(text).loose, text).toBe(true)
  }
})

test.each([
  ['churn', "name = 'churn'", false],
  ["it's", `name = "it's"`, false],
  ['say "hi"', `name = 'say "hi"'`, false],
  ['end\\', "name = 'end\\'", false],
  [`both ' and "`, "name LIKE 'both _ and _'", true],
])('versions of %j are asked for as %j', (name, filter, loose) => {
  expect(versionsOf(name)).toMatchObject({ filter, loose })
  expect(versionsOf(name).matches(name)).toBe(true)
  expect(versionsOf(name).matches(`${name}x`)).toBe(false)
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
      const { filter, matches } = namesWith(typed)
      for (const candidate of [held, other]) {
        if (!matches(candidate)) continue
        for (const [, pattern = ''] of (filter ?? '').matchAll(/'([^']*)'/g)) {
          expect(ilike(candidate, pattern)).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('nothing that is typed ends its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const filter of [namesWith(text).filter, versionsOf(`'"${text}`).filter]) {
        expect(filter ?? '').toMatch(
          /^(?:name (?:I?LIKE) '[^'"\\]*'(?: AND name ILIKE '[^'"\\]*')*)?$/,
        )
      }
    }),
  )
})
