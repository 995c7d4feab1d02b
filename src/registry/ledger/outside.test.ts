import { expect, test } from 'vitest'
import type { Lane } from './lane'
import { unsettledOf } from './outside'
import { author } from './requestExample'

const at = (hour: number) => new Date(Date.UTC(2026, 4, 3, hour))
const v = (version: string) => ({ version, created: 1 })
const moved = {
  how: 'moved',
  n: 3,
  intent: 2,
  was: null,
  at: at(1),
  by: author('mia'),
  reason: '',
  request: null,
  emergency: false,
} as const
const first = { holder: v('4'), from: moved, to: null }
const lane = (over: Partial<Lane> = {}): Lane => ({
  run: 'l1',
  model: 'card-fraud',
  alias: 'champion',
  spans: [first],
  holder: v('4'),
  open: null,
  watchedSince: at(1),
  ignored: new Map(),
  ...over,
})

test('where lane and registry agree, nothing waits', () => {
  expect(unsettledOf(lane(), '4')).toBeNull()
  expect(unsettledOf(lane({ holder: null, spans: [{ ...first, holder: null }] }), null)).toBeNull()
})

test('a lane that has seen nothing yet has missed nothing', () => {
  expect(unsettledOf(lane({ spans: [], holder: undefined, watchedSince: null }), '4')).toBeNull()
})

test('a move that nobody wrote down is found, also one to nobody', () => {
  const seen = { kind: 'unrecorded', was: v('4'), since: at(1) }
  expect(unsettledOf(lane(), '6')).toEqual({ ...seen, now: '6' })
  expect(unsettledOf(lane(), null)).toEqual({ ...seen, now: null })
})

test('one that was written down waits until it is adopted or reverted', () => {
  const from = { how: 'outside', n: 4, after: at(2), before: at(3), settled: null } as const
  const outside = lane({ holder: v('6'), spans: [first, { holder: v('6'), from, to: null }] })
  expect(unsettledOf(outside, '6')).toEqual({
    kind: 'outside',
    n: 4,
    was: v('4'),
    now: v('6'),
    after: at(2),
    before: at(3),
  })
  const settled = { as: 'adopted', n: 5, at: at(4), by: author('leo'), reason: 'Right.' } as const
  const adopted = { ...first, holder: v('6'), from: { ...from, settled } }
  expect(unsettledOf({ ...outside, spans: [first, adopted] }, '6')).toBeNull()
})

test('a move that is under way is no outside move', () => {
  const intent = {
    n: 5,
    from: v('4'),
    to: v('5'),
    by: author('mia'),
    at: at(5),
    reason: '',
    request: null,
    emergency: false,
  }
  expect(unsettledOf(lane({ open: intent }), '5')).toEqual({ kind: 'open', intent })
})

test('an attempt that was never settled waits for a look', () => {
  expect(unsettledOf(lane({ holder: undefined }), '5')).toEqual({ kind: 'lost', now: '5' })
})
