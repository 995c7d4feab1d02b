import {
  CancelledError,
  type FetchQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

/**
 * What another question brings, for a question that is made of it. Somebody may watch that one as well, and call it off by
 * leaving the page; it is asked again then. A question that ends as cancelled, though nobody cancelled it, would be waited
 * for without end.
 */
export async function askOf<T, K extends QueryKey>(
  client: QueryClient,
  question: FetchQueryOptions<T, Error, T, K>,
): Promise<T> {
  try {
    return await client.fetchQuery(question)
  } catch (error) {
    if (error instanceof CancelledError) return askOf(client, question)
    throw error
  }
}
