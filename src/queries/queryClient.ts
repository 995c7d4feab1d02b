import { QueryClient } from '@tanstack/react-query'
import { RegistryError } from '../registry/errors'

const RETRY_LOST_EVERY = 5_000

/**
 * The client retries nothing itself: the adapter has already retried what is worth it (reads, three times). A question
 * that failed because nobody answered is asked again every five seconds, so that a page recovers when the server does.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        refetchInterval: (query) => (isLost(query.state.error) ? RETRY_LOST_EVERY : false),
      },
      mutations: { retry: false },
    },
  })
}

/** Nobody answered, as opposed to an answer that says no. */
export function isLost(error: unknown): boolean {
  return error instanceof RegistryError && error.kind === 'unreachable'
}
