import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { loadSnippet, pythonLiteral } from './snippets'

test('by alias and pinned', () => {
  expect(loadSnippet('churn', { alias: 'champion' })).toBe(
    'import mlflow\nmodel = mlflow.pyfunc.load_model("models:/churn@champion")',
  )
  expect(loadSnippet('churn', { version: '5' })).toContain('load_model("models:/churn/5")')
})

test('quotes, backslashes and what would not be seen are escaped', () => {
  expect(pythonLiteral('a"b\\c\'d')).toBe(String.raw`"a\"b\\c'd"`)
  expect(pythonLiteral('été 客户 ☀')).toBe('"été 客户 ☀"')
  expect(pythonLiteral('a\u202Eb\tc\u{E0001}\uD800')).toBe(
    String.raw`"a\u202eb\u0009c\U000e0001\ud800"`,
  )
})

test('the literal is on one line and ends where the text does, whatever the text', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const literal = pythonLiteral(text)
      // Python's escapes that we use, read as JSON's, which has no \U
      const asJson = literal.replaceAll(/\\U([0-9a-f]{8})/g, (_, hex: string) =>
        JSON.stringify(String.fromCodePoint(parseInt(hex, 16))).slice(1, -1),
      )
      expect(JSON.parse(asJson)).toBe(text)
      expect(literal).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/)
    }),
  )
})

test.each(['who?', 'a#b', ' a', 'a '])(
  'a name that a URI can’t carry goes by the client: %s',
  (name) => {
    expect(loadSnippet(name, { version: '5' })).not.toContain('models:/')
    expect(loadSnippet(name, { alias: 'x' })).toContain(
      'get_model_version_by_alias(name, "x").version',
    )
  },
)
