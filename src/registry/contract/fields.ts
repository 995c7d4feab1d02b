import { MOST_FIELDS } from '../parseSignature'
import type { Column, Field, Tensor } from '../signature'
import { compareUnnamed, dropNames, takeNames } from './positions'
import { type Named, byName, compareNamed } from './named'
import { effectOn } from './places'
import type { Rules, Side } from './rule'
import { compareRows } from './rows'
import { compareTensors } from './tensors'

type Shelf =
  | { kind: 'named'; columns: readonly Named[] }
  | { kind: 'unnamed'; columns: readonly Column[] }
  | { kind: 'tensors'; tensors: readonly Tensor[] }

/** Inputs with inputs, or outputs with outputs. */
export function compareFields(
  before: readonly Field[],
  after: readonly Field[],
  side: Exclude<Side, 'params'>,
  found: Rules,
) {
  if (before.length === 0 && after.length === 0) return
  const [old, now] = [shelve(before), shelve(after)]
  const path = [side]
  if (typeof old === 'string') found.unknown(path, `${side}: ${old}`)
  else if (typeof now === 'string') found.unknown(path, `${side}: ${now}`)
  else if (old.kind === 'tensors' && now.kind === 'tensors') {
    compareTensors(old.tensors, now.tensors, side, found)
  } else if (old.kind === 'tensors' || now.kind === 'tensors') {
    const [from, to] = old.kind === 'tensors' ? ['tensors', 'columns'] : ['columns', 'tensors']
    const who = side === 'inputs' ? 'callers send' : 'readers expect'
    const what = old.kind === 'tensors' ? 'arrays' : 'tables and rows'
    found.add(
      'kind-changed',
      path,
      effectOn(side, 'refused'),
      `${side} were ${from} and are ${to} now: ${who} ${what}`,
    )
  } else {
    compareColumns(old, now, side, found)
    if (side === 'inputs') compareRows(old.columns, now.columns, found)
  }
}

type Columns = Exclude<Shelf, { kind: 'tensors' }>

function compareColumns(old: Columns, now: Columns, side: Exclude<Side, 'params'>, found: Rules) {
  if (old.kind === 'named' && now.kind === 'named')
    compareNamed(old.columns, now.columns, [side], 'columns', found)
  else if (old.kind === 'named') dropNames(old.columns, now.columns, side, found)
  else if (now.kind === 'named') takeNames(now.columns, side, found)
  else compareUnnamed(old.columns, now.columns, side, found)
}

/** What a list of fields is, or why that can't be said. MLflow loads no list that is empty or mixed. */
function shelve(fields: readonly Field[]): Shelf | string {
  const tensors = fields.filter((field) => field.kind === 'tensor')
  const columns = fields.filter((field) => field.kind === 'column')
  if (fields.length >= MOST_FIELDS) return 'there are too many to compare'
  if (fields.length === 0) return 'the list is empty'
  if (tensors.length === fields.length) return { kind: 'tensors', tensors }
  if (columns.length < fields.length) return 'not all could be read'
  const named = columns.flatMap((column) =>
    column.name === null ? [] : { ...column, name: column.name },
  )
  if (named.length === columns.length)
    return { kind: 'named', columns: [...byName(named).values()] }
  return named.length === 0
    ? { kind: 'unnamed', columns }
    : 'some columns have names and some have none'
}
