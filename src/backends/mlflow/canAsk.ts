import type { Term } from '../../registry/search'

/** Far below the console server's limit for an address, percent-encoding included. */
export const LONGEST_TEXT = 200

/** Whether MLflow can narrow the list by this term. What it can't is looked for in the models that were read. */
export function canAsk(term: Term): boolean {
  switch (term.kind) {
    case 'word':
      return true
    case 'name':
      return !term.not
    case 'tag':
      return !term.not && KEY.test(term.key) && (term.is === null || isSayable(term.is.value))
    case 'alias':
    case 'owner':
    case 'stage':
      return false
  }
  throw term satisfies never
}

/** Keys that fit between backticks; MLflow has no others. */
const KEY = /^[\p{L}\p{N}_\-. :/]{1,250}$/u

/**
 * One kind of quote at most; a backslash would change the quote after it, and a control character or half a character
 * does not travel in an address.
 */
const isSayable = (value: string) =>
  value.length <= LONGEST_TEXT &&
  !(value.includes("'") && value.includes('"')) &&
  !/[\\\p{Cc}\p{Cs}]/u.test(value)
