import { invalid } from '../answer'
import type { Params } from '../ask'
import { parseFilter } from '../filter'
import { MODEL_VERSIONS } from '../handlers/modelVersions'
import { checkModelName } from '../names'
import type { World } from '../world'
import { administers, type Act, type Key } from './levels'
import { administeredBy, checkType, grantsOf, rolesOf, WORKSPACE } from './accounts'
import { type Rule, TRACKING_RULES } from './trackingRules'
import { containerOf, versionsOf, type Viewer } from './viewer'

// Who may use which endpoint: the validators of
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L4500
// A rule may also throw, which is the answer then: what it looks at may be missing from the request or from the world.

const anybody: Rule = () => true
const adminAlone: Rule = () => false

/** Null for a model that isn't there; a bad name is refused as by the registry itself. */
function target(world: World, params: Params): Key | null {
  const name = params.asked('name')
  checkModelName(name)
  const model = world.models.get(name)
  return model ? containerOf(model) : null
}

/** A model that isn't there is judged by its name, so that the default decides between 403 and 404. */
const model =
  (act: Act): Rule =>
  (world, viewer, params) => {
    const known = target(world, params)
    return viewer.allows(known ?? { type: 'registered_model', id: params.asked('name') }, act)
  }

const readVersion: Rule = (world, viewer, params) => {
  const container = target(world, params)
  if (!container) return false
  return viewer.may({ ...container, act: 'read' }, { ...versionsOf(container), act: 'not_denied' })
}

const version =
  (act: Act): Rule =>
  (world, viewer, params) => {
    const container = target(world, params)
    if (!container) return false
    return viewer.may(
      { ...container, act: 'read' },
      { ...versionsOf(container), act, otherwise: container },
    )
  }

/** An alias belongs to the model and shows a version. */
const alias =
  (act: Act): Rule =>
  (world, viewer, params, id) => {
    if (!model(act)(world, viewer, params, id)) return false
    const container = target(world, params)
    if (!container) return false
    return viewer.may({ ...versionsOf(container), act: 'read', otherwise: container })
  }

const deleteModel: Rule = (world, viewer, params) => {
  const container = target(world, params)
  if (!container) return false
  return viewer.may(
    { ...container, act: 'delete' },
    { ...versionsOf(container), act: 'delete', otherwise: container },
  )
}

const createModel: Rule = (_world, viewer, params) => {
  const name = params.text('name') || '*'
  const tags = params.tags('tags')
  return viewer.may({ ...containerOf({ name, tags }), act: 'not_denied' })
}

function mayReadSource(world: World, viewer: Viewer, params: Params): boolean {
  const source = params.text('source')
  const [, modelName] = /^models:\/([^/@]+)[/@]/.exec(source) ?? []
  if (modelName !== undefined) {
    const original = world.models.get(modelName)
    return original !== undefined && viewer.allows(containerOf(original), 'read')
  }
  if (params.has('run_id')) {
    const run = world.runs.get(params.text('run_id'))
    if (!run || !viewer.mayWithRun(run, 'read')) return false
  }
  const [, sourceId] = /^models:\/(m-[^/@]+)$/.exec(source) ?? []
  const ids = [params.has('model_id') ? params.text('model_id') : undefined, sourceId]
  return ids.every((id) => {
    if (id === undefined) return true
    const logged = world.loggedModels.get(id)
    return logged !== undefined && viewer.mayWithLoggedModel(logged, 'read')
  })
}

const createVersion: Rule = (world, viewer, params) => {
  const container = target(world, params)
  if (!container) return false
  const needs = [
    { ...container, act: 'update' as const },
    { ...versionsOf(container), act: 'not_denied' as const },
  ]
  return viewer.may(...needs) && mayReadSource(world, viewer, params)
}

/** Rows are left out afterwards; only a filter on runs would tell what no answer shows. */
const searchVersions: Rule = (_world, viewer, params) =>
  viewer.knowsRuns || !asksFor(params, MODEL_VERSIONS, 'run_id')

function asksFor(params: Params, grammar: typeof MODEL_VERSIONS, attribute: string): boolean {
  try {
    return parseFilter(params.text('filter'), grammar).some(
      ({ entity, key }) => entity === 'attribute' && key === attribute,
    )
  } catch {
    // what can't be read might
    return true
  }
}

const versionFile: Rule = (world, viewer, params) => {
  const name = params.text('name')
  if (name === '') throw invalid('Request must specify name parameter')
  // a prompt's too is asked for by the type of models
  if (!viewer.allows({ type: 'registered_model', id: name }, 'read')) return false
  const container = target(world, params)
  if (!container) return false
  return viewer.may({ ...versionsOf(container), act: 'not_denied', otherwise: container })
}

