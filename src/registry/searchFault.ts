import { type Fault, KEYS } from './search'

const WANTED = new Map([
  ['tag', 'the key of a tag'],
  ['alias', 'an alias'],
  ['owner', 'the name of an owner'],
  ['stage', 'a stage'],
  ['name', 'a part of a name'],
])

/** What is wrong with a part of a search, and what would be right. */
export function faultSentence({ kind, about }: Fault): string {
  switch (kind) {
    case 'unclosed':
      return 'The quote is not closed: it needs a second " at its end.'
    case 'no-space':
      return 'A space is missing after the second quote.'
    case 'empty':
      return 'Nothing is between these quotes.'
    case 'no-such-key': {
      const keys = KEYS.map((key) => `${key}:`).join(' ')
      return `There is no search by ${about}: — there is ${keys}. Put it in quotes to look for it in names.`
    }
    case 'nothing-after':
      return `After ${about}: ${WANTED.get(about) ?? 'something'} is missing.`
    case 'no-start':
      return 'Before the * the beginning of a name is missing.'
    case 'no-value':
      return `After ${about} the value is missing; an empty one is ${about}"".`
  }
  throw kind satisfies never
}
