import { type VersionTerm, meets } from '../../registry/versionTerms'
import type { ModelVersion } from '../../registry/model'
import { loosen } from './nameFilter'

/** What of a search the server can do, and what is left to do here. */
export interface VersionFilter {
  /** Clauses of MLflow's `filter`, to be joined by AND. */
  clauses: readonly string[]
  /** Every term holds: a server may answer with more than is meant (LIKE has no escape, some fold case). */
  matches: (version: ModelVersion) => boolean
}

/** MLflow filters versions by number, run, source and tags; by nothing else. */
export const versionsMeeting = (terms: readonly VersionTerm[]): VersionFilter => ({
  clauses: terms.flatMap((term) => clauseOf(term) ?? []),
  matches: (version) => terms.every((term) => meets(version, term)),
})

function clauseOf(term: VersionTerm): string | null {
  switch (term.kind) {
    case 'number':
      return `version_number ${term.sign} ${term.number}`
    case 'run':
      return `run_id LIKE '${loosen(term.part.toLowerCase(), LONGEST)}%'`
    case 'source':
      return `source_path ILIKE '%${loosen(term.part, LONGEST)}%'`
    case 'tag':
      return tagClause(term.key, term.value)
    case 'alias':
    case 'by':
    case 'stage':
    case 'status':
    case 'text':
      return null
    default:
      return term satisfies never
  }
}

/** Far below the console server's limit for an address, percent-encoding included. */
const LONGEST = 200

function tagClause(key: string, value: string | null): string | null {
  // what MLflow takes for a key when it is written; it could be no key otherwise, and break the clause
  if (!/^[\p{L}\p{N}_\-. :/]+$/u.test(key)) return null
  const tag = `tags.\`${key}\``
  if (value === null) return `${tag} LIKE '%'`
  return /^[^'"\\\p{Cc}\p{Cs}]*$/u.test(value) && value.length <= LONGEST
    ? `${tag} = '${value}'`
    : `${tag} LIKE '${loosen(value, LONGEST)}%'`
}
