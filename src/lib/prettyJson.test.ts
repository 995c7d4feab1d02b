import { assert, integer, json, property } from 'fast-check'
import { expect, test } from 'vitest'
import { prettyJson } from './prettyJson'

test('what fits stays on a line, the rest is indented', () => {
  const text = '{"columns":["a","b"],"data":[[1.0,2],[3,4]]}'
  expect(prettyJson(text, 24)?.split('\n')).toEqual([
    '{',
    '  "columns": ["a", "b"],',
    '  "data": [',
    '    [1.0, 2],',
    '    [3, 4]',
    '  ]',
    '}',
  ])
})

test('a long list of numbers fills lines', () => {
  expect(prettyJson(`[${Array.from({ length: 9 }, (_, i) => i).join(',')}]`, 12)).toBe(
    '[\n  0, 1, 2,\n  3, 4, 5,\n  6, 7, 8\n]',
  )
})

test('numbers are copied, not read', () => {
  const text = '[1.0, 12345678901234567890, 1e400, NaN, -Infinity]'
  expect(prettyJson(text)).toBe(text)
})

test('whatever JSON says is said the same afterwards', () => {
  assert(
    property(json({ maxDepth: 5 }), integer({ min: 1, max: 120 }), (text, width) => {
      expect(JSON.parse(prettyJson(text, width) ?? '')).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['', '{', '[1,]', '{"a" 1}', '{"a":1}x', '"open', '[1 2]', '{1:2}', ']', '"a" "b'])(
  'not JSON: %s',
  (text) => expect(prettyJson(text)).toBeNull(),
)

test('what nests too deep is left alone', () => {
  expect(prettyJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeNull()
})
