import { api, names, post, PREFIX, remove } from '../fixture'
import { asking, type Case, INVALID, MISSING, page } from './case'

const { full, bare } = names

const alias = (title: string, body: object, outcome: Parameters<typeof asking>[2]) =>
  asking(`set alias: ${title}`, post('registered-models/alias', { name: full, ...body }), outcome)

const raw = (
  title: string,
  body: { text: string; type: string },
  outcome: Parameters<typeof asking>[2],
) => asking(title, { method: 'POST', target: api('registered-models/alias'), raw: body }, outcome)

const JSON_BODY = 'application/json'

/** Writes that are refused, or that change nothing. */
export const REFUSED_WRITES: readonly Case[] = [
  alias('to a missing version', { alias: 'a', version: '99' }, MISSING),
  alias('of a missing model', { name: `${PREFIX}-x`, alias: 'a', version: '1' }, MISSING),
  alias('version as a number', { alias: 'a', version: 1 }, INVALID),
  alias('version in words', { alias: 'a', version: 'one' }, INVALID),
  alias('no version', { alias: 'a' }, INVALID),
  alias('latest', { alias: 'latest', version: '1' }, INVALID),
  alias('LATEST', { alias: 'LATEST', version: '1' }, INVALID),
  alias('v12', { alias: 'v12', version: '1' }, INVALID),
  alias('V1', { alias: 'V1', version: '1' }, INVALID),
  alias('a space', { alias: 'a b', version: '1' }, INVALID),
  alias('a dot', { alias: 'a.b', version: '1' }, INVALID),
  alias('a combining mark', { alias: 'e\u0301', version: '1' }, INVALID),
  alias('256 characters', { alias: 'a'.repeat(256), version: '1' }, INVALID),
  alias('empty', { alias: '', version: '1' }, INVALID),
  raw(
    'a write without content type',
    { text: JSON.stringify({ name: full, alias: 'a', version: '1' }), type: '' },
    INVALID,
  ),
  raw('a write as a form', { text: 'name=x', type: 'application/x-www-form-urlencoded' }, INVALID),
  raw('a write that is no JSON', { text: '{"name":', type: JSON_BODY }, INVALID),
  raw('a write that is a list crashes', { text: '[1]', type: JSON_BODY }, page(500)),
  asking('a wrong method', post('registered-models/search', {}), page(405)),
  asking(
    'a wrong method without content type',
    { method: 'POST', target: api('registered-models/get') },
    page(405),
  ),
  asking('a write to an unknown endpoint', post('registered-models/nope', {}), page(404)),
  asking('create a model that is there', post('registered-models/create', { name: full }), {
    status: 400,
    code: 'RESOURCE_ALREADY_EXISTS',
  }),
  asking('create a model with a colon', post('registered-models/create', { name: 'a:b' }), INVALID),
  asking(
    'tag a missing model',
    post('registered-models/set-tag', { name: `${PREFIX}-x`, key: 'a', value: 'b' }),
    MISSING,
  ),
  asking(
    'tag with a bad key',
    post('registered-models/set-tag', { name: full, key: 'a!', value: 'b' }),
    INVALID,
  ),
  asking(
    'tag with a path for a key',
    post('registered-models/set-tag', { name: full, key: '../a', value: 'b' }),
    INVALID,
  ),
  asking(
    'tag with a number',
    post('registered-models/set-tag', { name: full, key: 'a', value: 5 }),
    INVALID,
  ),
  asking(
    'tag a missing version',
    post('model-versions/set-tag', { name: full, version: '99', key: 'a', value: 'b' }),
    MISSING,
  ),
  asking(
    'delete a tag that is not there',
    remove('registered-models/delete-tag', { name: full, key: 'nobody' }),
  ),
  asking(
    'delete a version tag that is not there',
    remove('model-versions/delete-tag', { name: full, version: '1', key: 'nobody' }),
  ),
  asking(
    'delete an alias that is not there',
    remove('registered-models/alias', { name: full, alias: 'nobody' }),
  ),
  asking(
    'delete an alias of a missing model',
    remove('registered-models/alias', { name: `${PREFIX}-x`, alias: 'a' }),
    MISSING,
  ),
  asking(
    'delete by query instead of body',
    { method: 'DELETE', target: api('registered-models/alias', { name: full, alias: 'nobody' }) },
    INVALID,
  ),
  asking(
    'a version from a local path',
    post('model-versions/create', { name: bare, source: '/etc' }),
    INVALID,
  ),
  asking(
    'a version from http',
    post('model-versions/create', { name: bare, source: 'http://x.invalid/m' }),
    INVALID,
  ),
  asking(
    'a version from the artifacts of no run',
    post('model-versions/create', { name: bare, source: 'mlflow-artifacts:/1/x/artifacts/m' }),
    INVALID,
  ),
  asking(
    'a copy of a missing model',
    post('model-versions/create', { name: bare, source: `models:/${PREFIX}-x/1` }),
    MISSING,
  ),
  asking(
    'a version of a missing model',
    post('model-versions/create', { name: `${PREFIX}-x`, source: 's3://b/m' }),
    MISSING,
  ),
]
