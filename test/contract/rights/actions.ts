import { type Question } from '../ask'
import { api, post, remove } from '../fixture'
import { type Ids, RUNS, v3 } from './fixture'
import { GUARDED_PROMPT, MODEL, personOf, PLAIN } from './people'

/** Something that may be allowed or not; done twice it changes nothing more. */
export interface Action {
  title: string
  ask: (ids: Ids) => Question
}

const get = (title: string, path: string, query: Record<string, string>): Action => ({
  title,
  ask: () => ({ target: api(path, query) }),
})

const send = (title: string, question: Question): Action => ({ title, ask: () => question })

const patch = (path: string, body: object): Question => ({
  method: 'PATCH',
  target: api(path),
  body,
})

const name = MODEL
const alias = { name, alias: 'mine', version: '2' }
const tag = { name, key: 'seen', value: 'yes' }

const asksLevel = (resource_type: string, resource_id: string): Action => ({
  title: `asks the level of another on ${resource_type}`,
  ask: () => ({
    target: `${v3('users/permissions/get')}?${new URLSearchParams({ username: personOf('plain').username, resource_type, resource_id }).toString()}`,
  }),
})

/** What only somebody with the right can find out to be missing: 404 for them, 403 for others. */
const ABSENT = { name, version: '99' }

/** About models, versions, runs and what belongs to them. */
export const ACTIONS: readonly Action[] = [
  get('reads a model', 'registered-models/get', { name }),
  get('reads a model without grants', 'registered-models/get', { name: PLAIN }),
  get('reads a prompt', 'registered-models/get', { name: GUARDED_PROMPT }),
  get('reads a missing model', 'registered-models/get', { name: `${name}-nope` }),
  get('reads a model by a bad name', 'registered-models/get', { name: 'a/b' }),
  get('reads a model without a name', 'registered-models/get', {}),
  get('searches models', 'registered-models/search', { filter: `name LIKE '${name}%'` }),
  get('searches prompts', 'registered-models/search', {
    filter: `name = '${GUARDED_PROMPT}' AND tags.\`mlflow.prompt.is_prompt\` = 'true'`,
  }),
  get('searches models, badly', 'registered-models/search', { filter: 'nope' }),
  get('reads the latest versions', 'registered-models/get-latest-versions', { name }),
  get('reads an alias', 'registered-models/alias', { name, alias: 'a' }),
  get('reads an alias of a missing model', 'registered-models/alias', {
    name: `${name}-nope`,
    alias: 'a',
  }),
  get('reads a version', 'model-versions/get', { name, version: '1' }),
  get('reads a missing version', 'model-versions/get', ABSENT),
  get('reads a version of a missing model', 'model-versions/get', {
    name: `${name}-nope`,
    version: '1',
  }),
  get('searches versions', 'model-versions/search', { filter: `name = '${name}'` }),
  get('searches versions by run', 'model-versions/search', {
    filter: `name = '${name}' AND run_id = 'x'`,
  }),
  send('sets an alias', post('registered-models/alias', alias)),
  send(
    'sets an alias of a missing version',
    post('registered-models/alias', { ...alias, version: '99' }),
  ),
  send('deletes an alias', remove('registered-models/alias', { name, alias: 'nobodys' })),
  send('tags a model', post('registered-models/set-tag', tag)),
  send('tags a missing model', post('registered-models/set-tag', { ...tag, name: `${name}-nope` })),
  send('untags a model', remove('registered-models/delete-tag', { name, key: 'nope' })),
  send('tags a version', post('model-versions/set-tag', { ...tag, version: '1' })),
  send(
    'untags a version',
    remove('model-versions/delete-tag', { name, version: '1', key: 'nope' }),
  ),
  send(
    'renames a model to itself badly',
    post('registered-models/rename', { name, new_name: 'a/b' }),
  ),
  send(
    'moves a version to no stage',
    post('model-versions/transition-stage', { name, version: '1', stage: 'x' }),
  ),
  get('asks where files are', 'model-versions/get-download-uri', { name, version: '1' }),
  send('describes a model', patch('registered-models/update', { name, description: 'words' })),
  send(
    'describes a version',
    patch('model-versions/update', { name, version: '1', description: 'w' }),
  ),
  send(
    'describes a prompt',
    patch('registered-models/update', { name: GUARDED_PROMPT, description: 'p' }),
  ),
  send('deletes a missing version', remove('model-versions/delete', ABSENT)),
  send('deletes a missing model', remove('registered-models/delete', { name: `${name}-nope` })),
  send(
    'makes a version of a missing source',
    post('model-versions/create', { name, source: `models:/${name}/99` }),
  ),
  send(
    'makes a version from a model',
    post('model-versions/create', { name, source: `models:/${PLAIN}/99` }),
  ),
  {
    title: 'makes a version of a run',
    ask: ({ run }) => post('model-versions/create', { name, source: '/etc', run_id: run }),
  },
  {
    title: 'makes a version of a logged model',
    ask: ({ loggedModel }) =>
      post('model-versions/create', { name, source: '/etc', model_id: loggedModel }),
  },
  send('creates a model that is there', post('registered-models/create', { name })),
  send(
    'creates a prompt that is there',
    post('registered-models/create', {
      name: GUARDED_PROMPT,
      tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }],
    }),
  ),
  send('writes without content type', { method: 'POST', target: api('registered-models/alias') }),
  { title: 'reads a run', ask: ({ run }) => ({ target: api('runs/get', { run_id: run }) }) },
  get('reads a missing run', 'runs/get', { run_id: 'nope' }),
  {
    title: 'reads a history',
    ask: ({ run }) => ({ target: api('metrics/get-history', { run_id: run, metric_key: 'auc' }) }),
  },
  {
    title: 'reads a history, sampled',
    ask: ({ run }) => ({
      target: api('metrics/get-history-bulk-interval', { run_ids: run, metric_key: 'auc' }),
    }),
  },
  get('reads a history of a missing run, sampled', 'metrics/get-history-bulk-interval', {
    run_ids: 'nope',
    metric_key: 'auc',
  }),
  {
    title: 'lists the files of a run',
    ask: ({ run }) => ({ target: api('artifacts/list', { run_id: run }) }),
  },
  {
    title: 'reads a file of a run',
    ask: ({ run }) => ({ target: `/get-artifact?run_id=${run}&path=nope` }),
  },
  send('reads a file of no run', { target: '/get-artifact?path=nope' }),
  {
    title: 'searches runs',
    ask: ({ experiment }) => post('runs/search', { experiment_ids: [experiment] }),
  },
  {
    title: 'reads an experiment',
    ask: ({ experiment }) => ({ target: api('experiments/get', { experiment_id: experiment }) }),
  },
  get('reads an experiment by its name', 'experiments/get-by-name', { experiment_name: RUNS }),
  get('reads a missing experiment by name', 'experiments/get-by-name', { experiment_name: 'x' }),
  get('reads a missing experiment', 'experiments/get', { experiment_id: '999999' }),
  {
    title: 'reads a logged model',
    ask: ({ loggedModel }) => ({ target: api(`logged-models/${loggedModel}`) }),
  },
  get('reads a missing logged model', 'logged-models/m-nope', {}),
  {
    title: 'lists the files of a logged model',
    ask: ({ loggedModel }) => ({
      target: api(`logged-models/${loggedModel}/artifacts/directories`, {
        artifact_directory_path: 'nope',
      }),
    }),
  },
  {
    title: 'reads a file of a logged model',
    ask: ({ loggedModel }) => ({
      target: `/ajax-api/2.0/mlflow/logged-models/${loggedModel}/artifacts/files?artifact_file_path=nope`,
    }),
  },
  {
    title: 'searches logged models',
    ask: ({ experiment }) => post('logged-models/search', { experiment_ids: [experiment] }),
  },
  {
    title: 'searches logged models by run',
    ask: ({ experiment }) =>
      post('logged-models/search', { experiment_ids: [experiment], filter: "source_run_id = 'x'" }),
  },
  send('reads a file of a missing version', {
    target: `/model-versions/get-artifact?name=${name}&version=99&path=MLmodel`,
  }),
  send('reads a file of a missing model', {
    target: `/model-versions/get-artifact?name=${name}-nope&version=1&path=MLmodel`,
  }),
  send('reads a file of no model', {
    target: '/model-versions/get-artifact?version=1&path=MLmodel',
  }),
]

