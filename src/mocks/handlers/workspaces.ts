import { type Answer, json, MlflowFailure, missing } from '../answer'
import type { Ask } from '../ask'
import { byCodePoint } from '../like'
import type { World } from '../world'
import { some } from './rows'

/** No JSON, unlike the refusal of a header. */
const NO_ENDPOINT: Answer = {
  kind: 'text',
  status: 503,
  type: 'text/html; charset=utf-8',
  text: 'Endpoint: /api/3.0/mlflow/workspaces disabled because the server is running without workspaces support. To enable workspace, run `mlflow server` with `--enable-workspaces`',
}

const disabled = () =>
  new MlflowFailure(
    'FEATURE_DISABLED',
    'Workspace APIs are not available: workspaces are not enabled on this server',
  )

/**
 * The world that a request is about, by its header. What is known of the server itself is answered whatever it says.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/workspace_helpers.py#L92
 */
export function worldOf(world: World, { path, workspace }: Ask): World | MlflowFailure {
  const name = workspace?.trim() ?? ''
  if (name === '' || path.endsWith('/mlflow/server-info')) return world
  if (world.workspaces.size === 0) return disabled()
  return world.workspaces.get(name)?.world ?? missing(`Workspace '${name}' not found`)
}

export function list(world: World): Answer {
  if (world.workspaces.size === 0) return NO_ENDPOINT
  const all = [...world.workspaces].toSorted(([a], [b]) => byCodePoint(a, b))
  return json({ workspaces: some(all.map(([name, { description }]) => ({ name, description }))) })
}
