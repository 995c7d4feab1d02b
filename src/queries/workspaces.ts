import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'

/** The registries of this server that the person may see. */
export const workspacesQuery = ({ registry, wings }: Pick<Backend, 'registry' | 'wings'>) =>
  queryOptions({
    queryKey: [registry.id, 'workspaces'],
    queryFn: async ({ signal }) => (await wings.workspaces()).list({ signal }),
  })
