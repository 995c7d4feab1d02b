import type { UseQueryResult } from '@tanstack/react-query'
import { type Known, READING, known, unknown } from '../../registry/compare/known'
import { RegistryError } from '../../registry/errors'

/** What a question brought. `what` begins the sentence that says why it brought nothing: "its run". */
export function knownOf<T>(query: UseQueryResult<T> | undefined, what: string): Known<T> {
  if (query?.data !== undefined) return known(query.data)
  return query?.error ? unknown(`${what} ${whyNot(query.error)}`) : READING
}

function whyNot(error: Error): string {
  if (!(error instanceof RegistryError)) throw error
  const { status } = error.facts
  const code = status === null ? '' : ` (${status})`
  if (error.kind === 'denied') return `is closed to you${code}`
  if (error.kind === 'missing') return `is not there${code}`
  return `could not be read${code}: ${error.message}`
}
