import { queryOptions } from '@tanstack/react-query'
import type { ConnectionConfig } from '../registry/connection'
import { MockFailure } from '../registry/mockFailure'

const ASK_AGAIN_EVERY = 3_000

/** How this console is connected. Asked again every three seconds until its backend answers or the mock has failed; then never. */
export const connectionQuery = (connect: (signal: AbortSignal) => Promise<ConnectionConfig>) =>
  queryOptions({
    queryKey: ['connection'],
    queryFn: ({ signal }) => connect(signal),
    staleTime: Infinity,
    retry: false,
    refetchInterval: ({ state: { data, error } }) =>
      data?.probe.state === 'ok' || asksForSignIn(data) || error instanceof MockFailure
        ? false
        : ASK_AGAIN_EVERY,
    refetchIntervalInBackground: true,
    // somebody may have signed in meanwhile, in another tab
    refetchOnWindowFocus: ({ state: { data } }) => (asksForSignIn(data) ? 'always' : false),
  })

/** The server waits for somebody to sign in here: nothing changes by itself. */
export const asksForSignIn = (config: ConnectionConfig | undefined): boolean =>
  config?.probe.state === 'signed-out' && config.identity.kind === 'session'
