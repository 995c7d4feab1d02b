import { expect, test } from 'vitest'
import { facetsOf } from '../../../registry/facets'
import { suggest } from './suggest'

const model = (tags: Record<string, string>, ...aliases: string[]) => ({
  tags: new Map(Object.entries(tags)),
  aliases: new Map(aliases.map((alias) => [alias, '1'])),
  latestVersions: [],
})
const facets = facetsOf([
  model({ team: 'risk', 'my key': 'a b' }, 'champion', 'shadow'),
  model({ team: 'risk' }, 'champion'),
  model({ team: 'crm', tier: '1' }),
])
const texts = (part: string) => suggest(part, facets).map(({ text }) => text)

test.each<[string, string[]]>([
  ['', ['tag:', 'alias:', 'owner:', 'stage:', 'name:']],
  ['ta', ['tag:']],
  ['champ', ['alias:champion']],
  ['ris', ['owner:risk', 'tag:team=risk']],
  ['nothing', []],
  ['alias:', ['alias:champion', 'alias:shadow']],
  ['alias:@sh', ['alias:shadow']],
  ['-alias:ch', ['-alias:champion']],
  ['tag:ti', ['tag:tier=']],
  // the whole key: any value, then its values
  ['tag:team', ['tag:team', 'tag:team=risk', 'tag:team=crm']],
  ['tag:team=', ['tag:team=risk', 'tag:team=crm']],
  ['tag:team!=c', ['tag:team!=crm']],
  ['-tag:team=RI', ['-tag:team=risk']],
  ['tag:"my k', ['tag:"my key"=']],
  ['tag:"my key"=', ['tag:"my key"="a b"']],
  ['tag:"my key"="a', ['tag:"my key"="a b"']],
  ['name:ca', []],
  ['colour:', []],
])('for %j there is %j', (part, expected) => {
  expect(texts(part)).toEqual(expected)
})

test('what was counted says how many models have it', () => {
  expect(suggest('tag:team=', facets)[0]).toMatchObject({ models: 2, whole: true })
  expect(suggest('tag:te', facets)[0]).toMatchObject({ models: 3, whole: false })
})
