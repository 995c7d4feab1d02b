import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runChecks } from '../checks/runChecks'
import { type VersionFacts, NOT_READ, know } from '../checks/facts'
import { aLoggedModel, aModel, aRun, aVersion, anMlmodel } from '../examples'
import { DEFAULT_POLICY, GATES, PRESETS, type Policy } from '../policy'
import { readPolicy } from '../policyFile'
import { distil } from '../snapshot/distil'
import type { Member } from './members'
import { judgedBy } from './judged'

const NOW = new Date('2026-06-15T09:00:00Z')
/** The first is the one that is asked for. */
const metric = (value: number, i: number) => ({
  key: i === 0 ? 'auc' : `other ${i}`,
  value,
  step: 0,
  at: null,
  dataset: { name: 'valid', digest: 'd1' },
})

interface Some {
  tags?: Readonly<Record<string, string>>
  ofModel?: Readonly<Record<string, string>>
  description?: string
  values?: readonly number[]
}

const facts = ({
  tags = {},
  ofModel = {},
  description = '',
  values = [0.9],
}: Some = {}): VersionFacts => ({
  version: aVersion({
    model: 'fraud',
    version: '1',
    description,
    created: new Date('2026-06-01'),
    tags: new Map(Object.entries(tags)),
  }),
  model: know({ tags: new Map(Object.entries(ofModel)), description: '' }),
  mlmodel: know(anMlmodel({})),
  example: know(null),
  requirements: know(null),
  run: know(aRun({ id: 'r1' })),
  loggedModel: know(aLoggedModel({ id: 'm-1', metrics: values.map(metric) })),
  artifacts: NOT_READ,
})

/** As a reading kept it, by the policy that readings go by. */
function memberOf(all: VersionFacts): Member {
  const { latestVersions: _none, ...model } = aModel({
    name: 'fraud',
    tags: all.model.known ? all.model.value.tags : new Map(),
  })
  return {
    model: { ...model, description: '' },
    version: '1',
    read: distil(all, DEFAULT_POLICY, NOW),
  }
}

const policyOf = (file: object): Policy => readPolicy(file).policy

/** What review says of the same version by the same policy. */
const reviewed = (all: VersionFacts, policy: Policy, guard: Policy['guards'][number] | null) =>
  runChecks({ candidate: all, against: { kind: 'not asked' }, policy, guard, now: NOW }).checks

const results = (checks: readonly { gate: string; result: string; fact: string }[]) =>
  checks.map(({ gate, result, fact }) => `${gate}: ${result}: ${fact}`).toSorted()

const policies = fc.record(
  {
    gates: fc.dictionary(fc.constantFrom(...GATES), fc.constantFrom('off', 'inform')),
    tags: fc.record({ owner: fc.constant(['maker']), required: fc.subarray(['risk', 'cost']) }),
    metrics: fc.constantFrom({}, { auc: { bound: 0.85, direction: 'higher' } }, { f1: {} }),
    validation: fc.constant({ tag: 'checked', passes: ['yes'], at: 'checked_at', days: 5 }),
  },
  { requiredKeys: [] },
)
const texts = fc.constantFrom<Readonly<Record<string, string>>[]>(
  {},
  { maker: 'ana' },
  { risk: 'low', cost: '3', owner: 'ben' },
  { checked: 'yes', checked_at: '2026-06-12' },
  { checked: 'no' },
)
const versions = fc
  .record({
    tags: texts,
    ofModel: texts,
    description: fc.constantFrom('', ' ', 'A card.'),
    values: fc.constantFrom<(readonly number[])[]>([], [0.8], [0.9]),
  })
  .map(facts)

test('says of what was kept what review says of all there is, by any policy', () => {
  fc.assert(
    fc.property(
      versions,
      policies,
      fc.constantFrom(null, ...Object.values(PRESETS)),
      (all, file, guard) => {
        const policy = policyOf(file)
        expect(results(judgedBy(memberOf(all), { policy, guard }, NOW))).toEqual(
          results(reviewed(all, policy, guard)),
        )
      },
    ),
  )
})

const said = (all: VersionFacts, policy: Policy) =>
  Object.fromEntries(
    judgedBy(memberOf(all), { policy, guard: null }, NOW).map(({ gate, result }) => [gate, result]),
  )

describe('by the model’s own policy', () => {
  test('a tag that it asks for is missed', () => {
    const all = facts({ ofModel: { owner: 'ana' }, description: 'A card.' })
    expect(said(all, DEFAULT_POLICY)).toMatchObject({ card: 'pass' })
    expect(said(all, policyOf({ tags: { required: ['risk'] } }))).toMatchObject({ card: 'fail' })
  })

  test('a check that it switches off does not count, and one that it switches on does', () => {
    const by = said(facts(), policyOf({ gates: { pickle: 'off', validation: 'inform' } }))
    expect(by).not.toHaveProperty('pickle')
    expect(by).toMatchObject({ validation: 'unknown' })
  })

  test('more metrics than are kept say nothing of a bound', () => {
    const all = facts({ values: Array.from({ length: 300 }, () => 0.9) })
    const policy = policyOf({ metrics: { auc: { bound: 0.85 } } })
    expect(said(all, policy)).toMatchObject({ metrics: 'unknown' })
  })
})

test('nothing is said of a version that was not read', () => {
  const member = { ...memberOf(facts()), read: undefined }
  expect(judgedBy(member, { policy: DEFAULT_POLICY, guard: null }, NOW)).toEqual([])
})
