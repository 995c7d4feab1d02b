import { FlaskPage, invalid, json } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Clause, matches } from '../filter'
import { byCodePoint } from '../like'
import { bool, int, list, message, optional, readMessage, required, string } from '../message'
import { type LoggedModelRow, loggedModelRoot, type MetricRow, type World } from '../world'
import { readExperimentId } from './experiments'
import { columnNamed, parseLoggedModelFilter } from './loggedModelFilter'
import { loggedModelAnswer } from './loggedModels'
import { some } from './rows'

const DATASET = { dataset_name: string, dataset_digest: string }

const ORDER = message({ field_name: string, ascending: optional(bool), ...DATASET })

const SEARCH = {
  experiment_ids: required(list(string)),
  filter: string,
  datasets: list(message(DATASET)),
  max_results: optional(int),
  order_by: list(ORDER),
  page_token: string,
}

type Dataset = ReturnType<typeof SEARCH.datasets.empty>[number]
type OrderBy = ReturnType<typeof ORDER.empty>

/** As the database numbers them. */
const STATUSES = [
  'UNSPECIFIED',
  'LOGGED_MODEL_PENDING',
  'LOGGED_MODEL_READY',
  'LOGGED_MODEL_UPLOAD_FAILED',
]

function column(row: LoggedModelRow, name: string): string | number | undefined {
  switch (name) {
    case 'name':
    case 'model_id':
    case 'source_run_id':
    case 'experiment_id':
    case 'creation_timestamp_ms':
    case 'last_updated_timestamp_ms':
      return row[name]
    case 'model_type':
      return row.model_type ?? ''
    case 'status':
      return String(STATUSES.indexOf(row.status))
    case 'artifact_location':
      return loggedModelRoot(row)
    case 'lifecycle_stage':
      return row.deleted ? 'deleted' : 'active'
    default:
      return undefined
  }
}

/** Without a digest only what was measured without one: MLflow compares with nothing then. */
const isOn = (metric: MetricRow, { dataset_name, dataset_digest }: Dataset) =>
  metric.dataset_name === dataset_name && (metric.dataset_digest ?? '') === dataset_digest

/** A metric clause is met by any value that was logged. */
function isMet(row: LoggedModelRow, clause: Clause, datasets: readonly Dataset[]): boolean {
  switch (clause.entity) {
    case 'tag':
      return matches([clause], (_, key) => row.tags.get(key))
    case 'param':
      return matches([clause], (_, key) => row.params.get(key))
    case 'metric':
      return row.metrics.some(
        (metric) =>
          metric.key === clause.key &&
          matches([clause], () => metric.value) &&
          (datasets.length === 0 || datasets.some((dataset) => isOn(metric, dataset))),
      )
    case 'attribute':
    case 'dataset':
      return matches([clause], (_, key) => column(row, key))
    default:
      return clause.entity satisfies never
  }
}

const later = (a: MetricRow, b: MetricRow) => b.timestamp - a.timestamp || b.step - a.step

/** The latest value of a metric, on the dataset that is asked for. */
function latest(row: LoggedModelRow, key: string, { dataset_name, dataset_digest }: Dataset) {
  return row.metrics
    .filter(
      (metric) =>
        metric.key === key &&
        (dataset_name === '' || metric.dataset_name === dataset_name) &&
        (dataset_digest === '' || metric.dataset_digest === dataset_digest),
    )
    .toSorted(later)[0]?.value
}

type Value = string | number | undefined

function readField(clause: OrderBy): (row: LoggedModelRow) => Value {
  const { field_name } = clause
  const dot = field_name.indexOf('.')
  if (dot < 0) {
    const name = columnNamed(field_name)
    if (name === undefined) throw invalid(`Invalid order by field name: ${field_name}`)
    return (row) => column(row, name)
  }
  if (field_name.slice(0, dot) !== 'metrics')
    throw invalid(`Invalid order by field name: ${field_name}. Only metrics are supported.`)
  const key = field_name.slice(dot + 1)
  return (row) => latest(row, key, clause)
}

