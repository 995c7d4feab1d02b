import { notifyManager, type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { RegistryError } from '../registry/errors'

/** What a gateway says when nobody is behind it; a 500 was said by the server itself, and a 429 means "go away". */
const NOBODY_BEHIND = new Set([502, 503, 504])

/** Nobody answered, as opposed to an answer that says no: worth asking again when somebody answers. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof RegistryError) || error.kind !== 'unreachable') return false
  return error.facts.status === null || NOBODY_BEHIND.has(error.facts.status)
}

export const isLostQuery = (query: Query) => isLost(query.state.error)

/** Whether something on this page was lost. */
export function useAnyLost(): boolean {
  const client = useQueryClient()
  return useSyncExternalStore(
    // batched: the cache may speak while another component renders
    (changed) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    () => anyLost(client),
  )
}

const anyLost = (client: QueryClient) => client.getQueryCache().getAll().some(isLostQuery)
