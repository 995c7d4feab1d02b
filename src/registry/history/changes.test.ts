import { expect, test } from 'vitest'
import { foldLane } from '../ledger/foldLane'
import { type Period, changesIn, changesSentence } from './changes'
import { type LaneStep, aLane } from './laneExample'

const lane = (steps: readonly LaneStep[], model = 'fraud') => {
  const folded = foldLane(aLane(`lane of ${model}`, steps, model))
  if (folded === null) throw new Error('no lane')
  return folded
}

const may: Period = { from: new Date('2026-05-01T00:00Z'), to: new Date('2026-06-01T00:00Z') }

const fraud = lane([
  { to: '3', at: '2026-04-02T10:00:00.000Z', how: 'first-sight' },
  { to: '4', at: '2026-05-03T10:00:00.000Z' },
  { to: '5', at: '2026-05-20T10:00:00.000Z', how: 'outside' },
  { to: '6', at: '2026-06-01T00:00:00.000Z' },
])
const churn = lane([{ to: '1', at: '2026-05-09T10:00:00.000Z', how: 'first-sight' }], 'churn')
const pricing = lane([{ to: '2', at: '2026-05-31T23:59:59.999Z' }], 'pricing')

test('tells who held an alias before the period and who after it, and how often it moved', () => {
  expect(changesIn([fraud], may)).toMatchObject([
    { before: { version: '3' }, after: { version: '5' }, moves: 2, outside: 1 },
  ])
})

test('the period ends before its end', () => {
  expect(changesIn([fraud], { from: may.to, to: null })).toMatchObject([
    { before: { version: '5' }, after: { version: '6' }, moves: 1, outside: 0 },
  ])
  expect(changesIn([pricing], may)).toHaveLength(1)
})

test('a first sight is no move', () => {
  expect(changesIn([churn], may)).toEqual([])
})

test('what was found first in the period is what it moved from', () => {
  const seen = lane([
    { to: '1', at: '2026-05-02T10:00:00.000Z', how: 'first-sight' },
    { to: '2', at: '2026-05-03T10:00:00.000Z' },
  ])
  expect(changesIn([seen], may)).toMatchObject([
    { before: { version: '1' }, after: { version: '2' }, moves: 1 },
  ])
})

test('who held it before the first move, that move says', () => {
  const begun = lane([
    { to: '5', was: '4', at: '2026-05-03T10:00:00.000Z' },
    { to: '6', at: '2026-06-03T10:00:00.000Z' },
  ])
  const ever: Period = { from: null, to: null }
  for (const period of [may, ever]) {
    expect(changesIn([begun], period)).toMatchObject([{ before: { version: '4' } }])
    // nobody did
    expect(changesIn([pricing], period)).toMatchObject([{ before: null }])
  }
  expect(changesIn([begun], { from: may.to, to: null })).toMatchObject([
    { before: { version: '5' } },
  ])
  expect(changesIn([fraud], ever)).toMatchObject([{ before: { version: '3' } }])
})

test('nobody knows who held it before an outside move that a lane begins with', () => {
  const [first, ...others] = fraud.spans
  if (first === undefined) throw new Error('no span')
  const before = new Date('2026-05-02T10:00Z')
  const from = { how: 'outside', n: 2, after: null, before, settled: null } as const
  const odd = { ...fraud, spans: [{ ...first, from }, ...others] }
  expect(changesIn([odd], may)).toMatchObject([{ before: undefined }])
})

test('the sentence counts aliases, models and outside moves', () => {
  expect(changesSentence(changesIn([fraud, churn, pricing], may))).toBe(
    '2 aliases moved in 2 models, 1 outside',
  )
  expect(changesSentence(changesIn([pricing], may))).toBe('1 alias moved in 1 model')
  expect(changesSentence([])).toBe('no alias moved')
})
