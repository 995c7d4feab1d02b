import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { DEFAULT_POLICY, GATES, PRESETS, guardOf, modeOf, weightOf } from './policy'
import { guard as guardFile, policyFile, readPolicy } from './policyFile'

const policyOf = (json: unknown) => readPolicy(json).policy

test('nothing is guarded by default, and nothing blocks', () => {
  expect(guardOf(DEFAULT_POLICY, 'champion')).toBe(null)
  expect(GATES.map((gate) => modeOf(DEFAULT_POLICY, null, gate))).not.toContain('block')
  expect(policyOf({})).toEqual(DEFAULT_POLICY)
})

describe('guards', () => {
  test.each([
    ['champion', 'champion', true],
    ['champion', 'champion-eu', false],
    ['champion', 'Champion', false],
    ['prod*', 'prod-eu', true],
    ['prod*', 'prod', true],
    ['*-eu', 'prod-eu', true],
    ['prod.eu', 'prodXeu', false],
    ['(', '(', true],
  ])('%s names %s: %s', (pattern, alias, named) => {
    expect(guardOf(policyOf({ guards: [{ aliases: [pattern] }] }), alias) !== null).toBe(named)
  })

  test('the first that names an alias counts', () => {
    const policy = policyOf({
      guards: [
        { aliases: ['champion'], approvals: 3 },
        { aliases: ['*'], approvals: 0 },
      ],
    })
    expect(guardOf(policy, 'champion')?.approvals).toBe(3)
    expect(guardOf(policy, 'canary')?.approvals).toBe(0)
  })

  test('a gate does what the guard says, else what the policy says', () => {
    const policy = policyOf({
      guards: [{ aliases: ['champion'], gates: { contract: 'block' } }],
      gates: { contract: 'off', files: 'off' },
    })
    const guard = guardOf(policy, 'champion')
    expect(modeOf(policy, guard, 'contract')).toBe('block')
    expect(modeOf(policy, guard, 'files')).toBe('off')
    expect(modeOf(policy, null, 'contract')).toBe('off')
    expect(modeOf(policy, guard, 'ready')).toBe('inform')
  })

  test('presets: a team blocks on little, and shows what it can’t know; the regulated block on all', () => {
    const { team, regulated } = PRESETS
    const blocking = (guard: typeof team) =>
      GATES.filter((gate) => modeOf(DEFAULT_POLICY, guard, gate) === 'block')
    expect(blocking(team)).toEqual(['ready', 'contract'])
    expect([team.unknown, team.approvals, team.signed]).toEqual(['inform', 1, false])
    expect(blocking(regulated)).toEqual([...GATES])
    expect([regulated.unknown, regulated.signed]).toEqual(['block', true])
  })
})

test('a check counts once in how ready a version is, unless the policy says otherwise', () => {
  const { policy, problems } = readPolicy({ weights: { contract: 3, pickle: 0, later: 1 } })
  expect(GATES.map((gate) => weightOf(policy, gate))).toEqual([1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 0, 1])
  expect(problems).toEqual([])
  expect(readPolicy({ weights: { contract: -1 } })).toMatchObject({
    policy: { weights: {} },
    problems: [expect.stringContaining('weights.contract')],
  })
})

describe('reading', () => {
  test('what can’t be read is said, and takes nothing else down', () => {
    const { policy, problems } = readPolicy({
      later: 'is passed over',
      guards: [{ aliases: ['champion'] }, { aliases: [] }, 'nonsense'],
      metrics: { auc: { direction: 'higher', tolerance: '2%' }, rmse: { tolerance: -1 } },
      tags: { required: 'risk' },
    })
    expect(policy.guards).toHaveLength(1)
    expect([...policy.metrics]).toEqual([['auc', { direction: 'higher', tolerance: '2%' }]])
    expect(policy.tags).toEqual(DEFAULT_POLICY.tags)
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'guards.1.aliases',
      'guards.2',
      'metrics.rmse.tolerance',
      'tags.required',
    ])
  })

  test('names of metrics are user text', () => {
    const { metrics } = policyOf(JSON.parse('{"metrics": {"__proto__": {"bound": 1}}}'))
    expect(metrics.get('__proto__')).toEqual({ bound: 1 })
  })

  test('any JSON gives a policy, and one without problems only where its guards are all there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (guards) => {
        const { policy, problems } = readPolicy({ guards })
        const kept = Array.isArray(guards) && policy.guards.length === guards.length
        expect(problems.length === 0).toBe(kept)
      }),
    )
    expect(readPolicy('nonsense').problems).not.toEqual([])
  })
})

test('docs/policy.schema.json is this type, for editors and scripts', () => {
  const written: unknown = JSON.parse(readFileSync('docs/policy.schema.json', 'utf8'))
  expect(written).toEqual({
    title: 'A policy of Ringside',
    ...z.toJSONSchema(policyFile, { io: 'input' }),
  })
})

test('the default policy is what an empty file says, and a preset what its file would', () => {
  expect(readPolicy({})).toEqual({ policy: DEFAULT_POLICY, problems: [] })
  const { aliases, gates } = PRESETS.team
  expect(guardFile.parse({ aliases, gates })).toEqual(PRESETS.team)
  expect(guardFile.parse(PRESETS.regulated)).toEqual(PRESETS.regulated)
})
