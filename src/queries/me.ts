import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'

/** Whom the server takes the person for. */
export const meQuery = ({ registry, wings }: Pick<Backend, 'registry' | 'wings'>) =>
  queryOptions({
    queryKey: [registry.id, 'me'],
    queryFn: async ({ signal }) => (await wings.people()).me({ signal }),
  })
