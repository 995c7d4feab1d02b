import { describe, expect, test } from 'vitest'
import { aModel } from '../../../registry/examples'
import { snapshotSearch } from '../../../registry/snapshot/searchSnapshot'
import { fillIn, type Said, toCount } from './fillIn'

const { latestVersions: _none, ...bare } = aModel()
const reading = snapshotSearch([
  { ...bare, name: 'churn', updated: new Date(3), stages: ['Production'] },
  { ...bare, name: 'churn-gone', updated: new Date(2) },
  { ...bare, name: 'pricing', updated: new Date(1), description: 'after churn' },
])
const said = (more: Partial<Said> = {}): Said => ({
  read: [],
  shown: [],
  answered: true,
  complete: true,
  ...more,
})
const names = (typed: string, more: Partial<Said> = {}, sort: 'name' | 'updated' = 'name') => {
  const filled = fillIn(typed, sort, said(more), reading)
  return filled === null ? null : [filled.rows.map(({ name }) => name), filled.read]
}

test('nothing is searched for', () => {
  expect(names('')).toBeNull()
})

describe('while the server has not answered', () => {
  const answered = false
  test('all that was read fits, by name or beside it, in the order of the list', () => {
    expect(names('churn', { answered })).toEqual([['churn', 'churn-gone', 'pricing'], 3])
    expect(names('churn', { answered }, 'updated')).toEqual([['pricing', 'churn-gone', 'churn'], 3])
  })

  test('what the list has read since is newer', () => {
    const read = [
      aModel({ name: 'churn', tags: new Map([['new', 'yes']]) }),
      aModel({ name: 'churn-new' }),
    ]
    expect(names('churn', { answered, read })).toEqual([
      ['churn', 'churn-gone', 'churn-new', 'pricing'],
      2,
    ])
    expect(names('tag:new', { answered, read })).toEqual([['churn'], 0])
    const production = fillIn('stage:Production', 'name', said({ answered, read }), reading)
    // it was in production when it was read, and is not now
    expect(production?.rows).toEqual([])
  })
})

describe('once the server has answered', () => {
  const shown = [aModel({ name: 'churn' })]
  test('with all it has: who is not in it is gone, and it was not asked of descriptions', () => {
    expect(names('churn', { shown, read: shown })).toEqual([['churn', 'pricing'], 1])
  })

  test('with a first page: those it has not come to are as they were read', () => {
    expect(names('churn', { shown, read: shown, complete: false })).toEqual([
      ['churn', 'churn-gone', 'pricing'],
      2,
    ])
  })

  test('what is looked for here fits, or does not, by what the server says now', () => {
    const read = [aModel({ name: 'churn' })]
    expect(names('-alias:champion', { read, shown: read, complete: false })).toEqual([
      ['churn', 'churn-gone', 'pricing'],
      2,
    ])
    expect(names('stage:Production', { read, complete: false })).toEqual([[], 0])
  })
})

test('counted is what the list has read, and the rest as it was read; of a search, what it shows', () => {
  const read = [aModel({ name: 'churn', tags: new Map([['new', 'yes']]) })]
  expect(toCount(read, null, reading).map(({ tags }) => tags.size)).toEqual([1, 0, 0])
  const filled = fillIn('stage:None', 'name', said({ answered: false }), reading)
  expect(toCount([], filled, reading)).toEqual([])
  const production = fillIn('stage:Production', 'name', said({ answered: false }), reading)
  expect(toCount([], production, reading).map(({ latestVersions }) => latestVersions)).toEqual([
    [{ stage: 'Production' }],
  ])
})
