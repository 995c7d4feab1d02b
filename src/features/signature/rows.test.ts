import { expect, test } from 'vitest'
import type { DataType, Field } from '../../registry/signature'
import { visibleRows } from './rows'

const long: DataType = { kind: 'scalar', name: 'long' }
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
const names = (fields: readonly Field[], turned: ReadonlySet<string> = none, limit = 500) =>
  visibleRows(fields, turned, limit).rows.map(({ level, name }) => `${level} ${name}`)

const nested = [
  column('a', {
    kind: 'array',
    items: object({ b: { kind: 'map', values: object({ c: object({ d: long }) }) } }),
  }),
  column('z'),
]

test('what is inside arrays and maps of objects follows its row; two levels are open', () => {
  expect(names(nested)).toEqual(['1 a', '2 b', '3 c', '1 z'])
})

test('turning a row closes an open one and opens a closed one', () => {
  expect(names(nested, new Set(['0']))).toEqual(['1 a', '1 z'])
  expect(names(nested, new Set(['0.0.0']))).toEqual(['1 a', '2 b', '3 c', '4 d', '1 z'])
})

test('a row says what it is in, also where a name is missing', () => {
  const { rows } = visibleRows([column(null, object({ b: object({ c: long }) }))], none, 500)
  expect(rows.map(({ within }) => within)).toEqual([[], ['#1'], ['#1', 'b']])
})

test('keys are unique, whatever the names', () => {
  const same = [column('x', object({ x: long })), column('x'), column(null)]
  const keys = visibleRows(same, none, 500).rows.map(({ key }) => key)
  expect(new Set(keys).size).toBe(4)
})

test('fifty thousand columns cost what is shown', () => {
  let read = 0
  const wide = Array.from({ length: 50_000 }, (_, i) => column(`c${i}`))
  const watched = new Proxy(wide, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) read++
      return Reflect.get(target, key, receiver)
    },
  })
  const { rows, entries, cut } = visibleRows(watched, none, 500)
  expect([rows.length, entries, cut]).toEqual([500, 500, true])
  expect(read).toBeLessThan(600)
})

test('all rows there are is not called cut, one less is', () => {
  const three = [column('a'), column('b'), column('c')]
  expect(visibleRows(three, none, 3)).toMatchObject({ entries: 3, cut: false })
  expect(visibleRows(three, none, 2)).toMatchObject({ entries: 2, cut: true })
})

test('a type nested ten thousand deep can be opened without a stack of calls', () => {
  let type: DataType = long
  for (let i = 0; i < 10_000; i++) type = { kind: 'array', items: type }
  expect(names([column('deep', type)])).toEqual(['1 deep'])
})
