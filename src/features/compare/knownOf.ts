import type { UseQueryResult } from '@tanstack/react-query'
import { type Known, READING, known, unknown } from '../../registry/compare/known'
import { RegistryError } from '../../registry/errors'

/** What a question brought. `what` begins the sentence that says why it brought nothing: "its run". */
export function knownOf<T>(query: UseQueryResult<T> | undefined, what: string): Known<T> {
  if (query?.data !== undefined) return known(query.data)
  return query?.error ? whyNot(query.error, what) : READING
}

function whyNot(error: Error, what: string): Known<never> {
  if (!(error instanceof RegistryError)) throw error
  const { kind, facts, message } = error
  const code = facts.status === null ? '' : ` (${facts.status})`
  if (kind === 'denied') return { ...unknown(`${what} is closed to you${code}`), kind }
  if (kind === 'missing') return { ...unknown(`${what} is not there${code}`), kind }
  return unknown(`${what} could not be read${code}: ${message.replace(/\.$/, '')}`)
}
