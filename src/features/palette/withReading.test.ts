import { expect, test } from 'vitest'
import { snapshotSearch } from '../../registry/snapshot/searchSnapshot'
import type { FoundModel } from './entries'
import { withReading } from './withReading'

const model = (name: string, more: Partial<FoundModel> = {}): FoundModel => ({
  name,
  description: '',
  created: null,
  updated: null,
  tags: new Map(),
  aliases: new Map(),
  latestVersion: '9',
  ...more,
})

const reading = snapshotSearch([
  model('a card', { description: 'fraud' }),
  model('card-fraud'),
  model('fraud'),
  model('model 4'),
])
const names = (typed: string, server: readonly FoundModel[] | null, all = true) => {
  const { models, read } = withReading({ typed, server, all, reading })
  return [models.map(({ name }) => name), read]
}

test('before the server has answered, all that the reading has: who begins so first, then by name, then beside it', () => {
  expect(names('fraud', null)).toEqual([['fraud', 'card-fraud', 'a card'], 3])
})

test('once it has, its word is last: who is gone goes, who came comes, and it was not asked of descriptions', () => {
  expect(names('fraud', [model('fraud'), model('fraud-2')])).toEqual([
    ['fraud', 'fraud-2', 'a card'],
    1,
  ])
})

test('with more than it names, those of the reading stay', () => {
  expect(names('fraud', [model('fraud-2')], false)).toEqual([
    ['fraud-2', 'fraud', 'card-fraud', 'a card'],
    3,
  ])
})

test('a number at the end is a version, or a part of the name', () => {
  expect(names('model 4', null)).toEqual([['model 4'], 1])
  expect(names('card-fraud v4', null)).toEqual([['card-fraud'], 1])
})

test('no more than can be looked over', () => {
  const many = snapshotSearch(Array.from({ length: 99 }, (_, i) => model(`m${i}`)))
  expect(withReading({ typed: 'm', server: null, all: true, reading: many }).models).toHaveLength(8)
})