/** Without a value last, whichever way. */
function compare(a: Value, b: Value, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return typeof a === 'number' && typeof b === 'number'
    ? sign * (a - b)
    : sign * byCodePoint(String(a), String(b))
}

/** Then the newest first, then by id. */
function orderOf(clauses: readonly OrderBy[]) {
  const asked = clauses.map((clause) => ({
    read: readField(clause),
    sign: (clause.ascending ?? true) ? 1 : -1,
  }))
  const newest = { read: (row: LoggedModelRow): Value => row.creation_timestamp_ms, sign: -1 }
  const byId = { read: (row: LoggedModelRow): Value => row.model_id, sign: 1 }
  return (a: LoggedModelRow, b: LoggedModelRow): number => {
    for (const { read, sign } of [...asked, newest, byId]) {
      const result = compare(read(a), read(b), sign)
      if (result !== 0) return result
    }
    return 0
  }
}

interface Token {
  experiment_ids: string[]
  filter_string: string | null
  order_by: object[] | null
}

/** With the space that Python's json.dumps puts after a colon and a comma. */
const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
    .join(', ')}}`
}

const utf8 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))

const writeToken = (asked: Token, offset: number) => btoa(utf8(spaced({ ...asked, offset })))

/** A token holds for the question that it was given to. */
function readOffset(token: string, asked: Token): number {
  if (token === '') return 0
  let read: Map<string, unknown>
  try {
    const bytes = Uint8Array.from(atob(token), (letter) => letter.charCodeAt(0))
    read = new Map(
      Object.entries(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))),
    )
  } catch {
    throw new FlaskPage(500)
  }
  for (const [key, value] of Object.entries(asked))
    if (spaced(read.get(key) ?? null) !== spaced(value))
      throw invalid(`${key} in the page token does not match the requested one.`)
  return Number(read.get('offset') ?? 0)
}

/** As many as may be seen; a next page only where it will show one. Below zero, nothing and a way back. */
function pageFrom<T>(rows: readonly T[], max: number, offset: number, isSeen: (row: T) => boolean) {
  const items: T[] = []
  let at = Math.max(offset, 0)
  for (const row of rows.slice(at)) {
    if (items.length >= max) break
    if (isSeen(row)) items.push(row)
    at += 1
  }
  if (max < 0) return { items, next: offset + max }
  return { items, next: rows.slice(at).some(isSeen) ? at : undefined }
}

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const said = readMessage(params, SEARCH)
  if (said.datasets.some(({ dataset_name }) => dataset_name === ''))
    throw invalid('`dataset_name` in the `datasets` clause must be specified.')
  const asked: Token = {
    experiment_ids: said.experiment_ids,
    filter_string: said.filter || null,
    order_by:
      some(
        said.order_by.map(({ field_name, ascending = true, dataset_name, dataset_digest }) => ({
          field_name,
          ascending,
          dataset_name: dataset_name || null,
          dataset_digest: dataset_digest || null,
        })),
      ) ?? null,
  }
  const offset = readOffset(said.page_token, asked)
  const clauses = parseLoggedModelFilter(said.filter)
  const order = orderOf(said.order_by)
  const experiments = new Set(said.experiment_ids.map(readExperimentId))
  const measured = clauses.some(({ entity }) => entity === 'metric')
  const rows = [...world.loggedModels.values()]
    .filter((row) => !row.deleted && experiments.has(row.experiment_id))
    .filter((row) => clauses.every((clause) => isMet(row, clause, said.datasets)))
    .filter(
      (row) =>
        measured ||
        said.datasets.length === 0 ||
        row.metrics.some((metric) => said.datasets.some((dataset) => isOn(metric, dataset))),
    )
    .toSorted(order)
  // 0 is the store's own default, which is not the protocol's
  const max = (said.max_results ?? 50) || 100
  const { items, next } = pageFrom(rows, max, offset, viewer.listsLoggedModel)
  return json({
    models: some(items.map(loggedModelAnswer)),
    next_page_token: next === undefined ? undefined : writeToken(asked, next),
  })
}
