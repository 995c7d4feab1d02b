import { expect, test } from 'vitest'
import { groupModels, prefixOf } from './grouping'
import type { RegisteredModel } from './model'

const model = (name: string, team?: string): RegisteredModel => ({
  name,
  description: '',
  created: null,
  updated: null,
  tags: new Map(team === undefined ? [] : [['team', team]]),
  aliases: new Map(),
  latestVersion: null,
  latestVersions: [],
})
const names = (groups: ReturnType<typeof groupModels>) =>
  groups.map((group) => [group.name, group.models.map(({ name }) => name)])

test.each([
  ['card-fraud', 'card'],
  ['fraud.detector.v2', 'fraud'],
  ['a_b-c', 'a'],
  ['Churn staff', 'Churn'],
  ['churn', null],
  ['-x', null],
  ['', null],
])('the prefix of %j is %j', (name, prefix) => {
  expect(prefixOf(name)).toBe(prefix)
})

test('groups follow their names, what belongs to none comes last, and each keeps its order', () => {
  const models = [model('z-1', 'b'), model('solo'), model('a-2', 'a'), model('z-0', 'a')]
  expect(names(groupModels(models, { by: 'prefix' }))).toEqual([
    ['a', ['a-2']],
    ['z', ['z-1', 'z-0']],
    [null, ['solo']],
  ])
  expect(names(groupModels(models, { by: 'tag', key: 'team' }))).toEqual([
    ['a', ['a-2', 'z-0']],
    ['b', ['z-1']],
    [null, ['solo']],
  ])
})
