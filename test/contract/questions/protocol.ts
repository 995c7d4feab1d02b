import type { Question } from '../ask'
import { api, names, PREFIX, post } from '../fixture'
import { asking, type Case, INVALID, OK, page } from './case'

const { full } = names
const NO_NAME: Outcome = { status: 400 }

type Outcome = NonNullable<Parameters<typeof asking>[2]>

const ask = (
  method: Question['method'],
  target: string,
  outcome: Outcome,
  more: Partial<Question> = {},
) => asking(`${method} ${target} ${JSON.stringify(more)}`, { method, target, ...more }, outcome)

const raw = (text: string, outcome: Outcome, type = 'application/json') =>
  ask('POST', api('registered-models/create'), outcome, { raw: { text, type } })

const models = api('registered-models/search', { filter: `name = '${full}'` })
const model = api('registered-models/get', { name: full })

/** How requests are read, whatever they are about. */
export const PROTOCOL: readonly Case[] = [
  ask('HEAD', models, OK),
  ask('HEAD', '/version', OK),
  // what stands in the query of a HEAD is not read
  ask('HEAD', model, NO_NAME),
  ask('HEAD', api('registered-models/create'), page(405)),
  ask('OPTIONS', model, page(204)),
  ask('OPTIONS', '/version', OK),
  ask('PUT', models, page(405)),
  ask('GET', model.replace('/get', '/get/'), page(404)),
  ask('GET', model.replace('2.0', '3.0'), page(404)),
  ask('GET', model.replace('/api', '/ajax-api'), OK),
  ask('GET', model.replace('name=', 'NAME='), INVALID),
  ask('GET', `${model}&name=${PREFIX}-x`, OK),
  ask('GET', `${models}&max_results=%205`, OK),
  ask('GET', `${models}&max_results=1e2`, page(500)),
  ask('GET', `${models}&maxResults=x`, OK),
  raw('', INVALID),
  raw('null', INVALID),
  raw('[]', page(500)),
  raw('5', page(500)),
  raw('"x"', page(500)),
  raw('[{"name": "x"}]', page(500)),
  raw('{"name":', INVALID),
  raw(JSON.stringify(`{"name": "${full}"}`), { status: 400, code: 'RESOURCE_ALREADY_EXISTS' }),
  raw(`{"name": "x", "name": "${full}"}`, { status: 400, code: 'RESOURCE_ALREADY_EXISTS' }),
  raw(`{"name": "${full}"}`, INVALID, 'application/JSON'),
  asking(
    'a required field by its other spelling',
    post('registered-models/rename', { name: full, newName: 'x' }),
    INVALID,
  ),
  asking(
    'a field spelled both ways',
    post('model-versions/create', { name: full, source: 's3://b/x', run_id: 'a', runId: 'b' }),
    INVALID,
  ),
  asking(
    'a field that is not there',
    post('registered-models/get-latest-versions', { name: full, nobody: 5 }),
  ),
]
