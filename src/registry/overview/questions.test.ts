import { expect, test } from 'vitest'
import { know } from '../checks/facts'
import type { MetricPoint } from '../metricComparison'
import { type AliasedVersion, type ListedModel, emptySnapshot, keyOf } from '../snapshot/snapshot'
import { coverage, total } from './coverage'
import { aVersion, listed } from './examples'
import { type Scope, membersOf } from './members'
import { betterWaiting, idle, olderThan, pickled, unpinned, withoutOwner } from './questions'
import { spreadOf } from './spread'

const NOW = new Date('2026-06-15T00:00:00Z')
const ALL: Scope = { alias: 'champion', owner: null, team: null, tag: null }
const DENIED = { known: false, because: 'denied', words: 'it is closed to you (403)' } as const

const snapshotOf = (models: readonly ListedModel[], versions: readonly AliasedVersion[] = []) => ({
  ...emptySnapshot(NOW),
  models,
  versions: new Map(versions.map((one) => [keyOf(one.model, one.version), one])),
})

const names = (lines: readonly { model: string }[]) => lines.map(({ model }) => model)

const tags = (entries: Record<string, string>) => ({ tags: new Map(Object.entries(entries)) })

test('asked are holders of the alias that match owner, team and tag; prompts never', () => {
  const snapshot = snapshotOf([
    listed('risk', tags({ team: 'risk', pii: 'yes' })),
    listed('ana', tags({ owner: 'ana', team: 'risk', pii: 'no' })),
    listed('no-alias', { aliases: new Map() }),
    listed('prompt', tags({ 'mlflow.prompt.is_prompt': 'true' })),
  ])
  const asked = (more: Partial<Scope>) =>
    membersOf(snapshot, { ...ALL, ...more }).map(({ model }) => model.name)
  expect(asked({})).toEqual(['risk', 'ana'])
  expect(asked({ owner: 'ana' })).toEqual(['ana'])
  expect(asked({ owner: 'risk' })).toEqual(['risk'])
  expect(asked({ team: 'risk' })).toEqual(['risk', 'ana'])
  expect(asked({ tag: { key: 'pii', value: 'yes' } })).toEqual(['risk'])
  expect(asked({ tag: { key: 'pii', value: null } })).toEqual(['risk', 'ana'])
  expect(asked({ alias: 'challenger' })).toEqual([])
})

test('without an owner is who has neither tag', () => {
  const snapshot = snapshotOf([listed('a', { tags: new Map([['team', 'x']]) }), listed('b')])
  expect(withoutOwner(membersOf(snapshot, ALL))).toMatchObject({ of: 2, hits: [{ model: 'b' }] })
})

test('what could not be read, or not yet, is unknown and never old, pickled or unpinned', () => {
  const gap = { record: DENIED, packages: DENIED, pickled: DENIED }
  const snapshot = snapshotOf([listed('closed'), listed('late')], [aVersion('closed', '1', gap)])
  const members = membersOf(snapshot, ALL)
  for (const answer of [olderThan(members, 1, NOW), pickled(members), unpinned(members)]) {
    expect(answer).toMatchObject({ of: 2, hits: [] })
    expect(answer.unknown.map(({ fact }) => fact)).toEqual([
      'It is closed to you (403)',
      'Not read yet',
    ])
  }
})

const created = (day: string | null) => ({
  record: know({
    created: day === null ? null : new Date(day),
    createdBy: null,
    status: 'READY' as const,
    tags: new Map<string, string>(),
    described: false,
  }),
})

test('old is more than so many days, the oldest first', () => {
  const snapshot = snapshotOf(
    ['a', 'b', 'c', 'd'].map((name) => listed(name)),
    [
      aVersion('a', '1', created('2026-06-05')),
      aVersion('b', '1', created('2026-06-04')),
      aVersion('c', '1', created('2020-01-01')),
      aVersion('d', '1', created(null)),
    ],
  )
  const { hits, unknown } = olderThan(membersOf(snapshot, ALL), 10, NOW)
  expect(names(hits)).toEqual(['c', 'b'])
  expect(names(unknown)).toEqual(['d'])
})

test('no list of packages is as open as one with a package that is not pinned', () => {
  const snapshot = snapshotOf(
    ['a', 'b', 'c'].map((name) => listed(name)),
    [
      aVersion('a', '1'),
      aVersion('b', '1', { packages: know(null) }),
      aVersion('c', '1', { packages: know([{ name: 'numpy', pinned: null }]) }),
    ],
  )
  expect(unpinned(membersOf(snapshot, ALL)).hits.map(({ fact }) => fact)).toEqual([
    'It has no requirements.txt',
    'Not pinned: numpy',
  ])
})

