import type { Json } from '../../lib/parseJson'
import type { Column } from '../signature'
import type { Findings } from './findings'
import { checkNames, ofRecords, tooFew } from './frames'
import { checkSeries, checkValue } from './nested'
import { castInNumpy } from './numpyCast'
import { type Cell, isMissing, wordOf } from './values'

const isNested = ({ type }: Column) => type.kind === 'array' || type.kind === 'object'

/**
 * `inputs` or `instances` for a signature of columns. What shape the values have decides what they are.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/proto_json_utils.py#L508
 */
export function checkInputs(
  json: Json,
  fields: readonly Column[],
  format: string,
  found: Findings,
) {
  if (fields[0]?.name === null) {
    checkUnnamed(json, fields, format, found)
    return
  }
  if (json.kind === 'map') {
    checkByColumn(new Map(json.entries), fields, format, found)
  } else if (json.kind !== 'list') {
    found.problem(format, `the columns have names; here is ${wordOf(json)}`)
  } else if (fields.length === 1 && !json.items.some(({ kind }) => kind === 'map')) {
    checkByColumn(new Map([[fields[0]?.name ?? '', json]]), fields, format, found)
  } else if (json.items.every(({ kind }) => kind === 'map')) {
    checkRows(json.items, fields, format, found)
  } else {
    found.problem(format, 'the columns have names: give objects, or dataframe_split')
  }
}

/** Column to values: one row of scalars, or lists of one length. */
function checkByColumn(
  given: ReadonlyMap<string, Json>,
  fields: readonly Column[],
  format: string,
  found: Findings,
) {
  checkNames([...given.keys()], fields, format, found)
  // with a list or an object among the columns, the whole body is one row
  const oneRow = fields.some(isNested)
  const lengths = new Set<number>()
  for (const column of fields) {
    const value = given.get(column.name ?? '')
    const path = `${format}.${column.name}`
    if (value === undefined) continue
    if (column.type.kind !== 'scalar') {
      if (column.type.kind === 'map' && !oneRow)
        found.problem(path, 'a map is read in rows only: give a list of objects')
      else if (format === 'instances' && oneRow) found.unsure(path, INSTANCES)
      else checkValue(value, column.type, column.required, path, found)
      if (column.type.kind !== 'any') checkEven(value, path, found)
      continue
    }
    if (value.kind !== 'list') {
      castInNumpy([value], column.type.name, path, found)
    } else if (oneRow) {
      found.problem(path, 'the whole body is one row here, so this must be one value')
    } else {
      lengths.add(value.items.length)
      castInNumpy(value.items, column.type.name, path, found)
    }
  }
  for (const value of given.values())
    if (value.kind === 'list' && !oneRow) lengths.add(value.items.length)
  if (lengths.size > 1) found.problem(format, 'the columns are not all of one length')
}

const INSTANCES =
  'MLflow rearranges instances before it looks at lists and objects: use inputs or dataframe_split'

/** numpy makes no array of lists that differ in length. */
function checkEven(value: Json, path: string, found: Findings) {
  const lengths = (json: Json): string =>
    json.kind === 'list'
      ? `[${[...new Set(json.items.map(lengths))].join('|')}]${json.items.length}`
      : ''
  const inner = value.kind === 'list' ? value.items.filter(({ kind }) => kind === 'list') : []
  if (new Set(inner.map(lengths)).size > 1)
    found.problem(path, 'its inner lists are not all of one length; dataframe_split takes such')
}

function checkRows(
  rows: readonly Json[],
  fields: readonly Column[],
  format: string,
  found: Findings,
) {
  const frame = ofRecords(rows)
  checkNames(frame.names, fields, format, found)
  if (format === 'instances') {
    if (fields.some(isNested)) found.unsure(format, INSTANCES)
    for (const [at, cells] of frame.columns.entries())
      if (cells.includes(null))
        found.problem(`${format}.${frame.names[at]}`, 'not every row has it')
  }
  for (const column of fields) {
    const cells = frame.columns[frame.names.indexOf(column.name)]
    const path = `${format}.${column.name}`
    if (cells === undefined) continue
    if (column.type.kind !== 'scalar') {
      if (format === 'instances' && fields.some(isNested)) continue
      for (const cell of cells) checkValue(cell, column.type, column.required, path, found)
      continue
    }
    castInNumpy(cells, column.type.name, path, found)
    if (!cells.includes(null)) continue
    const { name } = column.type
    if (name === 'integer' || name === 'long')
      found.problem(path, `not every row has it, and a column of ${name} can’t hold that`)
    else if (name !== 'double') found.unsure(path, `not every row has it`)
  }
}

/** A table without names is one numpy array, of the first column's type. */
function checkUnnamed(json: Json, fields: readonly Column[], format: string, found: Findings) {
  const first = fields[0]?.type
  if (json.kind === 'map' || json.raw === 'null') {
    found.problem(
      format,
      `the columns have no names, so a list is expected; here is ${wordOf(json)}`,
    )
    return
  }
  if (
    first?.kind !== 'scalar' ||
    (json.kind === 'list' && json.items.some(({ kind }) => kind === 'map'))
  ) {
    found.unsure(format, 'a signature without names and these values are not checked here')
    return
  }
  const rows =
    json.kind === 'list'
      ? json.items.map((row) => (row.kind === 'list' ? row.items : [row]))
      : [[json]]
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) {
    found.problem(format, 'its lists are not all of one length')
    return
  }
  if (rows.length > 0 && width < fields.length) tooFew(width, fields.length, format, found)
  if (rows.length === 0) found.unsure(format, 'an empty list has no columns')
  for (const row of rows) castInNumpy(row, first.name, format, found)
  for (const [at, { type }] of fields.entries()) {
    if (type.kind === 'scalar' && type.name === first.name) continue
    const widens = type.kind === 'scalar' && WIDENS.has(`${first.name} ${type.name}`)
    if (!widens)
      found.unsure(
        `${format}[${at}]`,
        `all values are read as ${first.name}, the type of the first column`,
      )
  }
}

const WIDENS = new Set(['integer long', 'integer double', 'float double'])

/**
 * A body with `messages`, `prompt` or `input` is handed on as it is: one row, and nothing is cast.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/pyfunc/utils/serving_data_parser.py
 */
export function checkOneRow(
  given: ReadonlyMap<string, Json>,
  fields: readonly Column[],
  found: Findings,
) {
  const values = [...given.values()]
  const oneRow =
    fields.some(isNested) ||
    values.every((value) => value.kind === 'literal' || value.kind === 'text')
  if (!oneRow || fields[0]?.name === null) {
    found.unsure('', 'a body with messages, prompt or input is not checked against this signature')
    return
  }
  checkNames([...given.keys()], fields, '', found)
  for (const { name, type, required } of fields) {
    const value: Cell = given.get(name ?? '') ?? null
    if (value === null) continue
    if (type.kind !== 'scalar') checkValue(value, type, required, name ?? '', found)
    else if (isMissing(value) && type.name !== 'integer' && type.name !== 'long') continue
    else checkSeries([value], type.name, name ?? '', found)
  }
}
