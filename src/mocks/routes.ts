import type { Answer } from './answer'
import type { Params } from './ask'
import * as aliases from './handlers/aliases'
import * as artifactProxy from './handlers/artifactProxy'
import * as artifacts from './handlers/artifacts'
import * as experiments from './handlers/experiments'
import * as experimentSearch from './handlers/experimentSearch'
import * as experimentWrites from './handlers/experimentWrites'
import * as loggedModels from './handlers/loggedModels'
import * as loggedModelSearch from './handlers/loggedModelSearch'
import * as loggedModelWrites from './handlers/loggedModelWrites'
import * as metrics from './handlers/metrics'
import * as modelVersions from './handlers/modelVersions'
import * as permissions from './handlers/permissions'
import * as registeredModels from './handlers/registeredModels'
import * as roles from './handlers/roles'
import * as runInputs from './handlers/runInputs'
import * as runLife from './handlers/runLife'
import * as runLog from './handlers/runLog'
import * as runs from './handlers/runs'
import * as runSearch from './handlers/runSearch'
import * as server from './handlers/server'
import * as users from './handlers/users'
import * as webhooks from './handlers/webhooks'
import * as workspaces from './handlers/workspaces'
import type { Viewer } from './auth/viewer'
import type { World } from './world'

/** `id` is what stands for `:id` or `:path` in the path, `key` what stands for `:key`. */
export type Handler = (
  world: World,
  params: Params,
  id: string,
  viewer: Viewer,
  key: string,
) => Answer

type Methods = Readonly<Record<string, Handler>>

