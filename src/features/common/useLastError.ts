import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * Why the question has no answer, also while it is asked again: a query forgets its error then. So a failure stays where
 * it is (and the focus on its button) until there is an answer or another failure.
 */
export function useLastError({ error, isFetching, isSuccess }: UseQueryResult): Error | null {
  const [last, setLast] = useState<Error | null>(null)
  const now = error ?? (isFetching && !isSuccess ? last : null)
  if (now !== last) setLast(now)
  return now
}