const on = (digest: string) => ({ name: 'eval', digest })

const point = (key: string, value: number, digest = 'd1'): MetricPoint => ({
  key,
  value,
  dataset: on(digest),
})

test('better is better in something and worse in nothing, on the same data only', () => {
  const both = {
    aliases: new Map([
      ['champion', '1'],
      ['challenger', '2'],
    ]),
  }
  const held = know([point('auc', 0.8), point('rmse', 3)])
  const pair = (model: string, own: readonly MetricPoint[]) => [
    aVersion(model, '1', { points: held }),
    aVersion(model, '2', { points: know(own) }),
  ]
  const snapshot = snapshotOf(
    [
      ...['better', 'mixed', 'same', 'other-data'].map((name) => listed(name, both)),
      listed('alone'),
      listed('itself', {
        aliases: new Map([
          ['champion', '1'],
          ['challenger', '1'],
        ]),
      }),
    ],
    [
      ...pair('better', [point('auc', 0.9), point('rmse', 3)]),
      ...pair('mixed', [point('auc', 0.9), point('rmse', 4)]),
      ...pair('same', [point('auc', 0.8), point('rmse', 3)]),
      ...pair('other-data', [point('auc', 0.9, 'd2')]),
    ],
  )
  const answer = betterWaiting(membersOf(snapshot, ALL), snapshot, 'challenger', NOW)
  expect(answer.of).toBe(4)
  expect(answer.hits.map(({ fact }) => fact)).toEqual([
    'v2 is better: auc 0.8 → 0.9; it has waited for 14 days',
  ])
  expect(names(answer.unknown)).toEqual(['other-data'])
})

test('left lying about is what has no alias and has not changed', () => {
  const none = new Map<string, string>()
  const snapshot = snapshotOf([
    listed('old', { aliases: none, updated: new Date('2025-01-01') }),
    listed('new', { aliases: none, updated: new Date('2026-06-10') }),
    listed('silent', { aliases: none }),
    listed('held', { updated: new Date('2025-01-01') }),
  ])
  const answer = idle(snapshot, ALL, 180, NOW)
  expect([answer.of, names(answer.hits), names(answer.unknown)]).toEqual([4, ['old'], ['silent']])
})

const checks = (result: 'pass' | 'warn' | 'fail' | 'unknown') =>
  (['signature', 'example', 'environment', 'lineage', 'metrics', 'card'] as const).map((gate) => ({
    gate,
    title: gate,
    result,
    fact: '',
  }))

const team = (name: string) => ({ tags: new Map([['team', name]]) })

test('coverage counts each member once in each check, and what is unknown as unknown', () => {
  const snapshot = snapshotOf(
    [listed('a', team('x')), listed('b', team('x')), listed('c'), listed('d', team('y'))],
    [
      aVersion('a', '1', { checks: checks('pass') }),
      aVersion('b', '1', { checks: checks('warn') }),
      aVersion('c', '1', { checks: checks('fail') }),
    ],
  )
  const members = membersOf(snapshot, ALL)
  expect(coverage(members).map(({ team: name, of, ready }) => [name, of, ready])).toEqual([
    ['x', 2, 1],
    ['y', 1, 0],
    [null, 1, 0],
  ])
  expect(total(members).cells.get('card')).toEqual({ passes: 1, short: 2, unknown: 1 })
})

const flavors = (...all: string[]) => ({
  flavors: know(all.map((name) => ({ name, library: name === 'sklearn' ? '1.5.2' : null }))),
})

test('the spread leaves out python_function beside another flavor, and counts who is unknown', () => {
  const snapshot = snapshotOf(
    ['a', 'b', 'c', 'd'].map((name) => listed(name)),
    [
      aVersion('a', '1', flavors('python_function', 'sklearn')),
      aVersion('b', '1', flavors('python_function')),
      aVersion('c', '1', { flavors: DENIED }),
    ],
  )
  const members = membersOf(snapshot, ALL)
  expect(spreadOf(members, 'flavor')).toEqual({
    shares: [
      { label: 'python_function', models: ['b'] },
      { label: 'sklearn', models: ['a'] },
    ],
    unknown: ['c', 'd'],
  })
  expect(spreadOf(members, 'library').shares).toEqual([{ label: 'sklearn 1.5.2', models: ['a'] }])
  expect(spreadOf(members, 'python')).toMatchObject({ shares: [{ label: '3.11' }], unknown: ['d'] })
})
