import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Json, parseJson } from './parseJson'

const plain = (json: Json): unknown => {
  switch (json.kind) {
    case 'text':
      return json.value
    case 'literal':
      return JSON.parse(json.raw)
    case 'list':
      return json.items.map(plain)
    case 'map':
      return Object.fromEntries(json.entries.map(([key, value]) => [key, plain(value)]))
    default:
      return json satisfies never
  }
}

test('reads whatever JSON.parse reads, and gives the text back', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t\r '), (text, space) => {
      const json = parseJson(space + text + space)
      expect(plain(json)).toEqual(JSON.parse(text))
      expect(json.raw).toBe(text.trim())
    }),
  )
})

test('refuses whatever JSON.parse refuses', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), (text, at, put) => {
      const broken =
        text.slice(0, at % (text.length + 1)) + put + text.slice(at % (text.length + 1))
      fc.pre(!/NaN|Infinity/.test(broken))
      const sound = (() => {
        try {
          JSON.parse(broken)
          return true
        } catch {
          return false
        }
      })()
      if (sound) parseJson(broken)
      else expect(() => parseJson(broken)).toThrow(SyntaxError)
    }),
    { numRuns: 500 },
  )
})

test('keeps digits, the order of keys, doubles and __proto__', () => {
  const json = parseJson('{"b":9007199254740993,"1":1.50,"b":NaN,"__proto__":-Infinity}')
  expect(json.kind === 'map' && json.entries.map(([key, value]) => [key, value.raw])).toEqual([
    ['b', '9007199254740993'],
    ['1', '1.50'],
    ['b', 'NaN'],
    ['__proto__', '-Infinity'],
  ])
})

test('stops at 2000 levels instead of at the end of the stack', () => {
  expect(parseJson('['.repeat(2000) + ']'.repeat(2000)).kind).toBe('list')
  expect(() => parseJson('['.repeat(100_000))).toThrow('nested too deeply')
})
