import { MlflowFailure } from '../answer'
import type { Entity, Grammar } from '../filter'
import { byCodePoint } from '../like'
import type { RunRow } from '../world'
import { readOrderBy } from './orderBy'

// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/tracking/sqlalchemy_store.py#L10093

type Value = string | number | undefined
type Read = (run: RunRow, entity: Entity, key: string) => Value

const ALIASES = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
])

/** What has no value comes last, and NaN before it, whichever way is asked. */
const rank = (value: Value) => (value === undefined ? 2 : Number.isNaN(value) ? 1 : 0)

function compare(a: Value, b: Value, sign: number): number {
  if (rank(a) !== rank(b) || rank(a) > 0) return rank(a) - rank(b)
  return typeof a === 'number' && typeof b === 'number'
    ? sign * (a - b)
    : sign * byCodePoint(String(a), String(b))
}

/** Runs by `order_by`; then the latest first, then by id. */
export function runOrder(clauses: readonly string[], grammar: Grammar, read: Read) {
  const fields = clauses.map((clause) => readOrderBy(clause, grammar, ALIASES))
  const named = fields.map(({ entity, key }) => `${entity} ${key}`)
  if (new Set(named).size < named.length)
    throw new MlflowFailure('INTERNAL_ERROR', '`order_by` contains duplicate fields')
  const latest = { entity: 'attribute', key: 'start_time', sign: -1 } as const
  const all = named.includes('attribute start_time') ? fields : [...fields, latest]
  return (a: RunRow, b: RunRow): number => {
    for (const { entity, key, sign } of all) {
      const result = compare(read(a, entity, key), read(b, entity, key), sign)
      if (result !== 0) return result
    }
    return byCodePoint(a.run_id, b.run_id)
  }
}
