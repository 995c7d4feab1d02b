import { describe, expect, test } from 'vitest'
import { aLogOf, aMark, aMove, aRunOf, anAsk } from '../ledger/examples'
import { readLog } from '../ledger/readLog'
import { eventsOf, newestFirst } from './events'
import { ALL, passes } from './filter'
import { aLane } from './laneExample'

const lane = aLane('l1', [
  { to: '4', at: '2026-05-03T10:00:00.000Z', how: 'first-sight' },
  { to: '5', at: '2026-05-04T10:00:00.000Z', by: 'ada', reason: 'Better by 2 %.' },
  { to: '4', at: '2026-05-05T10:00:00.000Z', how: 'outside' },
])
const request = aLogOf(
  [
    { event: anAsk({ proposal: aMove() }), at: '2026-05-03T12:00:00.000Z' },
    { event: { type: 'approved', evidence: 'a'.repeat(64), text: 'Fine.' } },
  ],
  [],
  'r1',
)
const open = { signs: false }

describe('an entry as a row', () => {
  test('a move tells its whole way, and the reason that was given when it was announced', () => {
    const moved = eventsOf(lane, open).find(({ event }) => event?.type === 'moved')
    expect(moved).toMatchObject({
      kind: 'moves',
      model: 'fraud',
      alias: 'champion',
      by: { name: 'ada' },
      told: { what: 'Moved v4 → v5', why: 'Better by 2 %.' },
      ignored: null,
    })
  })

  test('what announced a move that was settled is bookkeeping', () => {
    expect(eventsOf(lane, open).map(({ kind }) => kind)).toEqual([
      'bookkeeping',
      'moves',
      'bookkeeping',
      'moves',
      'outside',
    ])
  })

  test('what nobody settled is a move, until somebody does', () => {
    const stale = aLogOf([
      { event: { type: 'lane', model: 'fraud', alias: 'champion' } },
      {
        event: {
          type: 'intent',
          from: null,
          to: aMark('1'),
          reason: '',
          request: null,
          emergency: false,
        },
      },
    ])
    expect(eventsOf(stale, open).at(-1)).toMatchObject({
      kind: 'moves',
      told: { what: 'About to move no version → v1' },
    })
  })

  test('an approval of one’s own says that it does not count', () => {
    expect(eventsOf(request, open).at(-1)?.ignored).toBe('Whoever asks can’t approve.')
  })

  test('what can’t be understood keeps its place among the rows', () => {
    const run = aRunOf([{ event: { type: 'lane', model: 'fraud', alias: 'champion' } }])
    const params = new Map([...run.params, ['ev.00002', 'no JSON'], ['ev.00009', '{}']])
    const log = readLog({ ...run, deleted: true, params })
    expect(eventsOf(log, open).slice(1)).toMatchObject([
      { n: 2, kind: 'claims', at: null, by: null, deleted: true },
      { n: 9, kind: 'claims', ignored: expect.stringContaining('gap') },
    ])
  })
})

test('the newest comes first; within a log numbers decide, whatever its clocks say', () => {
  const skewed = aLane('l4', [
    { to: '1', at: '2026-05-09T10:00:00.000Z', how: 'first-sight' },
    { to: '2', at: '2026-05-08T10:00:00.000Z', how: 'outside' },
  ])
  const rows = newestFirst([...eventsOf(lane, open), ...eventsOf(skewed, open)])
  expect(rows.slice(0, 2).map(({ run, n }) => [run, n])).toEqual([
    ['l4', 3],
    ['l4', 2],
  ])
})

describe('the filter', () => {
  const all = [lane, request].flatMap((log) => eventsOf(log, open))
  const count = (filter: Partial<typeof ALL>) =>
    all.filter((event) => passes({ ...ALL, ...filter }, event)).length

  test('leaves out bookkeeping unless that, or one log, is asked for', () => {
    expect(count({})).toBe(5)
    expect(count({ kind: 'bookkeeping' })).toBe(2)
    expect(count({ log: 'l1' })).toBe(5)
  })

  test('takes words of the model, the whole alias, a part of the person', () => {
    expect(count({ model: 'AUD' })).toBe(5)
    expect(count({ model: 'churn' })).toBe(0)
    expect(count({ alias: 'champ' })).toBe(0)
    expect(count({ by: 'AD' })).toBe(1)
  })

  test('takes a period without its end', () => {
    const from = new Date('2026-05-03T10:00:00.000Z')
    expect(count({ from, to: new Date('2026-05-03T12:00:00.000Z') })).toBe(1)
  })
})