/** Under both /api and /ajax-api, as in MLflow. */
const API: Readonly<Record<string, Methods>> = {
  '2.0/mlflow/registered-models/search': { GET: registeredModels.search },
  '2.0/mlflow/registered-models/get': { GET: registeredModels.get },
  '2.0/mlflow/registered-models/create': { POST: registeredModels.create },
  '2.0/mlflow/registered-models/rename': { POST: registeredModels.rename },
  '2.0/mlflow/registered-models/update': { PATCH: registeredModels.update },
  '2.0/mlflow/registered-models/delete': { DELETE: registeredModels.remove },
  '2.0/mlflow/registered-models/set-tag': { POST: registeredModels.setTag },
  '2.0/mlflow/registered-models/delete-tag': { DELETE: registeredModels.deleteTag },
  '2.0/mlflow/registered-models/get-latest-versions': {
    GET: registeredModels.getLatestVersions,
    POST: registeredModels.getLatestVersions,
  },
  '2.0/mlflow/registered-models/alias': {
    GET: aliases.get,
    POST: aliases.set,
    DELETE: aliases.remove,
  },
  '2.0/mlflow/model-versions/search': { GET: modelVersions.search },
  '2.0/mlflow/model-versions/get': { GET: modelVersions.get },
  '2.0/mlflow/model-versions/create': { POST: modelVersions.create },
  '2.0/mlflow/model-versions/update': { PATCH: modelVersions.update },
  '2.0/mlflow/model-versions/transition-stage': { POST: modelVersions.transitionStage },
  '2.0/mlflow/model-versions/get-download-uri': { GET: modelVersions.getDownloadUri },
  '2.0/mlflow/model-versions/delete': { DELETE: modelVersions.remove },
  '2.0/mlflow/model-versions/set-tag': { POST: modelVersions.setTag },
  '2.0/mlflow/model-versions/delete-tag': { DELETE: modelVersions.deleteTag },
  '2.0/mlflow/experiments/create': { POST: experimentWrites.create },
  '2.0/mlflow/experiments/get': { GET: experiments.get },
  '2.0/mlflow/experiments/get-by-name': { GET: experiments.getByName },
  '2.0/mlflow/experiments/search': {
    GET: experimentSearch.search,
    POST: experimentSearch.search,
  },
  '2.0/mlflow/experiments/update': { POST: experimentWrites.update },
  '2.0/mlflow/experiments/delete': { POST: experimentWrites.remove },
  '2.0/mlflow/experiments/restore': { POST: experimentWrites.restore },
  '2.0/mlflow/experiments/set-experiment-tag': { POST: experimentWrites.setTag },
  '2.0/mlflow/experiments/delete-experiment-tag': { POST: experimentWrites.deleteTag },
  '2.0/mlflow/runs/create': { POST: runLife.create },
  '2.0/mlflow/runs/get': { GET: runs.get },
  '2.0/mlflow/runs/search': { POST: runSearch.search },
  '2.0/mlflow/runs/update': { POST: runLife.update },
  '2.0/mlflow/runs/delete': { POST: runLife.remove },
  '2.0/mlflow/runs/restore': { POST: runLife.restore },
  '2.0/mlflow/runs/log-metric': { POST: runLog.logMetric },
  '2.0/mlflow/runs/log-parameter': { POST: runLog.logParameter },
  '2.0/mlflow/runs/log-batch': { POST: runLog.logBatch },
  '2.0/mlflow/runs/log-model': { POST: runLog.logModel },
  '2.0/mlflow/runs/set-tag': { POST: runLog.setTag },
  '2.0/mlflow/runs/delete-tag': { POST: runLog.deleteTag },
  '2.0/mlflow/runs/log-inputs': { POST: runInputs.logInputs },
  '2.0/mlflow/runs/outputs': { POST: runInputs.logOutputs },
  '2.0/mlflow/metrics/get-history': { GET: metrics.getHistory },
  '2.0/mlflow/metrics/get-history-bulk-interval': { GET: metrics.getSampled },
  '2.0/mlflow/logged-models': { POST: loggedModelWrites.create },
  '2.0/mlflow/logged-models/search': { POST: loggedModelSearch.search },
  '2.0/mlflow/logged-models/:id': {
    GET: loggedModels.get,
    PATCH: loggedModelWrites.finalize,
    DELETE: loggedModelWrites.remove,
  },
  '2.0/mlflow/logged-models/:id/tags': { PATCH: loggedModelWrites.setTags },
  '2.0/mlflow/logged-models/:id/tags/:key': { DELETE: loggedModelWrites.deleteTag },
  '2.0/mlflow/logged-models/:id/params': { POST: loggedModelWrites.logParams },
  '2.0/mlflow/logged-models/:id/artifacts/directories': { GET: artifacts.listOfLoggedModel },
  '2.0/mlflow/artifacts/list': { GET: artifacts.listOfRun },
  '2.0/mlflow/artifacts/presigned-upload-url': { POST: artifactProxy.presignedUpload },
  '2.0/mlflow/artifacts/presigned-download-url': { POST: artifactProxy.presignedDownload },
  '2.0/mlflow-artifacts/artifacts': { GET: artifactProxy.listed },
  '2.0/mlflow-artifacts/artifacts/:path': {
    GET: artifactProxy.download,
    PUT: artifactProxy.upload,
    DELETE: artifactProxy.remove,
  },
  '2.0/mlflow-artifacts/mpu/create/:path': { POST: artifactProxy.createMultipart },
  '2.0/mlflow-artifacts/mpu/complete/:path': { POST: artifactProxy.completeMultipart },
  '2.0/mlflow-artifacts/mpu/abort/:path': { POST: artifactProxy.abortMultipart },
  '2.0/mlflow-artifacts/presigned/:path': { GET: artifactProxy.presigned },
  '2.0/mlflow/webhooks': { GET: webhooks.list, POST: webhooks.create },
  '2.0/mlflow/webhooks/:id': { GET: webhooks.find, PATCH: webhooks.find, DELETE: webhooks.find },
  '2.0/mlflow/webhooks/:id/test': { POST: webhooks.find },
  '3.0/mlflow/server-info': { GET: server.info },
  '3.0/mlflow/workspaces': { GET: workspaces.list },
}

