import * as z from 'zod/mini'
import type { Client } from '../http'
import { readWire } from '../readWire'
import type { WorkspacesBackend } from '../wings'

const LIST = '/api/3.0/mlflow/workspaces'

// an empty list is left out, as everywhere
const wireWorkspaces = z.object({
  workspaces: z.optional(
    z.array(z.object({ name: z.string(), description: z.nullish(z.string()) })),
  ),
})

/** MLflow's workspaces (3.10 and later, where they are enabled). */
export function createWorkspaces(client: Client): WorkspacesBackend {
  return {
    async list({ signal } = {}) {
      const call = { path: LIST, task: 'Reading the workspaces', signal }
      const { workspaces = [] } = readWire(wireWorkspaces, await client.get(call), `GET ${LIST}`)
      return workspaces
        .map(({ name, description }) => ({ name, description: description ?? '' }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}
