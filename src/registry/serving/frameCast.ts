import type { DataType } from '../signature'
import { readDate } from './dates'
import { type Findings, shown } from './findings'
import {
  type Cell,
  dtypeOf,
  integerOf,
  isIntegerText,
  isMissing,
  isNumberText,
  kindOf,
  within,
  wordOf,
} from './values'

export type Scalar = Extract<DataType, { kind: 'scalar' }>['name']

const BITS = { integer: 32, long: 64 } as const

/**
 * A column of a data frame, cast to its type as the server does before it checks anything: pandas' `astype`, which
 * takes far more than the signature says.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/proto_json_utils.py#L276
 */
export function castInFrame(cells: readonly Cell[], to: Scalar, path: string, found: Findings) {
  switch (to) {
    case 'string':
      warnNoText(cells, path, found)
      return
    case 'boolean':
      warnNoBoolean(cells, path, found)
      return
    case 'integer':
    case 'long':
      castIntegers(cells, to, path, found)
      return
    case 'float':
    case 'double':
      castNumbers(cells, to, path, found)
      return
    case 'binary':
      castBinary(cells, path, found)
      return
    case 'datetime':
      castDates(cells, path, found)
      return
    default:
      to satisfies never
  }
}

function warnNoText(cells: readonly Cell[], path: string, found: Findings) {
  for (const cell of cells) {
    if (cell === null || isMissing(cell) || cell.kind === 'text') continue
    found.warn(path, 'no text', `${shown(cell)} is no text; the model gets it as it is`)
  }
}

function warnNoBoolean(cells: readonly Cell[], path: string, found: Findings) {
  for (const cell of cells) {
    if (kindOf(cell) === 'boolean') continue
    const what = cell === null ? 'nothing' : shown(cell)
    found.warn(path, 'no boolean', `${what} is no boolean; it becomes true or false without a word`)
  }
}

function castIntegers(
  cells: readonly Cell[],
  type: 'integer' | 'long',
  path: string,
  found: Findings,
) {
  const dtype = dtypeOf(cells)
  for (const cell of cells) {
    if (cell === null || isMissing(cell)) {
      found.problem(path, 'missing', `a value is missing, and a column of ${type} can’t hold that`)
      continue
    }
    const kind = kindOf(cell)
    if (kind === 'boolean') {
      found.warn(path, 'boolean', `${cell.raw} becomes ${cell.raw === 'true' ? 1 : 0}`)
    } else if (kind === 'number') {
      if (dtype === 'str') found.problem(path, 'mixed', `${shown(cell)} stands among texts`)
      else if (!Number.isInteger(Number(cell.raw)))
        found.warn(path, 'fraction', `${cell.raw} loses its fraction without a word`)
    } else if (cell.kind === 'text') {
      if (isIntegerText(cell.value))
        found.warn(path, 'text', `the text ${shown(cell)} is read as a number`)
      else found.problem(path, 'no number', `${shown(cell)} is no integer`)
    } else if (kind === 'integer') {
      fits(cell, type, dtype, path, found)
    } else {
      found.problem(path, kind, `${shown(cell)} is ${wordOf(cell)}, not ${type}`)
    }
  }
}

function fits(cell: Cell, type: 'integer' | 'long', dtype: string, path: string, found: Findings) {
  const value = integerOf(cell)
  if (value === null || cell === null || within(value, BITS[type])) return
  const wraps = dtype === 'int64' || dtype === 'uint64'
  if (wraps)
    found.warn(path, 'wraps', `${shown(cell)} does not fit ${type} and becomes another number`)
  else if (dtype === 'object' && within(value, 64))
    found.unsure(path, 'overflow', `${shown(cell)} does not fit ${type}`)
  else found.problem(path, 'overflow', `${shown(cell)} does not fit ${type}`)
}

function castNumbers(
  cells: readonly Cell[],
  type: 'float' | 'double',
  path: string,
  found: Findings,
) {
  for (const cell of cells) {
    if (cell === null || isMissing(cell)) continue
    const kind = kindOf(cell)
    if (kind === 'list' || kind === 'object') {
      found.problem(path, kind, `${shown(cell)} is ${wordOf(cell)}, not ${type}`)
    } else if (cell.kind === 'text') {
      if (isNumberText(cell.value))
        found.warn(path, 'text', `the text ${shown(cell)} is read as a number`)
      else found.problem(path, 'no number', `${shown(cell)} is no number`)
    } else if (kind === 'boolean') {
      found.warn(path, 'boolean', `${cell.raw} becomes ${cell.raw === 'true' ? '1.0' : '0.0'}`)
    }
  }
}

function castBinary(cells: readonly Cell[], path: string, found: Findings) {
  for (const cell of cells) {
    if (cell?.kind !== 'text') {
      found.problem(path, 'no text', `binary is sent as base64 text; here is ${wordOf(cell)}`)
      continue
    }
    const decodes = decodesAsBase64(cell.value)
    if (decodes === null) found.unsure(path, 'padding', `${shown(cell)} has = inside its base64`)
    else if (!decodes) found.problem(path, 'base64', `${shown(cell)} is no base64`)
    else if (!/^[\w+/\s-]*={0,2}\s*$/.test(cell.value))
      found.warn(path, 'letters', `what is not base64 in ${shown(cell)} is skipped without a word`)
  }
}

/** Python's `base64.decodebytes`: skips what is no letter of it and minds only the length. Null: can't be told here. */
function decodesAsBase64(text: string): boolean | null {
  const letters = text.replaceAll(/[^A-Za-z0-9+/=]/g, '')
  const data = letters.replace(/=+$/, '')
  const padding = letters.length - data.length
  if (data.includes('=')) return null
  return data.length % 4 === 0 ? true : data.length % 4 > 1 && padding >= 4 - (data.length % 4)
}

function castDates(cells: readonly Cell[], path: string, found: Findings) {
  const dtype = dtypeOf(cells)
  let shape: string | null = null
  for (const cell of cells) {
    if (cell === null || isMissing(cell)) continue
    if (cell.kind === 'text') {
      if (cell.value === '') continue
      if (dtype !== 'str') found.unsure(path, 'mixed', 'dates stand among other values')
      shape ??= dateShape(cell.value)
      castDate(cell.value, shape, path, found)
    } else if (dtype === 'int64' || dtype === 'float64') {
      found.warn(path, 'number', `${shown(cell)} is read as nanoseconds since 1970`)
    } else {
      found.problem(path, 'no date', `${shown(cell)} is ${wordOf(cell)}, no date`)
    }
  }
}

const dateShape = (text: string): string | null => {
  const date = readDate(text)
  return date.state === 'read' ? date.shape : null
}

function castDate(text: string, shape: string | null, path: string, found: Findings) {
  const date = readDate(text)
  const said = JSON.stringify(text)
  if (date.state === 'impossible') {
    found.problem(path, 'impossible', `${said} is a date that can’t be held`)
  } else if (date.state === 'other') {
    // all that pandas reads as a date has a digit in it, or is one of these
    if (!/\d|now|today/i.test(text)) found.problem(path, 'no date', `${said} is no date`)
    else
      found.unsure(
        path,
        'form',
        `${said} is not written as 2026-01-31T10:00:00; pandas may read it`,
      )
  } else if (date.zone) {
    // https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L790
    found.problem(path, 'zone', `${said} names a time zone; MLflow takes dates without one only`)
  } else if (shape !== null && shape !== date.shape) {
    found.problem(path, 'shape', `${said} is written unlike the first date of its column`)
  }
}
