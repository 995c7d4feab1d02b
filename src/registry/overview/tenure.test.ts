import { expect, test } from 'vitest'
import { laneOf, moved, outside, v } from '../ledger/laneExample'
import { author } from '../ledger/requestExample'
import { know } from '../checks/facts'
import { aMember } from './examples'
import { olderThan } from './questions'
import { tenures } from './tenure'

const may = (day: number) => new Date(2026, 4, day)
const model = (name: string) => ({ model: name })
const seen = (day: number) => ({ how: 'first-sight', n: 2, at: may(day) }) as const

test('since when is told as far as the lane tells it of who holds the alias now', () => {
  const lanes = [
    laneOf(
      'champion',
      [
        [v('2'), seen(1)],
        [v('1'), moved(4, may(3))],
      ],
      model('moved'),
    ),
    laneOf('champion', [[v('1'), seen(2)]], model('seen')),
    laneOf('champion', [[v('1'), outside(4, may(4), may(6))]], model('outside')),
    laneOf('champion', [[v('2'), moved(4, may(3))]], model('elsewhere')),
    laneOf(
      'champion',
      [[v('1'), { how: 'unknown', n: 4, at: may(2), by: author('mia') }]],
      model('unsettled'),
    ),
  ]
  const names = [...lanes.map((lane) => lane.model), 'unwatched']
  const members = names.map((name) =>
    aMember(name, {
      record: know({
        created: may(1),
        createdBy: null,
        status: 'READY',
        tags: new Map(),
        described: false,
      }),
    }),
  )
  const held = tenures(members, lanes)
  expect(held).toEqual(
    new Map([
      ['moved', { since: may(3), exact: true }],
      ['seen', { since: may(2), exact: false }],
      ['outside', { since: may(6), exact: false }],
    ]),
  )
  const { hits } = olderThan(members, 5, may(11), held)
  expect(hits.map(({ model: name, fact }) => [name, fact])).toEqual([
    ['moved', 'Created 10 days ago; took the alias 8 days ago'],
    ['seen', 'Created 10 days ago; has held the alias for at least 9 days'],
    ['outside', 'Created 10 days ago; has held the alias for at least 5 days'],
    ...['elsewhere', 'unsettled', 'unwatched'].map((name) => [
      name,
      'Created 10 days ago; since when it holds the alias is not known',
    ]),
  ])
})
