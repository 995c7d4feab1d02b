import type { Answer } from './answer'
import type { Params } from './ask'
import * as aliases from './handlers/aliases'
import * as artifacts from './handlers/artifacts'
import * as experiments from './handlers/experiments'
import * as loggedModels from './handlers/loggedModels'
import * as modelVersions from './handlers/modelVersions'
import * as registeredModels from './handlers/registeredModels'
import * as runs from './handlers/runs'
import * as server from './handlers/server'
import type { World } from './world'

/** `id` is what stands for `:id` in the path. */
export type Handler = (world: World, params: Params, id: string) => Answer

type Methods = Readonly<Record<string, Handler>>

/** Under both /api and /ajax-api, as in MLflow. `users/current` is missing on purpose: without sign-in it is a 404. */
const API: Readonly<Record<string, Methods>> = {
  '2.0/mlflow/registered-models/search': { GET: registeredModels.search },
  '2.0/mlflow/registered-models/get': { GET: registeredModels.get },
  '2.0/mlflow/registered-models/create': { POST: registeredModels.create },
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
  '2.0/mlflow/model-versions/delete': { DELETE: modelVersions.remove },
  '2.0/mlflow/model-versions/set-tag': { POST: modelVersions.setTag },
  '2.0/mlflow/model-versions/delete-tag': { DELETE: modelVersions.deleteTag },
  '2.0/mlflow/runs/get': { GET: runs.get },
  '2.0/mlflow/runs/search': { POST: runs.search },
  '2.0/mlflow/experiments/get': { GET: experiments.get },
  '2.0/mlflow/experiments/search': { GET: experiments.search, POST: experiments.search },
  '2.0/mlflow/logged-models/search': { POST: loggedModels.search },
  '2.0/mlflow/logged-models/:id': { GET: loggedModels.get },
  '2.0/mlflow/logged-models/:id/artifacts/directories': { GET: artifacts.listOfLoggedModel },
  '2.0/mlflow/artifacts/list': { GET: artifacts.listOfRun },
  '3.0/mlflow/server-info': { GET: server.info },
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
  }),
])

/** Null: no such path. A path that lacks the method has no handler. */
export function route(
  method: string,
  path: string,
): { handler: Handler | undefined; id: string } | null {
  const exact = ROUTES.get(path)
  // the only id in a path follows logged-models, which has one named neighbour: search
  const [, id = ''] = exact ? [] : (/\/logged-models\/([^/]+)/.exec(path) ?? [])
  const methods = exact ?? ROUTES.get(path.replace(`/${id}`, '/:id'))
  if (!methods) return null
  return {
    handler: Object.hasOwn(methods, method) ? methods[method] : undefined,
    id: decodeURIComponent(id),
  }
}
