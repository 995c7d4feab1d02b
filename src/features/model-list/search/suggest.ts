import type { Count, Facets } from '../../../registry/facets'
import type { Key } from '../../../registry/search'
import { type ChipTerm } from './typed'
import { searchText } from '../../../registry/searchText'

export interface Suggestion {
  /** What takes the place of the part being typed. */
  text: string
  /** It is a whole term; else there is more to type. */
  whole: boolean
  /** What it means, where the text does not say it. */
  detail: string
  /** How many of the models read have it; null for what was not counted. */
  models: number | null
}

const MOST = 8

const HELP: readonly { key: Key; detail: string }[] = [
  { key: 'tag', detail: 'has a tag: tag:team, tag:team=risk, tag:team!=risk' },
  { key: 'alias', detail: 'has an alias: alias:champion' },
  { key: 'owner', detail: 'of this owner or team' },
  { key: 'stage', detail: 'has a version in this stage' },
  { key: 'name', detail: 'name begins with: name:card*' },
]

/** What may be meant by `part`, the part of the search that is being typed. */
export function suggest(part: string, facets: Facets): Suggestion[] {
  const keyed = /^(-?)(\p{L}+):(.*)$/su.exec(part)
  if (keyed === null) return suggestAnything(part, facets)
  const [, minus, key = '', typed = ''] = keyed
  const not = minus === '-'
  const whole = (counts: readonly Count[], term: (text: string) => ChipTerm) =>
    matching(counts, loose(typed)).map((count) => option(term(count.text), count))
  switch (key.toLowerCase()) {
    case 'alias':
      return whole(facets.aliases, (alias) => ({ kind: 'alias', not, alias, is: null }))
    case 'owner':
      return whole(facets.owners, (value) => ({ kind: 'owner', not, value }))
    case 'stage':
      return whole(facets.stages, (value) => ({ kind: 'stage', not, value }))
    case 'tag':
      return suggestTag(typed, not, facets)
    default:
      return []
  }
}

function suggestTag(typed: string, not: boolean, { tags }: Facets): Suggestion[] {
  const [, quoted, bare, sign = '', value = ''] =
    /^(?:"((?:\\.|[^"\\])*)"?|((?:(?!!?=).)*))(!?=)?(.*)$/su.exec(typed) ?? []
  const key = quoted ?? bare ?? ''
  const known = tags.find(({ text }) => text === key)
  const valuesOf = (comparison: '=' | '!=', wanted: string) =>
    matching(known?.values ?? [], wanted).map((count) =>
      option(
        { kind: 'tag', not, key, is: { sign: comparison, value: count.text } },
        comparison === '=' ? count : null,
      ),
    )
  if (sign !== '') return valuesOf(sign === '=' ? '=' : '!=', loose(value))
  const keys = matching(tags, key)
    .filter(({ text }) => text !== key)
    .map((count): Suggestion => {
      const text = searchText({ kind: 'tag', not, key: count.text, is: null })
      return { text: `${text}=`, whole: false, detail: 'with a value', models: count.models }
    })
  if (known === undefined) return keys
  const any = { ...option({ kind: 'tag', not, key, is: null }, known), detail: 'with any value' }
  return [any, ...valuesOf('=', ''), ...keys].slice(0, MOST)
}

/** For a word: a key that begins so, and whatever was read that holds it. */
function suggestAnything(word: string, { aliases, owners, tags }: Facets): Suggestion[] {
  const helps = HELP.filter(({ key }) => `${key}:`.startsWith(word.toLowerCase())).map(
    ({ key, detail }): Suggestion => ({ text: `${key}:`, whole: false, detail, models: null }),
  )
  if (word === '') return helps
  const found = [
    ...matching(aliases, word).map((count) =>
      option({ kind: 'alias', not: false, alias: count.text, is: null }, count),
    ),
    ...matching(owners, word).map((count) =>
      option({ kind: 'owner', not: false, value: count.text }, count),
    ),
    ...tags.flatMap(({ text: key, values }) =>
      // what a column of owners says already is not offered twice
      (key === 'owner' ? [] : matching(values, word)).map((count) =>
        option({ kind: 'tag', not: false, key, is: { sign: '=', value: count.text } }, count),
      ),
    ),
  ]
  found.sort((a, b) => (b.models ?? 0) - (a.models ?? 0))
  return [...helps, ...found].slice(0, MOST)
}

const option = (term: ChipTerm, count: Count | null): Suggestion => ({
  text: searchText(term),
  whole: true,
  detail: '',
  models: count?.models ?? null,
})

const matching = <T extends Count>(counts: readonly T[], typed: string): T[] => {
  const wanted = typed.toLowerCase()
  return counts.filter(({ text }) => text.toLowerCase().includes(wanted)).slice(0, MOST)
}

/** A value that is still being typed, perhaps in quotes, perhaps with an @. */
const loose = (typed: string) => typed.replace(/^@/, '').replace(/^"|"$/g, '')
