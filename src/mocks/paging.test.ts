import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FlaskPage, MlflowFailure } from './answer'
import { ordering, page, readToken } from './paging'

const rows = [1, 2, 3, 4, 5]
const tokenOf = (text: string) => btoa(text)

test('a token is what MLflow writes, byte for byte', () => {
  expect(page(rows, 2, '').next).toBe('eyJvZmZzZXQiOiAyfQ==')
})

test('following tokens gives every row once, whatever the page size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (all, max) => {
        const seen: number[] = []
        let next: string | undefined = ''
        while (next !== undefined) {
          const found: { items: number[]; next: string | undefined } = page(all, max, next)
          seen.push(...found.items)
          next = found.next
        }
        expect(seen).toEqual(all)
      },
    ),
  )
})

test('0 and -1 answer nothing but a token, which is then refused', () => {
  const { items, next } = page(rows, 0, '')
  expect(items).toEqual([])
  expect(() => readToken(next ?? '')).toThrow(MlflowFailure)
  expect(page(rows, -1, '').items).toEqual([])
})

test.each(['abc', '%%', tokenOf('no json'), tokenOf('{}'), tokenOf('{"offset": "x"}')])(
  'refuses the token %j',
  (token) => {
    expect(() => readToken(token)).toThrow(MlflowFailure)
  },
)

test('a token that is JSON but no object crashes the handler', () => {
  expect(() => readToken(tokenOf('5'))).toThrow(FlaskPage)
})

const FIELDS = new Map([
  ['name', 'name'],
  ['timestamp', 'updated'],
  ['last_updated_timestamp', 'updated'],
])
const COLUMNS = new Map([['name', (a: string, b: string) => (a < b ? -1 : Number(a > b))]])

const sorted = (clauses: string[]) =>
  ['b', 'a', 'c'].toSorted(ordering(clauses, FIELDS, COLUMNS, ['name']))

test('orders as asked, and by the tie-breaker when not asked', () => {
  expect(sorted([])).toEqual(['a', 'b', 'c'])
  expect(sorted(['name desc'])).toEqual(['c', 'b', 'a'])
})

test.each([['version'], ['name up'], ['name asc asc'], ['']])(
  'refuses to order by %j',
  (clause) => {
    expect(() => ordering([clause], FIELDS, COLUMNS, [])).toThrow(/Invalid order/)
  },
)

test('naming a column twice is a 500, by any of its names', () => {
  expect(() => sorted(['timestamp', 'last_updated_timestamp'])).toThrow(
    expect.objectContaining({ code: 'INTERNAL_ERROR' }),
  )
})
