import type { Json } from '../../lib/parseJson'
import type { Column } from '../signature'
import type { Findings } from './findings'
import { castInFrame } from './frameCast'
import { checkValue } from './nested'
import { type Cell, wordOf } from './values'

/** A data frame before its types are looked at. `names` are null where the body gives none: pandas then counts. */
export interface Frame {
  names: readonly (string | null)[]
  columns: readonly (readonly Cell[])[]
}

/** The table in `dataframe_split` or `dataframe_records`; null when there is none, and why is in `found`. */
export function readFrame(format: string, json: Json, found: Findings): Frame | null {
  return format === 'dataframe_split' ? readSplit(json, found) : readRecords(json, found)
}

const SPLIT = 'dataframe_split'
const SPLIT_KEYS = new Set(['columns', 'data', 'index'])

function readSplit(json: Json, found: Findings): Frame | null {
  const refuse = (path: string, because: string) => {
    found.problem(path, because)
    return null
  }
  if (json.kind !== 'map')
    return refuse(SPLIT, `${wordOf(json)} stands where an object was expected`)
  const at = new Map(json.entries)
  for (const key of at.keys())
    if (!SPLIT_KEYS.has(key)) found.problem(SPLIT, `there is no place for ${JSON.stringify(key)}`)
  const [data, columns] = ['data', 'columns'].map((key) => at.get(key))
  if (data === undefined) return refuse(SPLIT, '“data” is missing')
  if (data.kind !== 'list') {
    found.unsure(`${SPLIT}.data`, 'pandas may read this; a list of rows is what is checked here')
    return null
  }
  const rows = data.items.map((row) => (row.kind === 'list' ? row.items : [row]))
  if (
    new Set(data.items.map(({ kind }) => kind === 'list')).size > 1 ||
    data.items.some(({ kind }) => kind === 'map')
  ) {
    found.unsure(`${SPLIT}.data`, 'pandas may read this; a list of rows is what is checked here')
    return null
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const names = namesOf(columns, width)
  if (names === null) return refuse(`${SPLIT}.columns`, 'it is no list of names')
  if (rows.length > 0 && names.length !== width)
    return refuse(
      SPLIT,
      `${names.length} columns are named, and the longest row has ${width} values`,
    )
  return { names, columns: names.map((_, place) => rows.map((row) => row[place] ?? null)) }
}

function namesOf(columns: Json | undefined, width: number): readonly (string | null)[] | null {
  if (columns === undefined || columns.raw === 'null')
    return Array.from({ length: width }, () => null)
  if (columns.kind !== 'list') return null
  return columns.items.map((name) => (name.kind === 'text' ? name.value : null))
}

function readRecords(json: Json, found: Findings): Frame | null {
  if (json.kind !== 'list') {
    found.problem(
      'dataframe_records',
      `${wordOf(json)} stands where a list of records was expected`,
    )
    return null
  }
  if (!json.items.every(({ kind }) => kind === 'map')) {
    const mixed = json.items.some(({ kind }) => kind === 'map' || kind === 'list')
    if (mixed) found.unsure('dataframe_records', 'not all entries are objects')
    return mixed ? null : { names: [null], columns: [json.items] }
  }
  return ofRecords(json.items)
}

/** Rows as objects to columns; what a row lacks is absent. */
export function ofRecords(rows: readonly Json[]): Frame {
  const columns = new Map<string, Cell[]>()
  for (const [at, row] of rows.entries()) {
    if (row.kind !== 'map') continue
    for (const [name, value] of row.entries) {
      const cells = columns.get(name) ?? Array.from({ length: rows.length }, () => null)
      cells[at] = value
      columns.set(name, cells)
    }
  }
  return { names: [...columns.keys()], columns: [...columns.values()] }
}

export const COUNT_ONLY =
  'the signature names no columns, so only their number and types are checked'

/** What comes in a frame against the columns of a signature. */
export function checkFrame(
  frame: Frame,
  fields: readonly Column[],
  format: string,
  found: Findings,
) {
  if (fields[0]?.name === null) {
    if (frame.columns.length < fields.length)
      tooFew(frame.columns.length, fields.length, format, found)
    for (const [at, column] of fields.entries())
      castColumn(frame.columns[at] ?? [], column, `${format}[${at}]`, found)
    return
  }
  checkNames(frame.names, fields, format, found)
  for (const column of fields) {
    const at = frame.names.indexOf(column.name)
    const path = `${format}.${column.name}`
    if (at >= 0 && frame.names.lastIndexOf(column.name) !== at)
      found.problem(path, 'two columns have this name')
    else if (at >= 0) castColumn(frame.columns[at] ?? [], column, path, found)
  }
}

export function tooFew(given: number, needed: number, path: string, found: Findings) {
  found.problem(path, `${needed} columns are needed, and here are ${given}`)
}

/** Missing columns are refused unless optional, extra ones dropped. */
export function checkNames(
  names: readonly (string | null)[],
  fields: readonly { name: string | null; required?: boolean }[],
  path: string,
  found: Findings,
) {
  const given = new Set(names)
  const known = new Set(fields.map(({ name }) => name))
  for (const { name, required } of fields) {
    if (required !== false && name !== null && !given.has(name))
      found.problem(path, `${JSON.stringify(name)} is required and missing`)
  }
  for (const name of given) {
    if (name !== null && !known.has(name))
      found.warn(path, `${JSON.stringify(name)} is not in the signature; it is dropped`)
  }
}

function castColumn(cells: readonly Cell[], column: Column, path: string, found: Findings) {
  const { type, required } = column
  if (type.kind === 'scalar') castInFrame(cells, type.name, path, found)
  else for (const cell of cells) checkValue(cell, type, required, path, found)
}
