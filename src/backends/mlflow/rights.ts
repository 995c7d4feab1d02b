import { RegistryError } from '../../registry/errors'
import type { Grant, Holdings } from '../../registry/grants'
import { readGranted } from '../../registry/levels'
import { DEFAULT_WORKSPACE } from '../../registry/workspace'
import type { Ask } from '../backend'
import type { Client } from '../http'
import { readWire } from '../readWire'
import type { RightsBackend } from '../wings'
import { createPeople } from './people'
import { wireEverybody, wireLevel, wireMine, wireOidcMine } from './wireRights'

const MINE = '/api/3.0/mlflow/users/current/permissions'
const LEVEL = '/api/3.0/mlflow/users/permissions/get'
const EVERYBODY = '/api/2.0/mlflow/users/list'
const oidcMine = (user: string) =>
  `/api/2.0/mlflow/permissions/users/${encodeURIComponent(user.toWellFormed())}/registered-models`

const TASK = 'Reading what you may do'

/**
 * What people may do, as MLflow's basic auth tells it, or the plug-in mlflow-oidc-auth. Both lists of grants are of all
 * workspaces, whatever the request names; `workspace` is the one that counts, null where the server has none.
 */
export function createRights(client: Client, workspace: string | null): RightsBackend {
  const holdingsOf = holdingsIn(workspace ?? DEFAULT_WORKSPACE)
  return {
    async mine(ask = {}) {
      try {
        const answer = await client.get({ path: MINE, task: TASK, signal: ask.signal })
        const { is_admin, permissions } = readWire(wireMine, answer, MINE)
        return is_admin ? { kind: 'admin' } : holdingsOf(permissions)
      } catch (error) {
        if (!isAbsent(error)) throw error
        return await mineByOidc(client, ask)
      }
    },
    async level(user, model, { signal } = {}) {
      const query = { username: user, resource_type: 'registered_model', resource_id: model }
      const answer = await client.get({ path: LEVEL, task: TASK, query, signal })
      const { permission } = readWire(wireLevel, answer, LEVEL)
      const level = readGranted(permission)
      if (level !== null) return level
      throw new RegistryError('unreadable', `${TASK} failed: “${permission}” is no level we know.`)
    },
    async everybody({ signal } = {}) {
      const task = 'Reading who may'
      const answer = await client.get({ path: EVERYBODY, task, signal })
      return readWire(wireEverybody, answer, EVERYBODY).users.map((user) => ({
        user: user.username,
        holdings: user.is_admin
          ? { kind: 'admin' }
          : holdingsOf(
              user.roles.flatMap((role) =>
                role.permissions.map((row) => ({
                  ...row,
                  role_name: role.name,
                  workspace: role.workspace,
                })),
              ),
            ),
      }))
    },
  }
}

const isAbsent = (error: unknown) =>
  error instanceof RegistryError && (error.kind === 'unsupported' || error.kind === 'missing')

async function mineByOidc(client: Client, ask: Ask): Promise<Holdings> {
  const { user, admin } = await createPeople(client).me(ask)
  if (admin) return { kind: 'admin' }
  const path = oidcMine(user)
  const rows = readWire(wireOidcMine, await client.get({ path, task: TASK, ...ask }), path)
  const levels = rows.flatMap(({ name, permission, kind }) => {
    const level = readGranted(permission)
    // it knows no veto; a level of a later version is left out: then the server's answer to the act tells
    return level === null || level === 'DENY' ? [] : [[name, { level, by: kind ?? null }] as const]
  })
  return { kind: 'levels', levels: new Map(levels) }
}

interface Row {
  resource_type: string
  resource_pattern: string
  permission: string
  role_name?: string | undefined
  workspace?: string | undefined
}

const holdingsIn =
  (there: string) =>
  (rows: readonly Row[]): Holdings => {
    const here = rows.filter((row) => (row.workspace ?? DEFAULT_WORKSPACE) === there)
    const grants = here.flatMap((row): Grant[] => {
      const level = readGranted(row.permission)
      if (level === null) return []
      const role = row.role_name ?? null
      return [
        {
          on: row.resource_type,
          pattern: row.resource_pattern,
          level,
          role: role !== null && isOwnRole(role) ? null : role,
        },
      ]
    })
    return { kind: 'grants', grants, complete: grants.length === here.length }
  }

/** What is granted to one person is kept as a role of that person's (`_synthetic_user_role_name`). */
const isOwnRole = (role: string) => /^__user_\d+__$/.test(role)
