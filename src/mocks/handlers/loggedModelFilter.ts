import { FlaskPage, invalid, MlflowFailure } from '../answer'
import type { Clause, Entity } from '../filter'
import { isWord, Reader, type Token, tokens } from '../filterTokens'

// Logged models have a grammar of their own: a value needs no quotes, double ones are a part of it, and lists go with
// any text. https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/search_logged_model_utils.py

const ENTITIES: ReadonlyMap<string, Entity> = new Map([
  ['attributes', 'attribute'],
  ['metrics', 'metric'],
  ['params', 'param'],
  ['tags', 'tag'],
])

const TEXT_COLUMNS = [
  'name',
  'model_id',
  'model_type',
  'source_run_id',
  'status',
  'status_message',
  'experiment_id',
  'artifact_location',
  'lifecycle_stage',
]

/** By the names that may be given. */
const NUMBER_COLUMNS = {
  creation_time: 'creation_timestamp_ms',
  creation_timestamp: 'creation_timestamp_ms',
  creation_timestamp_ms: 'creation_timestamp_ms',
  last_updated_timestamp: 'last_updated_timestamp_ms',
  last_updated_timestamp_ms: 'last_updated_timestamp_ms',
}

const COLUMNS = new Map<string, { column: string; isNumber: boolean }>([
  ...TEXT_COLUMNS.map((name) => [name, { column: name, isNumber: false }] as const),
  ...Object.entries(NUMBER_COLUMNS).map(
    ([name, column]) => [name, { column, isNumber: true }] as const,
  ),
])

export const columnNamed = (name: string) => COLUMNS.get(name)?.column

const bare = (text: string) => text.replace(/^`+|`+$/g, '')

function identify(name: string): { entity: Entity; key: string; isNumber: boolean } {
  const [, prefix = '', rest = ''] = /^([a-z]+)\.(.+)$/s.exec(name) ?? []
  if (prefix !== '') {
    const entity = ENTITIES.get(prefix)
    if (!entity)
      throw invalid(
        `Invalid entity type: '${prefix}'. Expected one of ['attributes', 'metrics', 'params', 'tags'].`,
      )
    if (entity !== 'attribute') return { entity, key: bare(rest), isNumber: entity === 'metric' }
  }
  const asked = bare(prefix === '' ? name : rest)
  const column = COLUMNS.get(asked)
  if (!column)
    throw new MlflowFailure(
      'INTERNAL_ERROR',
      `type object 'SqlLoggedModel' has no attribute '${asked}'`,
    )
  return { entity: 'attribute', key: column.column, isNumber: column.isNumber }
}

const NUMBERS = ['<', '<=', '>', '>=', '=', '!=']
const TEXTS = ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN']

function readNumber(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (Number.isNaN(value))
    throw new MlflowFailure('INTERNAL_ERROR', `could not convert string to float: "${text}"`)
  return value
}

function comparison(reader: Reader, filter: string): Clause {
  const left = reader.next()
  const right = (): Token => {
    const token = reader.next()
    if (!token)
      throw invalid(
        `Invalid filter string: '${filter}'. Expected a list of comparisons separated by 'AND' (e.g. 'metrics.loss > 0.1 AND params.lr = 0.01').`,
      )
    return token
  }
  if (left?.kind !== 'name' || isWord(left, 'OR') || reader.done) {
    right()
    throw invalid(`Invalid filter string: '${filter}'.`)
  }
  const comparator = reader.comparator()
  const { entity, key, isNumber } = identify(left.text)
  const allowed = isNumber ? NUMBERS : TEXTS
  if (!allowed.includes(comparator))
    throw invalid(
      `Invalid comparison operator for ${left.text}: '${comparator}'. Expected one of ${allowed.join(', ')}.`,
    )
  const { text } = right()
  if (isNumber) return { entity, key, comparator, value: readNumber(text) }
  if (text === '(') return { entity, key, comparator, value: reader.list() }
  // a list is what IN takes, and anything else crashes it
  if (comparator.endsWith('IN')) throw new FlaskPage(500)
  return { entity, key, comparator, value: text.replace(/^'+|'+$/g, '') }
}

/** Throws what MLflow answers to a filter it will not take. */
export function parseLoggedModelFilter(filter: string): Clause[] {
  return new Reader(tokens(filter)).comparisons((reader) => comparison(reader, filter))
}
