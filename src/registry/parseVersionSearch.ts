import { compareVersions } from './versions'
import { HIGHEST_VERSION, type NumberSign, type VersionTerm } from './versionTerms'

export type VersionSearch =
  | { kind: 'terms'; terms: readonly VersionTerm[] }
  /** `part` is what can't be read, as typed; `because` completes a sentence about it. */
  | { kind: 'problem'; part: string; because: string }

/** Completes "Versions can be searched by …", in the order in which people ask for them. */
export const SEARCH_WORDS = 'tag, alias, run, source, by, stage, status'

// pieces in quotes may hold spaces, and a quote that is never closed runs to the end
const WORD = /(?:[^\s"]|"[^"]*(?:"|$))+/g

class Unreadable extends Error {}

/**
 * What was typed into the search box of versions: `5`, `>=40`, `10..20`, `tag:team=risk`, `alias:champion`, `run:3fa9`, and
 * words of the description. Quotes keep spaces together and signs from being read: `tag:"my key"="two words"`.
 */
export function parseVersionSearch(typed: string): VersionSearch {
  const terms: VersionTerm[] = []
  for (const [word] of typed.matchAll(WORD)) {
    try {
      terms.push(...readWord(word))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { kind: 'problem', part: word, because: error.message }
    }
  }
  return { kind: 'terms', terms }
}

function readWord(word: string): VersionTerm[] {
  if ((word.match(/"/g)?.length ?? 0) % 2 === 1)
    throw new Unreadable('has a quote that is not closed')
  return readNumbers(word) ?? readNamed(word) ?? [{ kind: 'text', part: unquoted(word) }]
}

function readNumbers(word: string): VersionTerm[] | null {
  const [, sign, number] = /^(<=|>=|<|>|=)?v?(\d+)$/i.exec(word) ?? []
  if (number !== undefined) return [numberTerm(signOf(sign), number)]
  if (/^[<>=]+$/.test(word)) throw new Unreadable('needs a number after it, as in >=40')
  if (/^[<>=]/.test(word)) throw new Unreadable('is no comparison with a number, such as >=40')
  const range = /^v?(\d*)\.\.v?(\d*)$/i.exec(word)
  if (range === null) return null
  const [, from = '', to = ''] = range
  if (from === '' && to === '') throw new Unreadable('needs a number on one side, as in 10..20')
  if (from !== '' && to !== '' && compareVersions(from, to) > 0) {
    throw new Unreadable(`goes backwards: ${to}..${from} is the same the right way round`)
  }
  return [
    ...(from === '' ? [] : [numberTerm('>=', from)]),
    ...(to === '' ? [] : [numberTerm('<=', to)]),
  ]
}

const SIGNS: readonly NumberSign[] = ['=', '<', '<=', '>', '>=']
const signOf = (text: string | undefined) => SIGNS.find((sign) => sign === text) ?? '='

function numberTerm(sign: NumberSign, number: string): VersionTerm {
  if (compareVersions(number, HIGHEST_VERSION) > 0) {
    throw new Unreadable(`is beyond the last number that MLflow can give, ${HIGHEST_VERSION}`)
  }
  return { kind: 'number', sign, number: number.replace(/^0+(?=\d)/, '') }
}

function readNamed(word: string): VersionTerm[] | null {
  const [, name = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(word) ?? []
  switch (name.toLowerCase()) {
    case '':
      return null
    case 'tag':
      return [readTag(rest)]
    case 'alias':
      return [{ kind: 'alias', alias: needed(rest, 'an alias: alias:champion').replace(/^@/, '') }]
    case 'run':
      return [{ kind: 'run', part: needed(rest, 'the start of a run’s id: run:3fa9') }]
    case 'source':
      return [{ kind: 'source', part: needed(rest, 'a part of the source: source:models:/churn') }]
    case 'by':
      return [{ kind: 'by', part: needed(rest, 'a name: by:ana') }]
    case 'stage':
      return [{ kind: 'stage', part: needed(rest, 'a stage: stage:production') }]
    case 'status':
      return [{ kind: 'status', part: needed(rest, 'a status: status:failed') }]
    default:
      throw new Unreadable(
        `asks for nothing that versions have. They can be searched by ${SEARCH_WORDS}; in quotes, it is a text to find`,
      )
  }
}

function readTag(rest: string): VersionTerm {
  const parts = /^((?:[^="]|"[^"]*")*)(=?)(.*)$/s.exec(rest)
  const key = needed(parts?.[1] ?? '', 'a key: tag:team=risk')
  return { kind: 'tag', key, value: parts?.[2] === '=' ? unquoted(parts[3] ?? '') : null }
}

function needed(text: string, what: string): string {
  const bare = unquoted(text)
  if (bare.trim() === '') throw new Unreadable(`needs ${what}`)
  return bare
}

const unquoted = (text: string) => text.replaceAll('"', '')
