import type { QueryClient } from '@tanstack/react-query'
import { RegistryError } from '../registry/errors'

/** Reads again what failed for want of a sign-in. Writes are not among the queries, and are nobody's to repeat. */
export const askAgainWhatWasRefused = (client: QueryClient) =>
  client.refetchQueries(
    {
      predicate: ({ state: { error } }) =>
        error instanceof RegistryError && error.kind === 'signed-out',
    },
    { cancelRefetch: false },
  )
