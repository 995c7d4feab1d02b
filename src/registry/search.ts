// The grammar of the search box; docs/search.md has it for people. All terms must hold.
//
//   churn "two words"            the name holds it, in any case
//   name:churn  name:churn*      the same; the name begins with it
//   tag:team  tag:team=risk      has the tag; has it with this value
//   tag:team!=risk               has the tag with another value
//   alias:champion[=4]  owner:ana  stage:Production
//   -tag:team  -alias:champion   not so
//
// A part with a space, a quote or `=` in it goes in quotes, where \" is a quote and \\ a backslash.

export type Term = Readonly<
  | { kind: 'word'; text: string }
  | { kind: 'name'; not: boolean; text: string; begins: boolean }
  | { kind: 'tag'; not: boolean; key: string; is: Comparison | null }
  | { kind: 'alias'; not: boolean; alias: string; is: Comparison | null }
  | { kind: 'owner' | 'stage'; not: boolean; value: string }
>

export type Comparison = Readonly<{ sign: '=' | '!='; value: string }>

/** What is wrong with a part; searchFault.ts says it in words. `about` is the key or the sign that it is about. */
export type Fault = Readonly<{
  kind:
    | 'unclosed'
    | 'no-space'
    | 'empty'
    | 'no-such-key'
    | 'nothing-after'
    | 'no-start'
    | 'no-value'
  about: string
}>

/** A part of the text, with its place in it. */
export type Part = Readonly<
  { from: number; to: number } & ({ term: Term } | { term: null; fault: Fault })
>

export type Key = 'tag' | 'alias' | 'owner' | 'stage' | 'name'
export const KEYS: readonly Key[] = ['tag', 'alias', 'owner', 'stage', 'name']
const isKey = (text: string): text is Key => KEYS.some((key) => key === text)

/** What was typed, part by part. Takes any text: what can't be read is a part with the reason. */
export function parseSearch(text: string): Part[] {
  const parts: Part[] = []
  const skip = /\s*/y
  let at = 0
  for (;;) {
    skip.lastIndex = at
    skip.exec(text)
    const from = skip.lastIndex
    if (from >= text.length) return parts
    const reader = new Reader(text, from)
    const read = readPart(reader)
    at = reader.at
    parts.push({ from, to: at, ...read })
  }
}

/** The terms of a text, without what can't be read. */
export const termsOf = (parts: readonly Part[]): Term[] =>
  parts.flatMap(({ term }) => (term === null ? [] : [term]))

class Reader {
  readonly #text: string
  at: number

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'suy')
    sticky.lastIndex = this.at
    const found = sticky.exec(this.#text)?.[0] ?? null
    if (found !== null) this.at += found.length
    return found
  }
}

const QUOTED = /"(?:\\.|[^"\\])*"/
const UNCLOSED: Read = { term: null, fault: { kind: 'unclosed', about: '' } }
type Read = { term: Term } | { term: null; fault: Fault }

function readPart(reader: Reader): Read {
  const fault = (kind: Fault['kind'], about = ''): Read => {
    reader.take(/\S*/)
    return { term: null, fault: { kind, about } }
  }
  const quote = readQuoted(reader)
  if (quote !== null) {
    if (!quote.closed) return UNCLOSED
    if (reader.take(/(?=\S)/) !== null) return fault('no-space')
    if (quote.text === '') return fault('empty')
    return { term: { kind: 'word', text: quote.text } }
  }

  const keyed = reader.take(/-?\p{L}[\p{L}\p{N}_]*:/u)
  if (keyed === null) {
    const text = reader.take(/\S+/) ?? ''
    return { term: { kind: 'word', text } }
  }
  const not = keyed.startsWith('-')
  const key = keyed.slice(not ? 1 : 0, -1).toLowerCase()
  if (!isKey(key)) {
    return fault('no-such-key', key)
  }
  const compares = key === 'tag' || key === 'alias'
  if (key === 'alias') reader.take(/@/)
  const first = readValue(reader, compares ? /(?:(?!!?=)\S)+/ : /\S+/)
  if (!first.closed) return UNCLOSED
  if (first.text === '') return fault('nothing-after', key)
  const text = first.text

  if (key === 'name') {
    const starred = first.quoted ? reader.take(/\*/) !== null : text.endsWith('*')
    const bare = starred && !first.quoted ? text.slice(0, -1) : text
    if (reader.take(/(?=\S)/) !== null) return fault('no-space')
    if (bare === '') return fault('no-start')
    return { term: { kind: 'name', not, text: bare, begins: starred } }
  }
  if (!compares) {
    if (reader.take(/(?=\S)/) !== null) return fault('no-space')
    return { term: { kind: key, not, value: text } }
  }

  const sign = reader.take(/!?=/)
  if (sign === null) {
    if (reader.take(/(?=\S)/) !== null) return fault('no-space')
    return { term: withComparison(key, not, text, null) }
  }
  const value = readValue(reader, /\S+/)
  if (!value.closed) return UNCLOSED
  if (value.text === '' && !value.quoted) {
    return fault('no-value', sign)
  }
  if (reader.take(/(?=\S)/) !== null) return fault('no-space')
  return {
    term: withComparison(key, not, text, { sign: sign === '=' ? '=' : '!=', value: value.text }),
  }
}

const withComparison = (
  kind: 'tag' | 'alias',
  not: boolean,
  text: string,
  is: Comparison | null,
): Term => (kind === 'tag' ? { kind, not, key: text, is } : { kind, not, alias: text, is })

interface Value {
  text: string
  quoted: boolean
  closed: boolean
}

function readQuoted(reader: Reader): Value | null {
  const text = reader.take(QUOTED)
  if (text !== null) {
    const inside = text.slice(1, -1).replace(/\\(["\\])/g, '$1')
    return { text: inside, quoted: true, closed: true }
  }
  // up to the end: what follows an open quote belongs to it
  if (reader.take(/".*/) === null) return null
  return { text: '', quoted: true, closed: false }
}

const readValue = (reader: Reader, bare: RegExp): Value =>
  readQuoted(reader) ?? { text: reader.take(bare) ?? '', quoted: false, closed: true }
