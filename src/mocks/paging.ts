import { FlaskPage, invalid, MlflowFailure } from './answer'

/** Python's json.dumps puts a space after the colon; clients must not care, and the contract suite compares it. */
const token = (offset: number) => btoa(`{"offset": ${offset}}`)

function decode(text: string): string {
  // Python drops what is not in the alphabet, then asks for whole groups of four
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  if (kept.length % 4 !== 0) throw invalid('Invalid page token, could not base64-decode')
  try {
    return atob(kept)
  } catch {
    throw invalid('Invalid page token, could not base64-decode')
  }
}

/** Throws for what MLflow refuses, its own `{"offset": 0}` included. */
export function readToken(text: string): number {
  if (text === '') return 0
  const json = decode(text)
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    throw invalid(`Invalid page token, decoded value=${json}`)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new FlaskPage(500)
  const offset: unknown = new Map(Object.entries(parsed)).get('offset')
  const whole = typeof offset === 'string' ? /^\s*[+-]?\d+\s*$/.test(offset) : true
  if (!offset || !whole || !Number.isFinite(Number(offset)))
    throw invalid(`Invalid page token, parsed value=${json}`)
  return Math.trunc(Number(offset))
}

/** One row more is asked than wanted, to see whether there is a next page; so 0 and -1 answer nothing but a token. */
export function page<T>(rows: readonly T[], max: number, pageToken: string) {
  const offset = readToken(pageToken)
  const limit = max + 1
  // sqlite takes a negative offset for none
  const from = Math.max(offset, 0)
  const found = rows.slice(from, limit < 0 ? undefined : from + limit)
  const next = found.length === limit ? token(offset + max) : undefined
  return { items: found.slice(0, max), next }
}

/**
 * A page of what may be seen, filled up from the rows that follow, as MLflow does it after its own search: a full page
 * has a token even when nothing that may be seen is left.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/auth/__init__.py#L5941
 */
export function seenPage<T>(
  rows: readonly T[],
  max: number,
  pageToken: string,
  isSeen: (row: T) => boolean,
) {
  const first = page(rows, max, pageToken)
  const items = first.items.filter(isSeen)
  let { next } = first
  while (items.length < max && next !== undefined) {
    const offset = readToken(next)
    const more = rows.slice(offset, offset + max - items.length)
    items.push(...more.filter(isSeen))
    next = more.length === 0 ? undefined : token(offset + more.length)
  }
  return { items, next }
}

type Order<T> = (a: T, b: T) => number

/**
 * `order_by` clauses, each `key [ASC|DESC]`. `fields` maps what may be named to its column; naming a column twice is a
 * 500 of MLflow's. `last` are the tie-breakers, left out when named.
 */
export function ordering<T>(
  clauses: readonly string[],
  fields: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, Order<T>>,
  last: readonly string[],
): Order<T> {
  const orders: Order<T>[] = []
  const seen = new Set<string>()
  const add = (column: string, sign: number) => {
    const order = columns.get(column)
    if (order) orders.push((a, b) => sign * order(a, b))
  }
  for (const clause of clauses) {
    const words = clause.split(/\s+/)
    const [key = '', direction = 'asc'] = words
    // quotes are taken off only where a direction follows
    const column = fields.get(words.length === 1 ? key : key.replace(/^(["`])(.*)\1$/, '$2'))
    if (words.length > 2 || !/^(asc|desc)$/i.test(direction))
      throw invalid(`Invalid ordering key in order_by clause '${clause}'.`)
    if (column === undefined) {
      const known = [...new Set(fields.values())].map((each) => `'${each}'`).join(', ')
      throw invalid(`Invalid order by key '${key}' specified. Valid keys are '{${known}}'`)
    }
    if (seen.has(column))
      throw new MlflowFailure(
        'INTERNAL_ERROR',
        `\`order_by\` contains duplicate fields: [${clauses.map((each) => `'${each}'`).join(', ')}]`,
      )
    seen.add(column)
    add(column, direction.toLowerCase() === 'desc' ? -1 : 1)
  }
  for (const clause of last) {
    const [column = '', direction] = clause.split(' ')
    if (!seen.has(column)) add(column, direction === 'desc' ? -1 : 1)
  }
  return (a, b) => {
    for (const order of orders) {
      const result = order(a, b)
      if (result !== 0) return result
    }
    return 0
  }
}
