import { expect, test } from 'vitest'
import { parseSearch, termsOf } from '../search'
import { snapshotSearch } from './searchSnapshot'
import type { ListedModel } from './snapshot'

const listed = (name: string, more: Partial<ListedModel> = {}): ListedModel => ({
  name,
  description: '',
  created: null,
  updated: null,
  tags: new Map(),
  aliases: new Map(),
  latestVersion: '1',
  ...more,
})

const models = [
  listed('card-fraud', {
    tags: new Map([['team', 'Risk']]),
    aliases: new Map([['champion', '1']]),
    description: 'Scores what is paid with cards.',
    stages: ['Production'],
  }),
  listed('churn', { tags: new Map([['fraud', 'no']]), stages: [null] }),
  listed('pricing', { description: 'Not about churn' }),
]
const find = (text: string) =>
  snapshotSearch(models)
    .find(termsOf(parseSearch(text)))
    .map(({ model, strict }) => (strict ? model.name : `${model.name} (beside)`))

test.each([
  ['fraud', ['card-fraud', 'churn (beside)']],
  ['FRAUD risk', ['card-fraud (beside)']],
  ['@champ', ['card-fraud (beside)']],
  ['paid', ['card-fraud (beside)']],
  ['churn', ['churn', 'pricing (beside)']],
  ['"risk\nchampion"', []],
  ['alias:champion', ['card-fraud']],
  ['-alias:champion', ['churn', 'pricing']],
  ['stage:production', ['card-fraud']],
  ['stage:none', ['churn']],
  ['tag:team=risk', []],
  ['name:churn', ['churn']],
  ['zzz', []],
])('%s finds %j', (text, found) => {
  expect(find(text)).toEqual(found)
})

test('is made ready once', () => {
  expect(snapshotSearch(models)).toBe(snapshotSearch(models))
})
