import { expect, test } from 'vitest'
import { aVersion } from './examples'
import { parseSearch, termsOf } from './search'
import { matcher } from './searchMatch'

const version = aVersion({ model: 'card-fraud EU', version: '4' })
const model = {
  name: 'card-fraud EU',
  tags: new Map([
    ['team', 'Risk'],
    ['note', ''],
  ]),
  aliases: new Map([['champion', '4']]),
  latestVersions: [{ ...version, stage: 'Production' }, version],
}
const finds = (text: string) => matcher(termsOf(parseSearch(text)))(model)

test.each([
  '',
  'eu FRAUD',
  '"fraud eu"',
  'name:card*',
  '-name:aml',
  'tag:team',
  'tag:team=Risk',
  'tag:team!=risk',
  'tag:note=""',
  '-tag:pii',
  '-tag:team=lab',
  'alias:champion',
  'alias:champion=4',
  '-alias:Champion',
  'owner:risk',
  'stage:production',
  'stage:none',
  '-stage:Archived',
])('%j finds it', (text) => {
  expect(finds(text)).toBe(true)
})

test.each([
  'card us',
  '"eu fraud"',
  'c%d',
  'name:fraud*',
  '-name:fraud',
  'tag:Team',
  'tag:team=risk',
  'tag:team!=Risk',
  // only a model that has the tag has it with another value
  'tag:pii!=yes',
  '-tag:team',
  'alias:champion=5',
  '-alias:champion',
  'owner:ris',
  'stage:Staging',
])('%j does not', (text) => {
  expect(finds(text)).toBe(false)
})

test('the tag owner comes before the team', () => {
  const owned = { ...model, tags: new Map([...model.tags, ['owner', 'mia']]) }
  expect(matcher(termsOf(parseSearch('owner:risk')))(owned)).toBe(false)
  expect(matcher(termsOf(parseSearch('owner:MIA')))(owned)).toBe(true)
})
