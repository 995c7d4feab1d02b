import type { ModelVersion } from './model'
import { compareVersions } from './versions'

export type VersionSort = 'version' | '-version' | 'created' | '-created' | 'updated' | '-updated'

export type NumberSign = '=' | '<' | '<=' | '>' | '>='

/** One thing that a version must be; of several, it must be all. */
export type VersionTerm =
  | { kind: 'number'; sign: NumberSign; number: string }
  /** `value` null: any. */
  | { kind: 'tag'; key: string; value: string | null }
  /** The start of a run's id. */
  | { kind: 'run'; part: string }
  | { kind: 'source' | 'by' | 'stage' | 'status' | 'text'; part: string }
  /** Who holds it is known from the model: see `byHolder`. */
  | { kind: 'alias'; alias: string }

/** MLflow keeps numbers of versions in 32 bits, and answers 500 to one that not even 64 hold. */
export const HIGHEST_VERSION = '2147483647'

/** Terms with each alias replaced by the number of its holder. Numbers begin at 1: nobody's alias is number 0. */
export const byHolder = (
  terms: readonly VersionTerm[],
  aliases: ReadonlyMap<string, string>,
): readonly VersionTerm[] =>
  terms.map((term) =>
    term.kind === 'alias'
      ? { kind: 'number', sign: '=', number: aliases.get(term.alias) ?? '0' }
      : term,
  )

/** Whether `version` is what `term` says. */
export function meets(version: ModelVersion, term: VersionTerm): boolean {
  switch (term.kind) {
    case 'number':
      return isOnSide(compareVersions(version.version, term.number), term.sign)
    case 'tag': {
      const value = version.tags.get(term.key)
      return value !== undefined && (term.value === null || value === term.value)
    }
    case 'run':
      return (version.runId ?? '').toLowerCase().startsWith(term.part.toLowerCase())
    case 'source':
      return holds(version.source, term.part)
    case 'by':
      return holds(version.createdBy ?? '', term.part)
    case 'stage':
      return holds(version.stage ?? 'None', term.part)
    case 'status':
      return holds(version.status, term.part)
    case 'text':
      return holds(version.description, term.part)
    case 'alias':
      return version.aliases?.includes(term.alias) ?? false
    default:
      return term satisfies never
  }
}

function isOnSide(order: number, sign: NumberSign): boolean {
  switch (sign) {
    case '=':
      return order === 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return sign satisfies never
  }
}

const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())
