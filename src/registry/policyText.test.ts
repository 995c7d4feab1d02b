import { array, assert, constantFrom, double, integer, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY, GATES, type Guard, PRESETS, type Policy, guardOf } from './policy'
import { readPolicy } from './policyFile'
import { policyText, withPreset } from './policyText'

const again = (policy: Policy) => readPolicy(JSON.parse(policyText(policy)))

describe('the written form', () => {
  it('says nothing for the default policy', () => {
    expect(policyText(DEFAULT_POLICY)).toBe('{}\n')
  })

  it('is read as the policy that was written', () => {
    const guard = record<Guard>({
      aliases: array(string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
      approvals: integer({ min: 0, max: 20 }),
      approvers: array(string(), { maxLength: 3 }),
      signed: constantFrom(true, false),
      unknown: constantFrom('block', 'inform'),
      gates: record(
        Object.fromEntries(GATES.map((gate) => [gate, constantFrom('block', 'inform', 'off')])),
        { requiredKeys: [] },
      ),
    })
    const days = integer({ min: 0, max: 365 })
    const weights = double({ min: 0, max: 100, noNaN: true })
    assert(
      property(array(guard, { maxLength: 3 }), days, string(), weights, (...given) => {
        const [guards, expireDays, key, weight] = given
        const policy: Policy = {
          ...DEFAULT_POLICY,
          guards,
          weights: { contract: weight, pickle: 0 },
          metrics: new Map([[key, { direction: 'higher', tolerance: '2%' }]]),
          requests: { ...DEFAULT_POLICY.requests, expireDays },
        }
        expect(again(policy)).toEqual({ policy, problems: [] })
      }),
    )
  })
})

describe('a preset', () => {
  it.each(['team', 'regulated'] as const)('guards the champion as %s has it', (preset) => {
    const policy = withPreset(DEFAULT_POLICY, preset)
    expect(guardOf(policy, 'champion')).toEqual(PRESETS[preset])
    expect(guardOf(policy, 'challenger')).toBeNull()
  })

  it('takes the place of what guarded it, and of nothing else', () => {
    const both = { ...PRESETS.team, aliases: ['challenger', 'champion'], approvals: 3 }
    const policy = withPreset({ ...DEFAULT_POLICY, guards: [both] }, 'regulated')
    expect(guardOf(policy, 'champion')).toEqual(PRESETS.regulated)
    expect(guardOf(policy, 'challenger')?.approvals).toBe(3)
  })

  it('counts before a pattern that names the alias as well', () => {
    const all = { ...PRESETS.team, aliases: ['*'] }
    const policy = withPreset({ ...DEFAULT_POLICY, guards: [all] }, 'regulated')
    expect(guardOf(policy, 'champion')?.approvals).toBe(2)
    expect(guardOf(policy, 'other')?.approvals).toBe(1)
  })
})
