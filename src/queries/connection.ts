import { queryOptions } from '@tanstack/react-query'
import type { ConnectionConfig } from '../registry/connection'

const ASK_AGAIN_EVERY = 3_000

/** How this console is connected. Asked again every three seconds until its backend answers; then never. */
export const connectionQuery = (connect: (signal: AbortSignal) => Promise<ConnectionConfig>) =>
  queryOptions({
    queryKey: ['connection'],
    queryFn: ({ signal }) => connect(signal),
    staleTime: Infinity,
    retry: false,
    refetchInterval: (query) => (query.state.data?.probe.state === 'ok' ? false : ASK_AGAIN_EVERY),
    refetchIntervalInBackground: true,
  })
