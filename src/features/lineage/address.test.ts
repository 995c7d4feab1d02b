import { expect, test } from 'vitest'
import { readLineage, withFold, withOpening, withPart, withoutOpenings } from './address'

const read = (search: string) => readLineage(new URLSearchParams(search))

test('an address without a search opens at one hop', () => {
  expect(read('')).toEqual({
    hops: 1,
    open: [],
    shut: [],
    at: null,
    path: false,
    group: null,
    against: null,
    shared: false,
    impact: false,
    down: false,
    table: false,
    on: null,
  })
})

test('what is written is read again', () => {
  let params = withOpening(new URLSearchParams('hops=2'), 'run:a', 'up')
  params = withOpening(params, 'dataset:a%3Ab:%231', 'down')
  params = withPart(withPart(params, 'at', 'version:m:3'), 'path', '1')
  params = withPart(withPart(params, 'group', 'model'), 'against', 'version:m:2')
  expect(readLineage(new URLSearchParams(params.toString()))).toMatchObject({
    hops: 2,
    open: [
      { id: 'run:a', side: 'up' },
      { id: 'dataset:a%3Ab:%231', side: 'down' },
    ],
    at: 'version:m:3',
    path: true,
    group: 'model',
    against: 'version:m:2',
  })
  expect(readLineage(withoutOpenings(params)).open).toEqual([])
})

test('a side is open or folded, never both', () => {
  const open = withOpening(withOpening(new URLSearchParams(), 'run:a', 'up'), 'run:b', 'up')
  const shut = withFold(withOpening(open, 'run:a', 'up'), 'run:a', 'up')
  expect(readLineage(shut)).toMatchObject({
    open: [{ id: 'run:b', side: 'up' }],
    shut: [{ id: 'run:a', side: 'up' }],
  })
  expect(readLineage(withOpening(shut, 'run:a', 'up')).shut).toEqual([])
  expect(withoutOpenings(shut).toString()).toBe('')
})

test('a path goes with the node that it leads through', () => {
  expect(readLineage(withPart(new URLSearchParams('at=run:a&path=1'), 'at', null)).path).toBe(false)
})

test('what is no address of ours is the default', () => {
  expect(
    read('hops=99&at=nonsense&open=left:run:a&open=up:x&group=colour&against=run:a'),
  ).toMatchObject({
    hops: 1,
    open: [],
    at: null,
    group: null,
    against: null,
  })
})