/** About people and roles, and the server itself. */
export const ACTIONS_ON_PEOPLE: readonly Action[] = [
  get('asks who they are', 'users/current', {}),
  send('asks what they were granted', { target: v3('users/current/permissions') }),
  asksLevel('registered_model', MODEL),
  asksLevel('workspace', '*'),
  get('reads another person', 'users/get', { username: personOf('plain').username }),
  send("lists another's grants", {
    target: `${v3('users/permissions/list')}?username=${personOf('EDIT').username}`,
  }),
  send("lists another's roles", {
    target: `${v3('users/roles/list')}?username=${personOf('EDIT by role').username}`,
  }),
  send('grants twice', {
    method: 'POST',
    target: v3('users/permissions/grant'),
    body: {
      username: personOf('EDIT').username,
      resource_type: 'registered_model',
      resource_id: name,
      permission: 'READ',
    },
  }),
  send('grants all models twice', {
    method: 'POST',
    target: v3('users/permissions/grant'),
    body: {
      username: personOf('EDIT on all').username,
      resource_type: 'registered_model',
      resource_id: '*',
      permission: 'READ',
    },
  }),
  send('revokes what was not granted', {
    method: 'POST',
    target: v3('users/permissions/revoke'),
    body: {
      username: personOf('plain').username,
      resource_type: 'registered_model',
      resource_id: name,
    },
  }),
  send('creates a person who is there', post('users/create', personOf('plain'))),
  send(
    'creates a person with a short password',
    post('users/create', { username: 'x', password: 'short' }),
  ),
  send('deletes a missing person', remove('users/delete', { username: 'nobody-at-all' })),
  send(
    "changes another's password",
    patch('users/update-password', {
      username: personOf('plain').username,
      password: 'short',
    }),
  ),
  send('reads a missing role', { target: `${v3('roles/get')}?role_id=999999` }),
  send('lists all roles of a missing workspace', { target: `${v3('roles/list')}?workspace=nope` }),
  send('looks for webhooks', { target: api('webhooks') }),
  send('reads a missing webhook', { target: api('webhooks/nope') }),
  send('an unknown path', { target: '/nope' }),
  send('a wrong method', post('registered-models/search', {})),
  send('asks the version of the server', { target: '/version' }),
  send('asks about the server', { target: '/api/3.0/mlflow/server-info' }),
]