const isSender = (viewer: Viewer, username: string) => viewer.person?.username === username

const oneself: Rule = (_world, viewer, params) => isSender(viewer, params.asked('username'))

const administered = (world: World, { person }: Viewer): ReadonlySet<string> =>
  person === null ? new Set() : administeredBy(world, person)

/** Accounts are added by whoever administers some workspace. */
const addAccount: Rule = (world, viewer) => administered(world, viewer).size > 0

/** The workspace that a request about roles is about; null when the role it names is none. */
function workspaceAsked(world: World, params: Params): string | null {
  if (params.has('role_id')) return world.roles.get(params.number('role_id'))?.workspace ?? null
  if (params.has('role_permission_id')) {
    const id = params.number('role_permission_id')
    const holds = [...world.roles.values()].find(({ grants }) =>
      grants.some((each) => each.id === id),
    )
    return holds?.workspace ?? null
  }
  const workspace = params.text('workspace')
  if (workspace.trim() !== '') return workspace
  throw invalid('Request must include one of: role_id, role_permission_id, workspace.')
}

const workspaceAdmin: Rule = (world, { person }, params) => {
  const workspace = workspaceAsked(world, params)
  return workspace !== null && person !== null && administers(grantsOf(world, person, workspace))
}

const isIn = (world: World, { person }: Viewer, workspace: string) =>
  person !== null && rolesOf(world, person).some((role) => role.workspace === workspace)

/** Roles are seen by those who have one in the same workspace. */
const member: Rule = (world, viewer, params) => {
  const workspace = workspaceAsked(world, params)
  return workspace !== null && isIn(world, viewer, workspace)
}

/** All roles of all workspaces are for admins. */
const memberOfAll: Rule = (world, viewer, params) => {
  const asked = params.list('workspace').filter((name) => name.trim() !== '')
  return asked.length > 0 && asked.every((workspace) => isIn(world, viewer, workspace.trim()))
}

/** Those who administer a workspace of theirs may look. */
const personsRoles: Rule = (world, viewer, params) => {
  const username = params.asked('username')
  if (isSender(viewer, username)) return true
  const person = world.people.get(username)
  const mine = administered(world, viewer)
  return person !== undefined && rolesOf(world, person).some((role) => mine.has(role.workspace))
}

// One thing of any other type can be granted by an admin alone, and not be asked about.
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L2833
const NAMED =
  /^(experiment|registered_model|scorer|gateway_(secret|endpoint|model_definition)|mcp_server)$/

export function checkNamed(type: string) {
  if (!NAMED.test(type))
    throw invalid(
      `resource_type '${type}' is not supported by the per-user permission convenience APIs.`,
    )
}

function refuseWorkspace(type: string) {
  if (type === 'workspace')
    throw invalid(
      "resource_type 'workspace' is not supported by the per-user permission convenience APIs.",
    )
}

function isThere(world: World, { type, id }: Key): boolean {
  if (id === '*') return true
  if (type === 'registered_model') return world.models.has(id)
  if (type === 'experiment') return world.experiments.has(id)
  return type === 'scorer' && world.experiments.has(id.split('/')[0] ?? '')
}

/** Who administers the workspace of a thing may ask what others may do with it. */
const personsLevel: Rule = (world, viewer, params) => {
  const type = params.asked('resource_type')
  refuseWorkspace(type)
  const username = params.asked('username')
  if (isSender(viewer, username)) return true
  const key = { type, id: params.asked('resource_id') }
  return (
    world.people.has(username) && isThere(world, key) && administered(world, viewer).has(WORKSPACE)
  )
}

/** Whoever manages a thing may let others at it; all of a type is for those who administer. */
const manageThing: Rule = (world, viewer, params) => {
  const key = { type: params.asked('resource_type'), id: params.asked('resource_id') }
  refuseWorkspace(key.type)
  checkType(key.type)
  if (key.id === '*') return administered(world, viewer).has(WORKSPACE)
  checkNamed(key.type)
  return viewer.allows(key, 'manage')
}

