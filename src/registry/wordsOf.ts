import type { Term } from './search'

/** The words of a text, each to be found in names: a search without signs, or one that takes none. */
export const wordsOf = (text: string): Term[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'word', text: word }))
