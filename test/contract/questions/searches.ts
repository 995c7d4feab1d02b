import { api, names, PREFIX } from '../fixture'
import { asking, type Case, INVALID, page, type Query } from './case'

const mine = `name LIKE '${PREFIX}%'`
const { full, bare, prompt } = names

const models = (title: string, query: Query, outcome?: Parameters<typeof asking>[2]) =>
  asking(`models: ${title}`, { target: api('registered-models/search', query) }, outcome)

const versions = (title: string, query: Query, outcome?: Parameters<typeof asking>[2]) =>
  asking(`versions: ${title}`, { target: api('model-versions/search', query) }, outcome)

const TWICE = { status: 500, code: 'INTERNAL_ERROR' }

export const SEARCHES: readonly Case[] = [
  models('all of mine', { filter: mine }),
  models('none', { filter: `name = '${PREFIX}-nobody'` }),
  models('a bare model', { filter: `name = '${bare}'` }),
  models('a page with a token', { filter: mine, max_results: '2' }),
  models('max_results 0 gives a token alone', { filter: mine, max_results: '0' }),
  models('max_results -1', { filter: mine, max_results: '-1' }),
  models('max_results 1000', { filter: mine, max_results: '1000' }),
  models('max_results 1001', { max_results: '1001' }, INVALID),
  models('max_results in words', { max_results: 'many' }, INVALID),
  models('OR', { filter: `${mine} OR ${mine}` }, INVALID),
  models('NOT LIKE', { filter: `name NOT LIKE 'x%'` }, INVALID),
  models('an attribute nobody knows', { filter: `alias = 'champion'` }, INVALID),
  models('an entity nobody knows', { filter: `metrics.auc = 'x'` }, INVALID),
  models('no quotes', { filter: 'name = abc' }, INVALID),
  models('a number for a name', { filter: 'name = 5' }, INVALID),
  models('a name greater than', { filter: `name > 'a'` }, INVALID),
  models('quotes on the left', { filter: `'name' = 'a'` }, INVALID),
  models('an open quote', { filter: `name = 'a` }, INVALID),
  models('a list of tags', { filter: `tags.team IN ('risk')` }, INVALID),
  models('an empty list', { filter: 'name IN ()' }, INVALID),
  models('a list of numbers', { filter: 'name IN (1)' }, INVALID),
  models('a list of names', { filter: `name IN ('${full}', "${bare}")` }),
  models('not in a list', { filter: `${mine} AND name NOT IN ('${full}')` }),
  models('two statements', { filter: `name = 'a'; name = 'b'` }, INVALID),
  models('a tag that IS NULL crashes', { filter: 'tags.team IS NULL' }, page(500)),
  models('a name that IS NOT NULL crashes', { filter: 'name IS NOT NULL' }, page(500)),
  models('order_by a field nobody knows', { order_by: 'creation_timestamp' }, INVALID),
  models('order_by in no direction', { order_by: 'name up' }, INVALID),
  models('order_by a field twice', { order_by: ['name', 'name DESC'] }, TWICE),
  models('a token that is no base64', { page_token: 'abc' }, INVALID),
  models('a token that is no JSON', { page_token: btoa('abc') }, INVALID),
  models('a token without offset', { page_token: btoa('{}') }, INVALID),
  models('its own token of offset 0', { page_token: btoa('{"offset": 0}') }, INVALID),
  models('a token that is no object crashes', { page_token: btoa('5') }, page(500)),
  models('prompts', { filter: `${mine} AND tags.\`mlflow.prompt.is_prompt\` = 'true'` }),
  versions('of a model', { filter: `name = '${full}'` }),
  versions('none', { filter: `name = '${bare}'` }),
  versions('of a prompt are hidden', { filter: `name = '${prompt}'` }),
  versions('a page with a token', { filter: `name = '${full}'`, max_results: '1' }),
  versions('max_results 0', { max_results: '0' }, INVALID),
  versions('max_results 200001', { max_results: '200001' }, INVALID),
  versions('by number', { filter: `name = '${full}' AND version_number >= 2` }),
  versions('by a quoted number', { filter: `name = '${full}' AND version_number = '2'` }),
  versions('by a fraction', { filter: 'version_number = 1.5' }, INVALID),
  versions('by the word version', { filter: `version = '1'` }, INVALID),
  versions('by status', { filter: `status = 'READY'` }, INVALID),
  versions('by tag', { filter: `name = '${full}' AND tags.stage = 'gold'` }),
  versions('order_by version', { order_by: 'version' }, INVALID),
  versions('order_by a field twice', { order_by: ['name', 'name'] }, TWICE),
]
