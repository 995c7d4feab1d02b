import { type Part, type Term, parseSearch, termsOf } from '../../../registry/search'
import { searchText } from '../../../registry/searchText'

/** A term that is shown as a chip: all but words, which stay text. */
export type ChipTerm = Exclude<Term, { kind: 'word' }>
const isChip = (term: Term | null): term is ChipTerm => term !== null && term.kind !== 'word'

/** What was typed, as the chips and the text beside them. */
export function splitTyped(text: string): { chips: ChipTerm[]; rest: string } {
  const parts = parseSearch(text)
  let rest = ''
  let at = 0
  for (const { from, to, term } of parts) {
    if (!isChip(term)) continue
    rest += text.slice(at, from)
    at = to + (/^\s+/.exec(text.slice(to))?.[0].length ?? 0)
  }
  return { chips: termsOf(parts).filter(isChip), rest: rest + text.slice(at) }
}

/** The text of chips and what is typed beside them. */
export function joinTyped(chips: readonly ChipTerm[], rest: string): string {
  const before = chips.map(searchText).join(' ')
  return before === '' || rest === '' ? before + rest : `${before} ${rest}`
}

/**
 * The end of a text from the part on that the cursor is in, where that is more than a word: `tag:te` would find nothing
 * until it is finished, by a space, Enter or leaving the box.
 */
export function openEnd(typed: string, cursor = typed.length): string {
  const open = parseSearch(typed).find(({ from, to }) => from < cursor && cursor <= to)
  return open === undefined || open.term?.kind === 'word' ? '' : typed.slice(open.from)
}

/** The last part of a text, if it is still being typed; '' after a space. */
export function lastPart(typed: string): string {
  const last = parseSearch(typed).at(-1)
  return last === undefined || last.to < typed.length ? '' : typed.slice(last.from)
}

export type Fault = Extract<Part, { term: null }>

export const faultsOf = (typed: string): Fault[] =>
  parseSearch(typed).filter((part): part is Fault => part.term === null)

/** `text` with `term`, or without it where it is there. */
export function toggleTerm(text: string, term: ChipTerm): string {
  const { chips, rest } = splitTyped(text)
  const same = searchText(term)
  const others = chips.filter((chip) => searchText(chip) !== same)
  return joinTyped(others.length < chips.length ? others : [...chips, term], rest)
}

export const hasTerm = (terms: readonly Term[], term: Term) => {
  const same = searchText(term)
  return terms.some((one) => searchText(one) === same)
}
