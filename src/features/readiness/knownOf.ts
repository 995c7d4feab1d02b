import type { UseQueryResult } from '@tanstack/react-query'
import { type Known, NOT_READ, know } from '../../registry/checks/facts'
import { RegistryError } from '../../registry/errors'

/** What a question brought, or why it brought nothing. */
export function knownOf<T>({ data, error }: UseQueryResult<T>): Known<T> {
  if (data !== undefined) return know(data)
  if (error === null) return NOT_READ
  const kind = error instanceof RegistryError ? error.kind : null
  if (kind === 'denied')
    return { known: false, because: 'denied', words: 'it is closed to you (403)' }
  if (kind === 'missing')
    return { known: false, because: 'missing', words: 'it is not there (404)' }
  if (kind === 'unreadable')
    return { known: false, because: 'unreadable', words: 'it is there and can’t be read' }
  return { known: false, because: 'failed', words: 'it could not be read' }
}
