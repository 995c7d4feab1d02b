import { expect, test } from 'vitest'
import { laneOf, moved, outside } from '../ledger/laneExample'
import { remark, request } from '../ledger/requestExample'
import { approversOf, leadByTeam, leadOf, leadTimes } from './leadTimes'
import { movesOf } from './moves'

const HOUR = 3_600_000
const start = Date.UTC(2026, 4, 3)
const hours = (n: number) => new Date(start + n * HOUR)
const made = (version: string, at: number | null) => ({
  version,
  created: at === null ? null : start + at * HOUR,
})
const approval = (n: number, name: string) =>
  remark(n, name, { type: 'approved', evidence: 'a'.repeat(64), text: '' })

/** v5 was made at 0, asked for at 2, approved at 4 and 6, and took the alias at 7. */
const asked = request({
  proposal: {
    kind: 'move',
    model: 'card-fraud',
    alias: 'champion',
    from: made('4', -9),
    to: made('5', 0),
  },
  asked: hours(2),
  approvals: [approval(4, 'noor'), approval(6, 'ben')],
})
const reviewed = laneOf('champion', [
  [made('4', -9), { how: 'first-sight', n: 2, at: hours(-8) }],
  [made('5', 0), moved(4, hours(7), { request: 'r1' })],
])
const requests = new Map([['r1', asked]])

test('each step takes from one to the next, and the last approval is the one that counts', () => {
  expect(leadTimes(movesOf([reviewed], requests))).toMatchObject([
    { total: 7 * HOUR, toAsk: 2 * HOUR, toApproval: 4 * HOUR, toPlace: HOUR },
  ])
})

test('what nobody asked for has no such steps; what nobody says is not known', () => {
  const lane = laneOf('champion', [
    [made('5', 0), moved(2, hours(3))],
    [made('6', null), moved(4, hours(4))],
    // made after it took the alias: the two clocks contradict each other
    [made('7', 9), moved(6, hours(8))],
  ])
  const times = leadTimes(movesOf([lane], new Map()))
  expect(times).toMatchObject([
    { total: 3 * HOUR, toAsk: null, toApproval: null, toPlace: null },
    { total: null },
    { total: null },
  ])
  expect(leadOf(times)).toMatchObject({ of: 3, known: 1, total: 3 * HOUR, toApproval: null })
})

test('no version is brought in by a step back, from outside, or by nobody', () => {
  const lane = laneOf('champion', [
    [made('4', 0), { how: 'first-sight', n: 2, at: hours(1) }],
    [made('5', 0), outside(4, hours(1), hours(2))],
    [made('4', 0), moved(6, hours(3))],
    [null, moved(8, hours(4))],
  ])
  expect(leadTimes(movesOf([lane], new Map()))).toEqual([])
})

test('of a copy it counts from when its source was registered', () => {
  const copy = request({
    run: 'r2',
    proposal: {
      kind: 'copy',
      model: 'card-fraud',
      alias: 'champion',
      from: made('4', 0),
      source: { model: 'dev', version: '9', created: start },
    },
    asked: hours(5),
    approvals: [approval(6, 'noor')],
    applied: { at: hours(7), by: asked.asker, moves: [], copied: made('5', 7) },
  })
  const lane = laneOf('champion', [[made('5', 7), moved(4, hours(7), { request: 'r2' })]])
  expect(leadTimes(movesOf([lane], new Map([['r2', copy]])))).toMatchObject([
    { total: 7 * HOUR, toAsk: 5 * HOUR },
  ])
})

const movedOften = (model: string, count: number) =>
  laneOf(
    'champion',
    Array.from({ length: count }, (_, i) => [made(String(i), 0), moved(2 * i + 2, hours(i + 1))]),
    { model },
  )

test('teams come by how much they moved, and what has none last', () => {
  const times = leadTimes(
    movesOf([movedOften('a', 2), movedOften('b', 3), movedOften('c', 4)], new Map()),
  )
  const tags = new Map([
    ['a', new Map([['team', 'risk']])],
    ['b', new Map([['team', 'growth']])],
  ])
  expect(leadByTeam(times, tags).map(({ team, of: all, total }) => [team, all, total])).toEqual([
    ['growth', 3, 2 * HOUR],
    ['risk', 2, 1.5 * HOUR],
    [null, 4, 2.5 * HOUR],
  ])
})

test('approvers count once for each move that goes by them', () => {
  expect(approversOf(movesOf([reviewed], requests))).toEqual([
    ['ben', 1],
    ['noor', 1],
  ])
})
