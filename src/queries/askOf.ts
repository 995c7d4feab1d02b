import {
  CancelledError,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * What another question brings, for a question that is made of it. Somebody may watch that one as well, and call it off by
 * leaving the page; it is asked again then. A question that ends as cancelled, though nobody cancelled it, would be waited
 * for without end. `signal`: nobody waits here any more, either.
 */
export async function askOf<T, K extends QueryKey>(
  client: QueryClient,
  question: FetchQueryOptions<T, Error, T, K>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await client.fetchQuery(question)
  } catch (error) {
    if (error instanceof CancelledError && signal?.aborted !== true)
      return askOf(client, question, signal)
    throw error
  }
}
