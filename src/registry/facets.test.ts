import { expect, test } from 'vitest'
import { facetsOf } from './facets'

const model = (tags: Record<string, string>, ...aliases: string[]) => ({
  tags: new Map(Object.entries(tags)),
  aliases: new Map(aliases.map((alias) => [alias, '1'])),
  latestVersions: [],
})

test('counts what the models have, the commonest first', () => {
  const facets = facetsOf([
    model({ team: 'risk', owner: 'mia' }, 'champion', 'shadow'),
    model({ team: 'risk' }, 'champion'),
    model({ team: 'crm', pii: 'no' }),
  ])
  expect(facets).toEqual({
    aliases: [
      { text: 'champion', models: 2 },
      { text: 'shadow', models: 1 },
    ],
    // the tag owner, else the team
    owners: [
      { text: 'crm', models: 1 },
      { text: 'mia', models: 1 },
      { text: 'risk', models: 1 },
    ],
    stages: [],
    tags: [
      {
        text: 'team',
        models: 3,
        values: [
          { text: 'risk', models: 2 },
          { text: 'crm', models: 1 },
        ],
      },
      { text: 'owner', models: 1, values: [{ text: 'mia', models: 1 }] },
      { text: 'pii', models: 1, values: [{ text: 'no', models: 1 }] },
    ],
  })
})

const staged = (...stages: (string | null)[]) => ({
  ...model({}),
  latestVersions: stages.map((stage) => ({ stage })),
})

test('a model counts once for a stage, however many of its versions are there', () => {
  const { stages } = facetsOf([staged('Staging', 'Staging', null), staged('Staging', 'Production')])
  expect(stages).toEqual([
    { text: 'Staging', models: 2 },
    { text: 'Production', models: 1 },
  ])
})
