import type { Comparison, Term } from './search'

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** In quotes where the text would be read as something else, or `odd` says so. */
const plain = (text: string, odd: RegExp) =>
  text === '' || text.startsWith('"') || /\s/u.test(text) || odd.test(text) ? quoted(text) : text

const NEVER = /(?!)/
const compared = (is: Comparison | null) =>
  is === null ? '' : `${is.sign}${plain(is.value, NEVER)}`

/** A term as one types it. */
export function searchText(term: Term): string {
  if (term.kind === 'word') return plain(term.text, /^-?\p{L}[\p{L}\p{N}_]*:/u)
  return `${term.not ? '-' : ''}${term.kind}:${valueText(term)}`
}

/** The part of a keyed term after its key: `team=risk`. */
export function valueText(term: Exclude<Term, { kind: 'word' }>): string {
  switch (term.kind) {
    case 'name':
      return `${plain(term.text, /\*$/)}${term.begins ? '*' : ''}`
    case 'tag':
      return `${plain(term.key, /=|!$/)}${compared(term.is)}`
    case 'alias':
      return `${plain(term.alias, /=|!$|^@/)}${compared(term.is)}`
    case 'owner':
    case 'stage':
      return plain(term.value, NEVER)
  }
  throw term satisfies never
}

export const sameTerm = (a: Term, b: Term) => searchText(a) === searchText(b)
