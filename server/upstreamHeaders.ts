import { onlyValue, valuesOf, type HeaderList } from './headers'
import type { Refused } from './requestRules'

export const USER_AGENT = 'mlflow-ringside'

// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/workspace/abstract_store.py#L146 (WorkspaceNameValidator)
const WORKSPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])$/
const RESERVED_WORKSPACES = new Set(['workspaces', 'api', 'ajax-api', 'static-files'])

/** Refused, not dropped: without it the request would mean the default workspace. */
export function checkWorkspace(headers: HeaderList): Refused | null {
  const values = valuesOf(headers, 'x-mlflow-workspace')
  const [name = ''] = values
  if (values.length === 0) return null
  return values.length === 1 && WORKSPACE.test(name) && !RESERVED_WORKSPACES.has(name)
    ? null
    : {
        status: 400,
        code: 'RINGSIDE_BAD_WORKSPACE',
        because: 'The workspace name is not one that MLflow accepts.',
      }
}

/**
 * Headers for the backend, from nothing: what is not named here does not pass, so no spelling of a forwarding, identity
 * or hop-by-hop header can. `content-length` is the forwarder's to add.
 */
export function upstreamHeaders(
  headers: HeaderList,
  authorization: string | null,
  hasBody: boolean,
): HeaderList {
  const built: (readonly [string, string])[] = [['user-agent', USER_AGENT]]
  for (const name of ['accept', 'accept-language', 'x-mlflow-workspace']) {
    const value = onlyValue(headers, name)
    if (value !== null) built.push([name, value])
  }
  if (hasBody) built.push(['content-type', 'application/json'])
  if (authorization !== null) built.push(['authorization', authorization])
  return built
}
