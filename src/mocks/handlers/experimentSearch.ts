import { invalid, json } from '../answer'
import type { Params } from '../ask'
import type { Viewer } from '../auth/viewer'
import { type Clause, type Entity, type Grammar, matches, parseFilter } from '../filter'
import { byCodePoint } from '../like'
import { checked, int, list, oneOf, readMessage, string } from '../message'
import { seenPage } from '../paging'
import type { ExperimentRow, World } from '../world'
import { experimentAnswer, readExperimentId } from './experiments'
import { readOrderBy } from './orderBy'
import { some } from './rows'

const GRAMMAR: Grammar = {
  attributes: new Map([
    ['name', 'text'],
    ['experiment_id', 'text'],
    ['creation_time', 'number'],
    ['last_update_time', 'number'],
  ]),
  lists: new Set(['experiment_id']),
  entities: new Map([
    ['attribute', 'attribute'],
    ['tag', 'tag'],
    ['tags', 'tag'],
  ]),
  numbers: 'whole',
  nulls: true,
}

export const VIEWS = ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'] as const

/** Whether a stage of life is in view; without a view, what is alive. */
export const inView = (view: (typeof VIEWS)[number] | undefined, stage: string) =>
  view === 'ALL' || (stage === 'deleted') === (view === 'DELETED_ONLY')

/** Ids are compared as numbers, and only for being the same. */
function readIds(clause: Clause): Clause {
  const { entity, key, comparator, value } = clause
  if (entity !== 'attribute' || key !== 'experiment_id') return clause
  if (!['=', '!=', 'IN', 'NOT IN'].includes(comparator))
    throw invalid(`Invalid comparator for experiment_id: ${comparator}`)
  if (typeof value === 'string') return { ...clause, value: readExperimentId(value) }
  return { ...clause, value: Array.isArray(value) ? value.map(readExperimentId) : value }
}

function read(row: ExperimentRow, entity: Entity, key: string): string | number | undefined {
  if (entity === 'tag') return row.tags.get(key)
  switch (key) {
    case 'name':
      return row.name
    case 'experiment_id':
      return row.experiment_id
    case 'creation_time':
      return row.creation_time
    default:
      return row.last_update_time
  }
}

function compare(a: ExperimentRow, b: ExperimentRow, key: string): number {
  if (key === 'experiment_id') return Number(a.experiment_id) - Number(b.experiment_id)
  const [left, right] = [read(a, 'attribute', key), read(b, 'attribute', key)]
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : byCodePoint(String(left), String(right))
}

/** The latest first; of the same time the first made, unless another order was asked for. */
function orderOf(clauses: readonly string[]) {
  const asked = clauses.length > 0 ? clauses : ['creation_time DESC', 'experiment_id ASC']
  const fields = asked.map((clause) => {
    const { entity, key, sign } = readOrderBy(clause, GRAMMAR)
    if (entity !== 'attribute') throw invalid(`Invalid order_by entity: ${entity}`)
    return { key, sign }
  })
  const all = [...fields, { key: 'experiment_id', sign: -1 }]
  return (a: ExperimentRow, b: ExperimentRow): number => {
    for (const { key, sign } of all) {
      const result = compare(a, b, key)
      if (result !== 0) return sign * result
    }
    return 0
  }
}

const SEARCH = {
  view_type: oneOf(VIEWS),
  max_results: int,
  order_by: list(string),
  filter: string,
  page_token: string,
}

export function search(world: World, params: Params, _id: string, viewer: Viewer) {
  const { view_type, max_results, order_by, filter, page_token } = readMessage(params, {
    ...SEARCH,
    max_results: checked(int, () => true),
  })
  if (max_results < 1 || max_results > 50_000)
    throw invalid(
      `Invalid value ${max_results} for parameter 'max_results' supplied. It must be a positive integer`,
    )
  const clauses = parseFilter(filter, GRAMMAR).map(readIds)
  const rows = [...world.experiments.values()]
    .filter((row) => inView(view_type, row.lifecycle_stage))
    .filter((row) => matches(clauses, (entity, key) => read(row, entity, key)))
    .toSorted(orderOf(order_by))
  const { items, next } = seenPage(rows, max_results, page_token, (row) =>
    viewer.listsExperiment(row.experiment_id),
  )
  return json({
    experiments: some(items.map((row) => experimentAnswer(world, row))),
    next_page_token: next,
  })
}
