import { expect, test } from 'vitest'
import { laneOf, moved } from '../ledger/laneExample'
import { author, remark, request } from '../ledger/requestExample'
import { DEFAULT_POLICY, type Policy } from '../policy'
import { openAt, pendingIn } from './pending'
import { type Records, recordedIn } from './recorded'

const may = (day: number) => new Date(Date.UTC(2026, 4, day))
const ANY = { alias: 'champion', owner: null, team: null, tag: null }
const mark = (version: string) => ({ version, created: Number(version) })

const recorded = (over: Partial<Records>) =>
  recordedIn({ lanes: [], requests: [], policies: new Map(), ...over }, [], ANY)

const guarded: Policy = {
  ...DEFAULT_POLICY,
  guards: [
    {
      aliases: ['champion'],
      approvals: 2,
      approvers: ['noor', 'ben'],
      signed: false,
      unknown: 'inform',
      gates: {},
    },
  ],
}

test('the oldest waits first, for as many as the policy says and by those that it names', () => {
  const requests = [
    request({ run: 'late', asked: may(9) }),
    request({ run: 'early', asked: may(2) }),
    request({ run: 'over', ended: 'withdrawn' }),
  ]
  const found = pendingIn(recorded({ requests, policies: new Map([[null, guarded]]) }), may(10))
  expect(found.map(({ request: { run } }) => run)).toEqual(['early', 'late'])
  expect(found[0]).toMatchObject({
    awaited: { for: 'approvals', have: 0, need: 2 },
    approvers: ['noor', 'ben'],
  })
})

test('what ran out waits for nothing, whether or not somebody said so', () => {
  const requests = [request({ expires: may(5) })]
  expect(pendingIn(recorded({ requests }), may(4))).toHaveLength(1)
  expect(pendingIn(recorded({ requests }), may(6))).toEqual([])
  expect(openAt(requests, may(4))).toBe(1)
  expect(openAt(requests, may(6))).toBe(0)
})

test('a swap that is applied waits to be read back, though its other alias is not asked about', () => {
  const swap = request({
    proposal: {
      kind: 'swap',
      model: 'card-fraud',
      alias: 'champion',
      other: 'challenger',
      from: mark('4'),
      to: mark('5'),
    },
    applied: { at: may(4), by: author('mia'), moves: [], copied: null },
  })
  const lanes = ['champion', 'challenger'].map((alias) =>
    laneOf(alias, [[mark('5'), moved(4, may(4), { request: 'r1' })]]),
  )
  expect(pendingIn(recorded({ lanes, requests: [swap] }), may(5))).toMatchObject([
    { awaited: { for: 'verifying' } },
  ])
})

test('an emergency waits until somebody has reviewed it', () => {
  const applied = { at: may(3), by: author('mia'), moves: [], copied: null }
  const reviewed = {
    ...remark(9, 'ben', { type: 'reviewed', verdict: 'stands', text: '' }),
    at: may(8),
  }
  const urgent = request({ applied, verified: may(3) })
  const emergency = { reviewBy: may(6), reviewed }
  expect(openAt([{ ...urgent, emergency: { ...emergency, reviewed: null } }], may(20))).toBe(1)
  expect([may(7), may(9)].map((at) => openAt([{ ...urgent, emergency }], at))).toEqual([1, 0])
  expect(openAt([urgent], may(4))).toBe(0)
})

test('what was ended waits until then', () => {
  const rejected = { ...remark(5, 'ben', { type: 'rejected', text: 'No.' }), at: may(8) }
  const over = request({ ended: 'rejected', remarks: [rejected] })
  expect([may(2), may(7), may(9)].map((at) => openAt([over], at))).toEqual([0, 1, 0])
})
