import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DataType, Field } from '../../registry/signature'
import { moreThan, visibleRows } from './rows'
import { paramMatches, searchRows, wordsOf } from './searchRows'

const long: DataType = { kind: 'scalar', name: 'long' }
const text: DataType = { kind: 'scalar', name: 'string' }
const object = (properties: Record<string, DataType>): DataType => ({
  kind: 'object',
  properties: Object.entries(properties).map(([name, type]) => ({ name, type, required: true })),
})
const column = (name: string | null, type: DataType = long): Field => ({
  kind: 'column',
  name,
  type,
  required: true,
})
const none = new Set<string>()
const deep = object({ one: object({ two: object({ Needle: text, other: long }) }) })
const fields = [column('hay'), column('deep', deep), column('needle_top')]
const find = (typed: string, turned: ReadonlySet<string> = none, limit = 100) =>
  searchRows(fields, wordsOf(typed), turned, limit)
const names = (...args: Parameters<typeof find>) => find(...args).rows.map(({ name }) => name)

test('what is found deep inside brings the rows around it, opened', () => {
  expect(names('needle')).toEqual(['deep', 'one', 'two', 'Needle', 'needle_top'])
  expect(find('needle').hits).toBe(2)
  expect(find('needle').rows.map(({ hit }) => hit)).toEqual([false, false, false, true, true])
})

test('words are looked for in the path and in the type, all of them', () => {
  expect(names('deep.one.two string')).toEqual(['deep', 'one', 'two', 'Needle'])
  expect(names('needle long')).toEqual(['needle_top'])
  expect(find('nothing like it')).toEqual({ rows: [], hits: 0, cut: false })
})

test('a row that matches is closed, and all of its inside can be opened', () => {
  const only = [column('whole', object({ a: long, b: long }))]
  const search = (turned: ReadonlySet<string>) =>
    searchRows(only, ['object'], turned, 100).rows.map(({ name }) => name)
  expect(search(none)).toEqual(['whole'])
  expect(search(new Set(['0']))).toEqual(['whole', 'a', 'b'])
})

test('closing a row around a match leaves the row there', () => {
  expect(names('needle', new Set(['1.0']))).toEqual(['deep', 'one', 'needle_top'])
})

test('all matches are counted, also those that are not drawn', () => {
  const wide = Array.from({ length: 10_000 }, (_, i) => column(`c${i}`))
  const { rows, hits, cut } = searchRows(wide, ['c'], none, 500)
  expect([rows.length, hits, cut]).toEqual([500, 10_000, true])
})

const anyType = fc.letrec<{ type: DataType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<DataType>(long, text),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'c'), tie('type'), { maxKeys: 3 }).map(object),
    tie('type').map((items): DataType => ({ kind: 'array', items })),
  ),
})).type

test('whatever is searched for, what is shown are rows of the tree in its order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ab'), anyType), { maxLength: 5 }),
      fc.constantFrom('a', 'b', 'ab c', 'long', 'zzz'),
      (columns, typed) => {
        const tree = columns.map(([name, type]) => column(name, type))
        const { rows, hits } = searchRows(tree, wordsOf(typed), none, Infinity)
        const keys = rows.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        // every row but those of the top has the row around it above it
        for (const key of keys) {
          if (key.includes('.')) expect(keys).toContain(key.slice(0, key.lastIndexOf('.')))
        }
        expect(rows.filter(({ hit }) => hit).length).toBe(hits)
      },
    ),
  )
})

test('counting stops where it is enough', () => {
  expect(moreThan(2, fields)).toBe(true)
  expect(moreThan(7, fields)).toBe(false)
  expect(visibleRows(fields, none, 100).rows.length).toBeLessThan(8)
})

test('a param is found by its name and its type', () => {
  const param = { name: 'stop', type: text, default: '["END"]', shape: [-1] }
  expect(paramMatches(param, ['array'])).toBe(true)
  expect(paramMatches(param, ['stop', 'double'])).toBe(false)
  expect(paramMatches({ kind: 'unreadable', text: '{"odd": 1}' }, ['odd'])).toBe(true)
})
