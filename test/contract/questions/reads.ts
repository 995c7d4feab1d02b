import { api, names, PREFIX } from '../fixture'
import { asking, type Case, INVALID, MISSING, page, type Query } from './case'

const { full, bare, copy, odd, prompt } = names

const get = (title: string, path: string, query: Query, outcome?: Parameters<typeof asking>[2]) =>
  asking(title, { target: api(path, query) }, outcome)

export const READS: readonly Case[] = [
  get('a full model', 'registered-models/get', { name: full }),
  get('a bare model', 'registered-models/get', { name: bare }),
  get('an odd name', 'registered-models/get', { name: odd }),
  get('a prompt is got like a model', 'registered-models/get', { name: prompt }),
  get('a missing model', 'registered-models/get', { name: `${PREFIX}-nobody` }, MISSING),
  get('a model in another case', 'registered-models/get', { name: full.toUpperCase() }, MISSING),
  get('a model without a name', 'registered-models/get', {}, INVALID),
  get('a model with an empty name', 'registered-models/get', { name: '' }, INVALID),
  get('a model with a blank name', 'registered-models/get', { name: ' ' }, INVALID),
  get('a model with a slash', 'registered-models/get', { name: 'a/b' }, INVALID),
  get('a model of dots', 'registered-models/get', { name: '..' }, INVALID),
  get('the latest of each stage', 'registered-models/get-latest-versions', { name: full }),
  get('the latest of a stage', 'registered-models/get-latest-versions', {
    name: full,
    stages: 'none',
  }),
  get(
    'the latest of no stage',
    'registered-models/get-latest-versions',
    { name: full, stages: 'gold' },
    INVALID,
  ),
  get('a version', 'model-versions/get', { name: full, version: '2' }),
  get('a version without aliases', 'model-versions/get', { name: full, version: '1' }),
  get('a copy', 'model-versions/get', { name: copy, version: '1' }),
  get('a missing version', 'model-versions/get', { name: full, version: '99' }, MISSING),
  get(
    'a version of a missing model',
    'model-versions/get',
    { name: `${PREFIX}-x`, version: '1' },
    MISSING,
  ),
  get('a version that is no number', 'model-versions/get', { name: full, version: 'two' }, INVALID),
  get('no version', 'model-versions/get', { name: full }, INVALID),
  get('an alias', 'registered-models/alias', { name: full, alias: 'champion' }),
  get(
    'an alias in another case',
    'registered-models/alias',
    { name: full, alias: 'CHAMPION' },
    INVALID,
  ),
  get('an alias of letters', 'registered-models/alias', { name: full, alias: 'été' }),
  get('the alias latest', 'registered-models/alias', { name: full, alias: 'latest' }),
  get(
    'the alias latest of nothing',
    'registered-models/alias',
    { name: bare, alias: 'latest' },
    MISSING,
  ),
  get('a missing alias', 'registered-models/alias', { name: full, alias: 'nobody' }, INVALID),
  get(
    'an alias of a missing model',
    'registered-models/alias',
    { name: `${PREFIX}-x`, alias: 'a' },
    MISSING,
  ),
  get(
    'an alias that can be none',
    'registered-models/alias',
    { name: full, alias: 'a b' },
    INVALID,
  ),
  get('a missing run', 'runs/get', { run_id: '0'.repeat(32) }, MISSING),
  get('no run', 'runs/get', {}, INVALID),
  get('a missing experiment', 'experiments/get', { experiment_id: '999999999' }, MISSING),
  get('an experiment that is no number', 'experiments/get', { experiment_id: 'abc' }, INVALID),
  get('a missing logged model', 'logged-models/m-nobody', {}, MISSING),
  get(
    'artifacts of a missing logged model',
    'logged-models/m-nobody/artifacts/directories',
    {},
    MISSING,
  ),
  get('artifacts of a missing run', 'artifacts/list', { run_id: 'nobody' }, MISSING),
  get('artifacts above the root', 'artifacts/list', { run_id: 'nobody', path: '../x' }, INVALID),
  get('an unknown endpoint', 'registered-models/nope', {}, page(404)),
  get('who is signed in, without sign-in', 'users/current', {}, page(404)),
  asking('an unknown path', { target: '/nope' }, page(404)),
  asking('health', { target: '/health' }),
  asking('version', { target: '/version' }),
  asking('server-info', { target: '/api/3.0/mlflow/server-info' }),
  asking('workspaces, where there are none', { target: '/api/3.0/mlflow/workspaces' }, page(503)),
  asking('the same under ajax-api', {
    target: `/ajax-api/2.0/mlflow/registered-models/get?name=${bare}`,
  }),
  asking(
    'a file of a missing version',
    { target: `/model-versions/get-artifact?name=${full}&version=99&path=MLmodel` },
    MISSING,
  ),
  asking(
    'a file without a path',
    { target: `/model-versions/get-artifact?name=${full}&version=1` },
    page(400),
  ),
  asking(
    'a file above the root',
    { target: `/model-versions/get-artifact?name=${full}&version=1&path=..%2Fx` },
    INVALID,
  ),
  asking(
    'a file of a logged model without a path',
    { target: '/ajax-api/2.0/mlflow/logged-models/m-nobody/artifacts/files' },
    { status: 400, code: 'BAD_REQUEST' },
  ),
]