const MLFLOW: Readonly<Record<string, Rule>> = {
  'GET 2.0/mlflow/registered-models/search': anybody,
  'GET 2.0/mlflow/registered-models/get': model('read'),
  'POST 2.0/mlflow/registered-models/create': createModel,
  'POST 2.0/mlflow/registered-models/rename': model('update'),
  'PATCH 2.0/mlflow/registered-models/update': model('update'),
  'DELETE 2.0/mlflow/registered-models/delete': deleteModel,
  'POST 2.0/mlflow/registered-models/set-tag': model('update'),
  'DELETE 2.0/mlflow/registered-models/delete-tag': model('update'),
  'GET 2.0/mlflow/registered-models/get-latest-versions': readVersion,
  'POST 2.0/mlflow/registered-models/get-latest-versions': readVersion,
  'GET 2.0/mlflow/registered-models/alias': readVersion,
  'POST 2.0/mlflow/registered-models/alias': alias('update'),
  'DELETE 2.0/mlflow/registered-models/alias': alias('delete'),
  'GET 2.0/mlflow/model-versions/search': searchVersions,
  'GET 2.0/mlflow/model-versions/get': readVersion,
  'POST 2.0/mlflow/model-versions/create': createVersion,
  'POST 2.0/mlflow/model-versions/transition-stage': version('update'),
  'GET 2.0/mlflow/model-versions/get-download-uri': readVersion,
  'PATCH 2.0/mlflow/model-versions/update': version('update'),
  'DELETE 2.0/mlflow/model-versions/delete': version('delete'),
  'POST 2.0/mlflow/model-versions/set-tag': version('update'),
  'DELETE 2.0/mlflow/model-versions/delete-tag': version('delete'),
  'GET 2.0/mlflow/webhooks': adminAlone,
  'POST 2.0/mlflow/webhooks': adminAlone,
  'GET 2.0/mlflow/webhooks/:id': adminAlone,
  'PATCH 2.0/mlflow/webhooks/:id': adminAlone,
  'DELETE 2.0/mlflow/webhooks/:id': adminAlone,
  'POST 2.0/mlflow/webhooks/:id/test': adminAlone,
  'GET 2.0/mlflow/users/current': anybody,
  'GET 2.0/mlflow/users/get': oneself,
  'GET 2.0/mlflow/users/list': anybody,
  'POST 2.0/mlflow/users/create': addAccount,
  'PATCH 2.0/mlflow/users/update-password': oneself,
  'PATCH 2.0/mlflow/users/update-admin': adminAlone,
  'DELETE 2.0/mlflow/users/delete': adminAlone,
  'GET 3.0/mlflow/users/current/permissions': anybody,
  'GET 3.0/mlflow/users/permissions/list': personsRoles,
  'GET 3.0/mlflow/users/permissions/get': personsLevel,
  'POST 3.0/mlflow/users/permissions/grant': manageThing,
  'POST 3.0/mlflow/users/permissions/revoke': manageThing,
  'GET 3.0/mlflow/users/roles/list': personsRoles,
  'POST 3.0/mlflow/roles/create': workspaceAdmin,
  'GET 3.0/mlflow/roles/get': member,
  'GET 3.0/mlflow/roles/list': memberOfAll,
  'PATCH 3.0/mlflow/roles/update': workspaceAdmin,
  'DELETE 3.0/mlflow/roles/delete': workspaceAdmin,
  'POST 3.0/mlflow/roles/permissions/add': workspaceAdmin,
  'DELETE 3.0/mlflow/roles/permissions/remove': workspaceAdmin,
  'PATCH 3.0/mlflow/roles/permissions/update': workspaceAdmin,
  'GET 3.0/mlflow/roles/permissions/list': member,
  'POST 3.0/mlflow/roles/assign': workspaceAdmin,
  'DELETE 3.0/mlflow/roles/unassign': workspaceAdmin,
  'GET 3.0/mlflow/roles/users/list': workspaceAdmin,
}

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...Object.entries(MLFLOW),
  ...Object.entries(TRACKING_RULES),
  ['GET 3.0/mlflow/server-info', anybody],
  ['GET 3.0/mlflow/workspaces', anybody],
  ['GET health', anybody],
  ['GET version', anybody],
  ['GET model-versions/get-artifact', versionFile],
] as const)

/** `pattern` is the path with `:id` in it. */
export const ruleOf = (method: string, pattern: string): Rule | undefined =>
  RULES.get(`${method} ${pattern.replace(/^\/((ajax-)?api\/)?/, '')}`)

/**
 * Whether who is signed in may ask this. `pattern` is empty where there is no such path. What has no rule is closed,
 * paths that don't exist among it: only an admin is told that they don't.
 */
export function mayAsk(
  world: World,
  viewer: Viewer,
  ask: { method: string; pattern: string; params: Params; id: string },
): boolean {
  if (viewer.person === null || viewer.person.is_admin) return true
  const rule = ruleOf(ask.method, ask.pattern)
  return rule !== undefined && rule(world, viewer, ask.params, ask.id)
}
