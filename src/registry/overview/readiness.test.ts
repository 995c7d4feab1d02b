import { expect, test } from 'vitest'
import type { Result } from '../checks/check'
import { aModel } from '../examples'
import { GATES, type Gate, type Policy } from '../policy'
import { aVersion } from './examples'
import type { Member } from './members'
import { readinessOf } from './readiness'

type Results = Partial<Record<Gate, Result>>

const read = (model: string, results: Results) =>
  aVersion(model, '1', {
    checks: GATES.flatMap((gate) => {
      const result = results[gate]
      return result === undefined ? [] : [{ gate, title: gate, result, fact: '' }]
    }),
  })

const member = (name: string, results: Results | null): Member => ({
  model: aModel({ name }),
  version: '1',
  read: results === null ? undefined : read(name, results),
})

const members = [
  member('fine', { signature: 'pass', card: 'pass' }),
  member('unread', null),
  member('gaps', { signature: 'pass', card: 'unknown' }),
  member('warned', { signature: 'pass', card: 'warn' }),
  member('broken', { signature: 'fail', card: 'pass', lineage: 'pass', environment: 'unknown' }),
]

const by = (weights: Policy['weights']) => (one: Member) => ({
  checks: one.read?.checks ?? [],
  policy: { weights },
})

const told = (weights: Partial<Record<Gate, number>>) =>
  readinessOf(members, by(weights)).map(({ member: { model }, level, share }) => [
    model.name,
    level,
    share === null ? null : Math.round(share * 100),
  ])

test('the worst comes first, and what nobody read is worth no number', () => {
  expect(told({})).toEqual([
    ['warned', 'nearly', 50],
    ['broken', 'not ready', 67],
    ['gaps', 'not known', 100],
    ['fine', 'ready', 100],
    ['unread', 'not known', null],
  ])
})

test('checks count by their weights, and not at all without', () => {
  expect(told({ signature: 3, card: 0.5 })).toEqual([
    ['broken', 'not ready', 33],
    ['warned', 'nearly', 86],
    ['gaps', 'not known', 100],
    ['fine', 'ready', 100],
    ['unread', 'not known', null],
  ])
  expect(told({ signature: 0 }).find(([name]) => name === 'broken')).toEqual([
    'broken',
    'not known',
    100,
  ])
})

test('what falls short is told by weight, and what is not known apart', () => {
  const one = member('one', { signature: 'warn', card: 'fail', lineage: 'unknown' })
  const [found] = readinessOf([one], by({ card: 2 }))
  expect(found?.short.map(({ gate }) => gate)).toEqual(['card', 'signature'])
  expect(found?.unknown.map(({ gate }) => gate)).toEqual(['lineage'])
})
