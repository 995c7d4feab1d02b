import { expect, test } from 'vitest'
import { aModel } from '../examples'
import { laneOf, moved, outside, v } from '../ledger/laneExample'
import { author, remark, request } from '../ledger/requestExample'
import { emptySnapshot } from '../snapshot/snapshot'
import { bypasses, owesReview, setbacks, timeToRestore } from './ledgerAnswers'
import { membersOf } from './members'
import { type Records, recordedIn } from './recorded'

const may = (day: number) => new Date(2026, 4, day)
const ANY = { alias: 'champion', owner: null, team: null, tag: null }
const MAY = { from: may(1), to: new Date(2026, 5, 1) }
const model = (name: string, version: string) =>
  aModel({ name, aliases: new Map([['champion', version]]), tags: new Map([['owner', 'ana']]) })
const models = [model('card-fraud', '3'), model('churn', '7')]
const snapshotAt = (begun: Date) => ({ ...emptySnapshot(begun), models })
const days = (ms: number) => `${ms / 86_400_000} d`

const recorded = (lanes: Records['lanes'], requests: Records['requests'] = []) =>
  recordedIn({ lanes, requests, policies: new Map() }, models, ANY)

const emergency = (n: number, at: Date, run: string | null) => ({
  ...moved(n, at, { request: run, reason: 'Names pass unseen.' }),
  emergency: true as const,
})

test('it went wrong where somebody went back, or could ask nobody first', () => {
  const reviewed = remark(6, 'ben', { type: 'reviewed', verdict: 'should-not-have-been', text: '' })
  const after = request({ run: 'r1', emergency: { reviewBy: may(8), reviewed } })
  const lane = laneOf('champion', [
    [v('1'), { how: 'first-sight', n: 2, at: new Date(2026, 3, 1) }],
    [v('2'), moved(4, may(2))],
    [v('1'), moved(6, may(4), { reason: ' Too many alarms. ' })],
    [v('2'), emergency(8, may(5), null)],
    [v('3'), emergency(10, may(6), 'r1')],
    [v('4'), { how: 'unknown', n: 12, at: may(7), by: author('mia') }],
  ])
  const all = recorded([lane], [after])
  const { of, hits, unknown } = setbacks(all, { models, period: MAY }, days)
  expect(of).toBe(4)
  expect(hits.map(({ fact }) => fact)).toEqual([
    'v2 → v1, back after 2 d: Too many alarms.',
    'v1 → v2; an emergency that names no review: Names pass unseen.',
    'v2 → v3; an emergency; ben says that it should not have been: Names pass unseen.',
  ])
  expect(hits[2]).toMatchObject({ model: 'card-fraud', version: '3', owner: 'ana', request: 'r1' })
  expect(unknown).toMatchObject([{ version: '4', at: may(7) }])
  expect(all.moves.map(owesReview)).toEqual([false, false, true, false])
  // other days: nothing of it
  const april = { from: new Date(2026, 3, 1), to: may(1) }
  expect(setbacks(all, { models, period: april }, days)).toEqual({ of: 0, hits: [], unknown: [] })
})

test('how long it was wrong is not known where nobody saw it begin', () => {
  const lane = laneOf('champion', [
    [v('1'), moved(2, may(1))],
    [v('2'), outside(4, may(1), may(3))],
    [v('1'), moved(6, may(4))],
  ])
  // from when it was seen: it is no longer than that
  expect(recorded([lane]).moves.map(timeToRestore)).toEqual([null, null, 86_400_000])
})

test('round the ledger went what it says, and what the registry says and it does not', () => {
  const fraud = laneOf('champion', [
    [v('1'), { how: 'first-sight', n: 2, at: may(1) }],
    [v('2'), outside(4, may(1), may(3))],
  ])
  const all = recorded([fraud])
  const ask = (read: Date) => {
    const snapshot = snapshotAt(read)
    const members = membersOf(snapshot, ANY)
    return bypasses(all, { models, period: MAY, snapshot, members })
  }
  expect(ask(may(10))).toMatchObject({
    of: 2,
    hits: [
      { fact: 'v2 → v3, and nobody has recorded it yet', at: may(10) },
      { fact: 'v1 → v2, and nobody has said whether it is to stay', at: may(3) },
    ],
    // churn has a champion and no lane
    unknown: [{ model: 'churn', version: '7' }],
  })
  // read before the lane was written: it may be the registry that is behind
  expect(ask(may(2)).hits).toHaveLength(1)
  // read on other days than those asked about
  expect(ask(new Date(2026, 5, 2)).hits).toHaveLength(1)
})

test('who kept or undid it stands with it', () => {
  const by = author('elif')
  const settled = { as: 'adopted', n: 6, at: may(4), by, reason: 'It is better.' } as const
  const lane = laneOf('champion', [
    [v('1'), { how: 'first-sight', n: 2, at: may(1) }],
    [v('3'), { how: 'outside', n: 4, after: may(1), before: may(3), settled }],
  ])
  const snapshot = snapshotAt(may(10))
  const { hits } = bypasses(recorded([lane]), { models, period: MAY, snapshot, members: [] })
  expect(hits.map(({ fact }) => fact)).toEqual(['v1 → v3, adopted by elif: It is better.'])
})
