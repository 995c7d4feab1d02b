import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { bashQuoted, bashWord, jsonLiteral, pythonLiteral, slugOf, sparkName } from './quote'

test('quotes, backslashes and what would not be seen are escaped', () => {
  expect(pythonLiteral('a"b\\c\'d')).toBe(String.raw`"a\"b\\c'd"`)
  expect(pythonLiteral('été 客户 ☀')).toBe('"été 客户 ☀"')
  expect(pythonLiteral('a\u202Eb\tc\u{E0001}\uD800')).toBe(
    String.raw`"a\u202eb\u0009c\U000e0001\ud800"`,
  )
})

test('a bare word stays bare, anything else is quoted', () => {
  expect(bashWord('http://127.0.0.1:5000')).toBe('http://127.0.0.1:5000')
  expect(bashWord('')).toBe("''")
  expect(bashWord("it's $(x) `y` \\")).toBe(String.raw`'it'\''s $(x) ${'`y`'} \'`)
  expect(bashWord('~root')).toBe("'~root'")
  expect(bashWord("a\u202E'\\")).toBe(String.raw`$'a\xe2\x80\xae\'\\'`)
  expect(bashQuoted('plain')).toBe("'plain'")
})

// what an editor would not show, or show elsewhere
const HIDDEN = /(?!\n)[\p{Cc}\u00A0\u200B-\u200F\u2028-\u202F\u2060-\u206F\uFEFF\p{Cs}]/u

test('a literal is one line, shows all that is in it, and reads back to the same text', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const literal = pythonLiteral(text)
      // Python's escapes that we use, read as JSON's, which has no \U
      const asJson = literal.replaceAll(/\\U([0-9a-f]{8})/g, (_, hex: string) =>
        JSON.stringify(String.fromCodePoint(parseInt(hex, 16))).slice(1, -1),
      )
      expect(JSON.parse(asJson)).toBe(text)
      expect(JSON.parse(jsonLiteral(text))).toBe(text)
      for (const shown of [literal, jsonLiteral(text)]) {
        expect(shown).not.toMatch(HIDDEN)
        expect(shown).not.toMatch(/\n/)
      }
      expect(bashWord(text)).not.toMatch(HIDDEN)
    }),
  )
})

test('a name for other systems is one that all of them take', () => {
  expect(slugOf('fraud.detector.v2')).toBe('fraud-detector-v2')
  expect(slugOf('Prévision de ventes (été)')).toBe('prevision-de-ventes-ete')
  expect(slugOf('客户流失 模型')).toBe('model')
  assert(
    property(string({ unit: 'binary' }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z](?:-?[a-z0-9])*$/)
      expect(slugOf(name).length).toBeLessThanOrEqual(32)
    }),
  )
})

test('a dot in a column reaches into nothing', () => {
  expect(sparkName('a.b`c')).toBe('`a.b``c`')
})
