import { FlaskPage, invalid } from './answer'
import { ilike, like } from './like'

// MLflow's filter grammar as its server reads it (sqlparse, then mlflow/utils/search_utils.py), oddities included:
// comparisons need no AND between them, OR is refused, '' and \' stay in a value as they are.

export type Entity = 'attribute' | 'tag' | 'param' | 'metric' | 'dataset'

export interface Grammar {
  /** Searchable attributes; a number takes < <= > >= as well. */
  attributes: ReadonlyMap<string, 'text' | 'number'>
  /** Attributes that take IN. */
  lists: ReadonlySet<string>
  /** Prefixes, plural and singular. */
  entities: ReadonlyMap<string, Entity>
  /** IS NULL works on tags and params; on the registry it crashes the handler. */
  nulls: boolean
}

export interface Clause {
  entity: Entity
  key: string
  comparator: string
  /** Null for IS NULL and IS NOT NULL. */
  value: string | number | readonly string[] | null
}

const NUMBERS = new Set(['=', '!=', '<', '<=', '>', '>='])
const TEXTS = new Set(['=', '!=', 'LIKE', 'ILIKE'])
const LISTS = new Set(['IN', 'NOT IN'])
const NULLS = new Set(['IS NULL', 'IS NOT NULL'])

const TOKEN =
  /(?<space>\s+)|(?<single>'(?:''|\\'|[^'])*')|(?<name>(?:[\p{L}_][\p{L}\p{N}_]*|`[^`]*`|"(?:""|\\"|[^"])*")(?:\.(?:[\p{L}\p{N}_]+|`[^`]*`|"[^"]*"|'[^']*'))*)|(?<number>-?\d+(?:\.\d+)?)|(?<sign>[<>=!]+)|(?<mark>[(),])/uy

interface Token {
  kind: 'single' | 'name' | 'number' | 'sign' | 'mark'
  text: string
}

const refuse = (text: string) => invalid(`Invalid clause(s) in filter string: ${text}`)

function tokens(filter: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < filter.length) {
    const rest = filter.slice(TOKEN.lastIndex)
    const groups = TOKEN.exec(filter)?.groups
    if (!groups) throw refuse(rest)
    for (const kind of ['single', 'name', 'number', 'sign', 'mark'] as const) {
      const text = groups[kind]
      if (text !== undefined) found.push({ kind, text })
    }
  }
  return found
}

const isQuoted = (text: string) => text.length >= 2 && /^(['"]).*\1$/su.test(text)
const isWord = (token: Token | undefined, word: string) =>
  token?.kind === 'name' && token.text.toUpperCase() === word

/** A list is read as a Python literal: escapes count there. */
function listItem(quoted: string): string {
  const quote = quoted.charAt(0)
  const escapes = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['r', '\r'],
  ])
  return quoted
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .replace(/\\([\\'"ntr])/g, (_, character: string) => escapes.get(character) ?? character)
}

class Reader {
  private readonly all: Token[]
  private at = 0

  constructor(all: Token[]) {
    this.all = all
  }

  get done() {
    return this.at >= this.all.length
  }

  peek(ahead = 0) {
    return this.all[this.at + ahead]
  }

  next() {
    const token = this.all[this.at]
    this.at += 1
    return token
  }

  comparator(): string {
    const token = this.next()
    if (token?.kind === 'sign') return token.text
    for (const word of ['LIKE', 'ILIKE', 'IN']) if (isWord(token, word)) return word
    if (isWord(token, 'NOT') && isWord(this.peek(), 'IN')) {
      this.next()
      return 'NOT IN'
    }
    if (isWord(token, 'IS')) {
      const not = isWord(this.peek(), 'NOT')
      if (not) this.next()
      if (isWord(this.next(), 'NULL')) return not ? 'IS NOT NULL' : 'IS NULL'
    }
    throw refuse(token?.text ?? '')
  }

  private listed(): string {
    const token = this.next()
    if (!token || !isQuoted(token.text))
      throw invalid('While parsing a list in the query, expected string value')
    return listItem(token.text)
  }

  list(): string[] {
    const items: string[] = []
    while (this.peek()?.text !== ')') {
      let item = ''
      // Python joins texts that stand side by side
      do item += this.listed()
      while (isQuoted(this.peek()?.text ?? ''))
      items.push(item)
      if (this.peek()?.text === ',') this.next()
      else if (this.peek()?.text !== ')')
        throw invalid('While parsing a list in the query, got ill-formed list.')
    }
    this.next()
    if (items.length === 0) throw invalid('While parsing a list in the query, got empty list')
    return items
  }
}

function identify(name: string, grammar: Grammar): { entity: Entity; key: string } {
  const dot = name.indexOf('.')
  const [prefix, key] = dot < 0 ? ['attribute', name] : [name.slice(0, dot), name.slice(dot + 1)]
  const entity = grammar.entities.get(prefix)
  if (!entity) throw invalid(`Invalid entity type '${prefix}'.`)
  if (entity === 'attribute' && !grammar.attributes.has(key))
    throw invalid(
      `Invalid attribute key '${key}' specified. Valid keys are '{${[...grammar.attributes.keys()].map((each) => `'${each}'`).join(', ')}}'`,
    )
  return { entity, key: isQuoted(key) || /^`.*`$/su.test(key) ? key.slice(1, -1) : key }
}

function comparison(reader: Reader, grammar: Grammar): Clause {
  const left = reader.next()
  if (left?.kind !== 'name' || isWord(left, 'OR')) throw refuse(left?.text ?? '')
  const comparator = reader.comparator()
  if (NULLS.has(comparator) && !grammar.nulls) throw new FlaskPage(500)
  const { entity, key } = identify(left.text, grammar)
  if (NULLS.has(comparator)) {
    if (entity !== 'tag' && entity !== 'param')
      throw invalid(`IS NULL / IS NOT NULL is only supported for tags and params`)
    return { entity, key, comparator, value: null }
  }
  const right = reader.next()
  if (!right) throw refuse(left.text)
  const isNumber =
    entity === 'metric' || (entity === 'attribute' && grammar.attributes.get(key) === 'number')
  const takesList = entity === 'dataset' || (entity === 'attribute' && grammar.lists.has(key))
  const allowed = isNumber ? NUMBERS : right.text === '(' && takesList ? LISTS : TEXTS
  if (!allowed.has(comparator)) throw invalid(`Invalid comparator for ${entity}: ${comparator}`)
  if (right.text === '(') return { entity, key, comparator, value: reader.list() }
  if (isNumber) {
    const text = isQuoted(right.text) ? right.text.slice(1, -1) : right.text
    const number = entity === 'metric' ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
    if (!number.test(text)) throw invalid(`Invalid value for numeric attribute '${key}': ${text}`)
    return { entity, key, comparator, value: Number(text) }
  }
  if (!isQuoted(right.text)) throw invalid(`Expected a quoted string value. Got ${right.text}`)
  return { entity, key, comparator, value: right.text.slice(1, -1) }
}

/** Throws what MLflow answers to a filter it will not take. */
export function parseFilter(filter: string, grammar: Grammar): Clause[] {
  if (filter !== '' && filter.trim() === '')
    throw invalid(`Invalid filter '${filter}'. Could not be parsed.`)
  const reader = new Reader(tokens(filter))
  const clauses: Clause[] = []
  while (!reader.done) {
    if (isWord(reader.peek(), 'AND')) reader.next()
    else clauses.push(comparison(reader, grammar))
  }
  return clauses
}

function compare(have: string | number, { comparator, value }: Clause): boolean {
  switch (comparator) {
    case '=':
      return have === value
    case '!=':
      return have !== value
    case 'LIKE':
      return like(String(have), String(value))
    case 'ILIKE':
      return ilike(String(have), String(value))
    case 'IN':
      return Array.isArray(value) && value.includes(have)
    case 'NOT IN':
      return Array.isArray(value) && !value.includes(have)
    case '<':
      return Number(have) < Number(value)
    case '<=':
      return Number(have) <= Number(value)
    case '>':
      return Number(have) > Number(value)
    case '>=':
      return Number(have) >= Number(value)
    default:
      return comparator === 'IS NOT NULL'
  }
}

/** `read` gives undefined for what a row has not got: no comparison finds it, `!=` neither, only IS NULL. */
export function matches(
  clauses: readonly Clause[],
  read: (entity: Entity, key: string) => string | number | undefined,
): boolean {
  return clauses.every((clause) => {
    const have = read(clause.entity, clause.key)
    return have === undefined ? clause.comparator === 'IS NULL' : compare(have, clause)
  })
}
