import { queryOptions } from '@tanstack/react-query'

const ASK_AGAIN_EVERY = 3_000

/** Whether the place this page came from hands out its files. A mock in the page does not stand in for it. */
export const pageFilesQuery = () =>
  queryOptions({
    queryKey: ['page files'],
    queryFn: async ({ signal }) => {
      try {
        return (await fetch('/favicon.svg', { cache: 'no-store', signal })).ok
      } catch {
        signal.throwIfAborted()
        return false
      }
    },
    staleTime: 0,
    refetchInterval: ASK_AGAIN_EVERY,
    refetchIntervalInBackground: true,
  })
