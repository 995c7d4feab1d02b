import type { Comparison, Term } from '../../registry/search'
import { matcher } from '../../registry/searchMatch'
import { LONGEST_TEXT, canAsk } from './canAsk'
import { loosen } from './nameFilter'

// Which of the terms of a search MLflow's `filter` can say, as met on 3.17.2; nameFilter.ts has the rules of its texts.
// It compares names and tags, knows nothing of aliases and stages, and has no "not": `tags.k != 'v'` finds only models
// that have the tag.

/** What to ask the server; the answer is looked through again where it may hold more than is meant. */
export interface ModelFilter {
  /** Undefined: no filter. */
  filter: string | undefined
  /** The server may answer with more than is meant. */
  loose: boolean
}

const MOST_TERMS = 8

/** What to ask for models that fit `terms`, and which of the answer do. */
export const searchFor = (terms: readonly Term[]) => ({
  ...modelsWith(terms),
  fits: matcher(terms),
})

/** Models for which all of `terms` hold. */
export function modelsWith(terms: readonly Term[]): ModelFilter {
  const asked = terms.filter(canAsk).slice(0, MOST_TERMS).map(clauseOf)
  return {
    filter: asked.length === 0 ? undefined : asked.map(({ clause }) => clause).join(' AND '),
    loose: terms.length > asked.length || asked.some(({ loose }) => loose),
  }
}

function clauseOf(term: Term): { clause: string; loose: boolean } {
  if (term.kind === 'tag') return { clause: tagClause(term.key, term.is), loose: false }
  if (term.kind !== 'word' && term.kind !== 'name') throw new Error(`no clause for ${term.kind}:`)
  const text = loosen(term.text, LONGEST_TEXT)
  const start = term.kind === 'name' && term.begins ? '' : '%'
  return {
    clause: `name ILIKE '${start}${text}%'`,
    loose: text !== term.text || text.includes('_'),
  }
}

function tagClause(key: string, is: Comparison | null): string {
  if (is === null) return `tags.\`${key}\` LIKE '%'`
  const quote = is.value.includes("'") ? '"' : "'"
  return `tags.\`${key}\` ${is.sign} ${quote}${is.value}${quote}`
}
