import { describe, expect, test } from 'vitest'
import { NOT_READ, type VersionFacts, know } from './checks/facts'
import { aVersion, anMlmodel } from './examples'
import { request } from './ledger/requestExample'
import { DEFAULT_POLICY, type Guard, PRESETS, type Policy } from './policy'
import { checksEffect } from './policyChecks'

const guarded = (over: Partial<Guard> = {}): Policy => ({
  ...DEFAULT_POLICY,
  guards: [{ ...PRESETS.team, gates: {}, ...over }],
})
const PLAIN = guarded()

/** Ready, with neither signature nor run; its files were not listed. */
const facts = (version = aVersion({ model: 'card-fraud' })): VersionFacts => ({
  version,
  model: know({ tags: new Map(), description: '' }),
  mlmodel: know(anMlmodel({ signature: null })),
  example: know(null),
  requirements: know(null),
  run: know(null),
  loggedModel: know(null),
  artifacts: NOT_READ,
})

const of = (before: Policy, after: Policy, candidate = facts()) => {
  const read = {
    candidate,
    against: { kind: 'holder', facts: facts() } as const,
    now: new Date('2026-06-15T09:00:00Z'),
  }
  const { blocked, freed, still, unknown } = checksEffect(request(), read, before, after)
  const gates = (checks: typeof blocked) => checks.map(({ gate }) => gate)
  return { blocked: gates(blocked), freed, still: gates(still), unknown: gates(unknown) }
}

const NOTHING = { blocked: [], freed: [], still: [], unknown: [] }

describe('what a change of the policy does to the checks of an open request', () => {
  test('nothing where nothing blocks', () => {
    expect(of(DEFAULT_POLICY, PLAIN)).toEqual(NOTHING)
    expect(of(PLAIN, guarded({ gates: { ready: 'block' } }))).toEqual(NOTHING)
  })

  test('a check that fails blocks from then on, or no longer', () => {
    const strict = guarded({ gates: { signature: 'block' } })
    expect(of(PLAIN, strict)).toEqual({ ...NOTHING, blocked: ['signature'] })
    expect(of(strict, PLAIN)).toEqual({ ...NOTHING, freed: ['Signature'] })
    expect(of(strict, guarded({ gates: { signature: 'off' } }))).toMatchObject({
      freed: ['Signature'],
    })
    expect(of(strict, DEFAULT_POLICY)).toMatchObject({ freed: ['Signature'] })
    expect(of(strict, { ...strict, requests: { ...strict.requests, expireDays: 7 } })).toEqual({
      ...NOTHING,
      still: ['signature'],
    })
  })

  test('what nobody can tell is unknown, and blocks only where the guard says so', () => {
    const gates = { files: 'block' } as const
    expect(of(PLAIN, guarded({ gates }))).toEqual({ ...NOTHING, unknown: ['files'] })
    expect(of(PLAIN, guarded({ gates, unknown: 'block' }))).toEqual({
      ...NOTHING,
      blocked: ['files'],
    })
  })

  test('rules besides the gates count as well', () => {
    const gates = { card: 'block' } as const
    const before = guarded({ gates })
    const after = { ...before, tags: { ...before.tags, required: ['risk'] } }
    const described = facts(
      aVersion({ model: 'card-fraud', description: 'May.', tags: new Map([['owner', 'ada']]) }),
    )
    expect(of(before, after, described)).toMatchObject({ blocked: ['card'], still: [] })
  })
})
