import { expect, test } from 'vitest'
import { aModel } from '../examples'
import { laneOf, moved, outside, v } from '../ledger/laneExample'
import { author, remark, request } from '../ledger/requestExample'
import { emptySnapshot } from '../snapshot/snapshot'
import type { Member } from './members'
import { recordedIn } from './recorded'
import { monthNumbers, unknownIn } from './report'

const on = (month: number, day: number) => new Date(2026, month - 1, day)
const MAY = { from: on(5, 1), to: on(6, 1), part: false }
const ANY = { alias: 'champion', owner: null, team: null, tag: null }
const member = (name: string): Member => ({
  model: aModel({ name, aliases: new Map([['champion', '3']]) }),
  version: '3',
  read: undefined,
})
const members = [member('card-fraud'), member('churn')]
const models = members.map(({ model }) => model)

const approved = request({
  proposal: { kind: 'move', model: 'card-fraud', alias: 'champion', from: v('1'), to: v('2') },
  approvals: [remark(2, 'noor', { type: 'approved', evidence: 'a'.repeat(64), text: '' })],
})
const lane = laneOf('champion', [
  [v('1'), { how: 'first-sight', n: 2, at: on(5, 3) }],
  [v('2'), moved(4, on(5, 4), { request: 'r1' })],
  [v('3'), moved(6, on(5, 31))],
  [v('2'), moved(8, on(6, 1))],
  [v('3'), outside(10, on(6, 1), on(6, 2))],
  [v('4'), { how: 'unknown', n: 12, at: on(5, 9), by: author('mia') }],
])
const gone = laneOf('champion', [[v('1'), moved(2, on(5, 9))]], { model: 'gone', run: 'lane-gone' })

const recorded = (lanes: readonly (typeof lane)[]) =>
  recordedIn({ lanes, requests: [approved], policies: new Map() }, models, ANY)

test('a month counts what happened in it, and not on the first of the next', () => {
  const { moves } = recorded([lane])
  expect(monthNumbers(moves, MAY)).toMatchObject({ moves: 2, unreviewed: 1, wrong: 0 })
  const june = { from: on(6, 1), to: on(7, 1), part: true }
  expect(monthNumbers(moves, june)).toMatchObject({ moves: 2, unreviewed: 2, wrong: 1 })
})

const day = (at: Date) => `${at.getMonth() + 1}/${at.getDate()}`
const asked = {
  month: MAY,
  now: on(6, 15),
  snapshot: { ...emptySnapshot(on(6, 14)), listed: true },
  members,
  day,
}

test('what is not known is told, each for itself', () => {
  expect(unknownIn(recorded([lane, gone]), { ...asked, now: on(5, 20) })).toEqual([
    'Records begin on 5/3: what moved before that is not known',
    'The month is not over: it is told up to 5/20',
    '1 model with this alias in no record: it may have moved at any time',
    '1 attempt to move it never settled: each may have been a move',
    '1 model in the records and not in the registry: deleted, renamed, or closed to whoever made this report',
    '2 holders not read: not read yet, or closed',
    'Owners are those of 6/14: the registry does not say whom it named before',
  ])
})

test('where nobody kept records, nobody knows what moved', () => {
  const [first] = unknownIn(recorded([]), asked)
  expect(first).toBe('Nothing is recorded of this alias: nobody knows what moved')
})
