import { FlaskPage, invalid } from './answer'
import { isQuoted, isWord, Reader, refuse, type Token, tokens } from './filterTokens'
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
  /** Numbers of attributes: as runs and experiments take them, or (left out) as the registry does: whole, quoted or not. */
  numbers?: 'any' | 'whole'
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
const DATASET_KEYS = new Map([
  ['name', 'text'],
  ['digest', 'text'],
  ['context', 'text'],
])

const LISTS = new Set(['IN', 'NOT IN'])
const NULLS = new Set(['IS NULL', 'IS NOT NULL'])

const unquoted = (name: string) =>
  isQuoted(name) || /^`.*`$/su.test(name) ? name.slice(1, -1) : name

function identify(name: string, grammar: Grammar): { entity: Entity; key: string } {
  const dot = name.indexOf('.')
  const [prefix, rest] = dot < 0 ? ['attribute', name] : [name.slice(0, dot), name.slice(dot + 1)]
  const entity = grammar.entities.get(unquoted(prefix))
  if (!entity) throw invalid(`Invalid entity type '${prefix}'.`)
  const key = unquoted(rest)
  const known = entity === 'attribute' ? grammar.attributes : DATASET_KEYS
  if ((entity === 'attribute' || entity === 'dataset') && !known.has(key))
    throw invalid(
      `Invalid ${entity} key '${key}' specified. Valid keys are '{${[...known.keys()].map((each) => `'${each}'`).join(', ')}}'`,
    )
  return { entity, key }
}

function readNumber({ kind, text }: Token, numbers: Grammar['numbers'], key: string): number {
  const plain = numbers === undefined && isQuoted(text) ? text.slice(1, -1) : text
  const fits = numbers === 'any' ? kind === 'number' : /^-?\d+$/.test(plain)
  if (!fits) throw invalid(`Invalid value for numeric attribute '${key}': ${text}`)
  return Number(plain)
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
  if (isNumber)
    return {
      entity,
      key,
      comparator,
      value: readNumber(right, entity === 'metric' ? 'any' : grammar.numbers, key),
    }
  if (!isQuoted(right.text)) throw invalid(`Expected a quoted string value. Got ${right.text}`)
  return { entity, key, comparator, value: right.text.slice(1, -1) }
}

/** Throws what MLflow answers to a filter it will not take. */
export function parseFilter(filter: string, grammar: Grammar): Clause[] {
  if (filter !== '' && filter.trim() === '')
    throw invalid(`Invalid filter '${filter}'. Could not be parsed.`)
  return new Reader(tokens(filter)).comparisons((reader) => comparison(reader, grammar))
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
