import { expect, test } from 'vitest'
import {
  asksForAlias,
  readAddress,
  readNumber,
  viewOf,
  withFrom,
  withSort,
  withTyped,
} from './address'

const read = (query: string) => readAddress(new URLSearchParams(query))
const number = (of: string) => [{ kind: 'number', sign: '=', number: of }]
const none = new Map<string, string>()

test('what the address says is read; what it can’t mean is left out', () => {
  expect(read('sort=-created&q=5')).toMatchObject({ sort: '-created', typed: '5', from: null })
  expect(read('sort=size&from=0')).toMatchObject({ sort: '-version', from: null })
})

test('a number to begin at stands alone', () => {
  const address = read('from=57&q=tag:a=b&sort=created')
  expect(viewOf(address, none)).toEqual({
    sort: '-version',
    where: [{ kind: 'number', sign: '<=', number: '57' }],
  })
  expect(withTyped(new URLSearchParams('from=57'), '5').toString()).toBe('q=5')
  expect(withSort(new URLSearchParams('from=57'), 'created').toString()).toBe('sort=created')
  const jumped = withFrom(new URLSearchParams('q=5&sort=created&metric=auc'), '9')
  expect(jumped.toString()).toBe('metric=auc&from=9')
})

test('the order that the list has by itself is not written out', () => {
  expect(withSort(new URLSearchParams('sort=created'), '-version').toString()).toBe('')
})

test('an alias is asked for by the number of its holder; one that nobody holds has none', () => {
  const held = new Map([['champion', '4']])
  expect(asksForAlias(read('q=alias:champion'))).toBe(true)
  expect(viewOf(read('q=alias:champion'), held).where).toEqual(number('4'))
  expect(viewOf(read('q=alias:other'), held).where).toEqual(number('0'))
})

test('a search that can’t be read narrows nothing down', () => {
  expect(viewOf(read('q=>='), none).where).toEqual([])
})

test.each([
  ['57', '57'],
  [' v057 ', '57'],
  ['2147483647', '2147483647'],
  ['2147483648', null],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
])('a number typed as %j is %j', (typed, expected) => {
  expect(readNumber(typed)).toBe(expected)
})
