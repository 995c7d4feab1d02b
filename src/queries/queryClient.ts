import { QueryClient } from '@tanstack/react-query'

/** The client retries nothing itself: the adapter has already retried what is worth it, and `useRecovery` does the rest. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
}
