import { expect, test } from 'vitest'
import { laneOf, moved, outside, v } from '../ledger/laneExample'
import { author, remark, request } from '../ledger/requestExample'
import { movesOf, unsettledIn } from './moves'

const may = (day: number) => new Date(2026, 4, day)
const none = new Map<string, never>()

const approved = request({
  run: 'r1',
  proposal: { kind: 'move', model: 'card-fraud', alias: 'champion', from: v('4'), to: v('5') },
  approvals: [remark(2, 'noor', { type: 'approved', evidence: 'a'.repeat(64), text: '' })],
})

test('a first sight is no move, and what was never settled is none either', () => {
  const lane = laneOf('champion', [
    [v('1'), { how: 'first-sight', n: 2, at: may(1) }],
    [v('2'), { how: 'unknown', n: 4, at: may(2), by: author('mia') }],
    [v('3'), moved(6, may(3))],
  ])
  expect(movesOf([lane], none)).toMatchObject([
    { from: undefined, to: { version: '3' }, how: 'alone', back: false },
  ])
  expect(unsettledIn([lane])).toMatchObject([{ model: 'card-fraud', to: { version: '2' } }])
})

test('approved is what a request asked for and somebody approved; to go back on it is not', () => {
  const lane = laneOf('champion', [
    [v('4'), { how: 'first-sight', n: 2, at: may(1) }],
    [v('5'), moved(4, may(2), { request: 'r1' })],
    [v('4'), moved(6, may(4), { request: 'r1', reason: 'Too low on payday.' })],
  ])
  const requests = new Map([['r1', approved]])
  expect(movesOf([lane], requests)).toMatchObject([
    { how: 'approved', back: false, approvals: [{ by: { name: 'noor' } }], replacedSince: null },
    { how: 'alone', back: true, approvals: [], replacedSince: may(2) },
  ])
  // a request that nobody approved lets nobody off
  const alone = new Map([['r1', { ...approved, approvals: [] }]])
  expect(movesOf([lane], alone).map(({ how }) => how)).toEqual(['alone', 'alone'])
})

test('what was gone back on may be tried again, and that is no step back', () => {
  const lane = laneOf(
    'champion',
    ['1', '2', '1', '2', '3', '1'].map((version, i) => [v(version), moved(2 * i, may(i + 1))]),
  )
  expect(movesOf([lane], none).map(({ back }) => back)).toEqual([
    false,
    false,
    true,
    false,
    false,
    true,
  ])
})

test('what a copy made is what its request asked for', () => {
  const copy = request({
    run: 'r2',
    proposal: {
      kind: 'copy',
      model: 'card-fraud',
      alias: 'champion',
      from: v('4'),
      source: { model: 'dev', version: '9', created: 9 },
    },
    approvals: approved.approvals,
    applied: { at: may(2), by: approved.asker, moves: [], copied: v('5') },
  })
  const lane = laneOf('champion', [[v('5'), moved(4, may(2), { request: 'r2' })]])
  expect(movesOf([lane], new Map([['r2', copy]]))).toMatchObject([{ how: 'approved' }])
})

test('outside is outside, and moves of several aliases are told in order of time', () => {
  const other = laneOf('champion', [[v('7'), moved(2, may(2))]], { model: 'churn' })
  const lane = laneOf('champion', [[v('5'), outside(4, may(1), may(3))]])
  expect(movesOf([lane, other], none)).toMatchObject([
    { model: 'churn', how: 'alone' },
    { model: 'card-fraud', how: 'outside', by: null, after: may(1), at: may(3) },
  ])
})

test('a lane that begins with a move tells what that moved from, and one from outside does not', () => {
  const begun = laneOf('champion', [[v('5'), moved(3, may(1), { was: v('4') })]])
  const anew = laneOf('champion', [[v('5'), moved(3, may(1))]])
  const around = laneOf('champion', [[v('5'), outside(2, may(1), may(2))]])
  expect(movesOf([begun, anew, around], none).map(({ from }) => from)).toEqual([
    v('4'),
    null,
    undefined,
  ])
})
