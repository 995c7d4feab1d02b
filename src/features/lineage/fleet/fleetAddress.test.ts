import { expect, test } from 'vitest'
import { OPENS_WITH } from '../../../registry/fleet/fleet'
import {
  MOST,
  isUnfolded,
  readFleet,
  withFleetPart,
  withMore,
  withoutFilter,
  withoutMore,
} from './fleetAddress'

const at = (search: string) => new URLSearchParams(search)

test('an address without a word of ours asks for everything, folded', () => {
  expect(readFleet(at('seed=open&state=odd&by=colour&models=-3&sources=x&team='))).toEqual({
    filter: { text: '', team: null, owner: null, alias: null, state: null },
    by: 'model',
    shown: OPENS_WITH,
    at: null,
    table: false,
  })
})

test('all that is shown is in the address', () => {
  const search =
    'q=card+x&team=a&owner=b&alias=c&state=broken&by=team&models=116&at=model%3Am&as=table'
  expect(readFleet(at(search))).toEqual({
    filter: { text: 'card x', team: 'a', owner: 'b', alias: 'c', state: 'broken' },
    by: 'team',
    shown: { ...OPENS_WITH, model: 116 },
    at: 'model:m',
    table: true,
  })
})

test('a column unfolds by steps to a bound, and folds with the others', () => {
  const once = withMore(at('team=a'), 'source')
  expect(once.toString()).toBe(`team=a&sources=${OPENS_WITH.source + 100}`)
  let all = once
  for (let i = 0; i < 20; i += 1) all = withMore(all, 'source')
  expect(readFleet(all).shown.source).toBe(MOST)
  expect(readFleet(at(`sources=${MOST * 9}`)).shown.source).toBe(MOST)
  expect([isUnfolded(all), isUnfolded(withoutMore(all))]).toEqual([true, false])
})

test('what is asked about is given up, how it is drawn stays; an empty part leaves the address', () => {
  expect(
    withoutFilter(at('q=a&team=b&owner=c&alias=d&state=broken&by=team&seed=x')).toString(),
  ).toBe('by=team&seed=x')
  expect(withFleetPart(at('q=a'), 'q', '').toString()).toBe('')
})