/** Only on a server with sign-in: without, `users/current` is a 404, which is how clients tell. */
const SIGN_IN: Readonly<Record<string, Methods>> = {
  '2.0/mlflow/users/current': { GET: users.current },
  '2.0/mlflow/users/get': { GET: users.get },
  '2.0/mlflow/users/list': { GET: users.list },
  '2.0/mlflow/users/create': { POST: users.create },
  '2.0/mlflow/users/update-password': { PATCH: users.updatePassword },
  '2.0/mlflow/users/update-admin': { PATCH: users.updateAdmin },
  '2.0/mlflow/users/delete': { DELETE: users.remove },
  '3.0/mlflow/users/current/permissions': { GET: permissions.ofCurrent },
  '3.0/mlflow/users/permissions/list': { GET: permissions.list },
  '3.0/mlflow/users/permissions/get': { GET: permissions.get },
  '3.0/mlflow/users/permissions/grant': { POST: permissions.grant },
  '3.0/mlflow/users/permissions/revoke': { POST: permissions.revoke },
  '3.0/mlflow/users/roles/list': { GET: roles.listOfPerson },
  '3.0/mlflow/roles/create': { POST: roles.create },
  '3.0/mlflow/roles/get': { GET: roles.get },
  '3.0/mlflow/roles/list': { GET: roles.list },
  '3.0/mlflow/roles/update': { PATCH: roles.update },
  '3.0/mlflow/roles/delete': { DELETE: roles.remove },
  '3.0/mlflow/roles/permissions/add': { POST: roles.addPermission },
  '3.0/mlflow/roles/permissions/remove': { DELETE: roles.removePermission },
  '3.0/mlflow/roles/permissions/update': { PATCH: roles.updatePermission },
  '3.0/mlflow/roles/permissions/list': { GET: roles.listPermissions },
  '3.0/mlflow/roles/assign': { POST: roles.assign },
  '3.0/mlflow/roles/unassign': { DELETE: roles.unassign },
  '3.0/mlflow/roles/users/list': { GET: roles.listMembers },
}

const under = (prefix: string, table: Readonly<Record<string, Methods>>) =>
  Object.entries(table).map(([path, methods]) => [`${prefix}${path}`, methods] as const)

const ROUTES = new Map<string, Methods>([
  ...under('/api/', API),
  ...under('/ajax-api/', API),
  ...under('/', {
    health: { GET: server.health },
    version: { GET: server.version },
    'get-artifact': { GET: artifacts.ofRun },
    'model-versions/get-artifact': { GET: artifacts.ofVersion },
    'ajax-api/2.0/mlflow/logged-models/:id/artifacts/files': { GET: artifacts.ofLoggedModel },
    'ajax-api/2.0/mlflow/metrics/get-history-bulk': { GET: metrics.getBulk },
    'ajax-api/2.0/mlflow/experiments/search-datasets': { POST: runInputs.searchDatasets },
    'ajax-api/2.0/mlflow/upload-artifact': { POST: artifactProxy.uploadToRun },
  }),
])

const SIGN_IN_ROUTES = new Map<string, Methods>([
  ...under('/api/', SIGN_IN),
  ...under('/ajax-api/', SIGN_IN),
])

/** Every path with its methods, for a server with sign-in or without. */
export const routes = (signIn: boolean): ReadonlyMap<string, Methods> =>
  signIn ? new Map([...ROUTES, ...SIGN_IN_ROUTES]) : ROUTES

export interface Route {
  /** Undefined: the path lacks the method. */
  handler: Handler | undefined
  methods: string[]
  /** The path with `:id` in it. */
  pattern: string
  id: string
  key: string
}

/** A name stands between two slashes; a path is all that follows. */
const shapeOf = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replace(':id', '(?<id>[^/]+)')
      .replace(':key', '(?<key>[^/]+)')
      .replace(':path', '(?<id>.*)')}$`,
    's',
  )

const SHAPES = [...ROUTES].flatMap(([pattern, methods]) =>
  pattern.includes(':') ? [{ pattern, methods, shape: shapeOf(pattern) }] : [],
)

function find(path: string, signIn: boolean) {
  const exact = ROUTES.get(path) ?? (signIn ? SIGN_IN_ROUTES.get(path) : undefined)
  if (exact) return { pattern: path, methods: exact, id: '', key: '' }
  for (const { pattern, methods, shape } of SHAPES) {
    const groups = shape.exec(path)?.groups
    if (groups) return { pattern, methods, id: groups.id ?? '', key: groups.key ?? '' }
  }
  return null
}

/** Null: no such path. */
export function route(method: string, path: string, signIn: boolean): Route | null {
  const found = find(decoded(path), signIn)
  if (!found) return null
  const { pattern, methods } = found
  // Flask answers HEAD wherever it answers GET
  const asked = method === 'HEAD' ? 'GET' : method
  return {
    methods: Object.keys(methods),
    handler: Object.hasOwn(methods, asked) ? methods[asked] : undefined,
    pattern,
    id: found.id,
    key: found.key,
  }
}

/** As Flask decodes it, before it looks for a route; what can't be decoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
