import { readDate } from './dates'
import { type Findings, shown } from './findings'
import type { Scalar } from './frameCast'
import {
  type Cell,
  integerOf,
  isIntegerText,
  isMissing,
  isNumberText,
  kindOf,
  within,
  wordOf,
} from './values'

const UNSIGNED = /^uint(\d+)$/
const SIGNED = /^int(\d+)$/

/** The numpy type that stands for a type of a signature. */
const NUMPY: Record<Scalar, string> = {
  boolean: 'bool',
  integer: 'int32',
  long: 'int64',
  float: 'float32',
  double: 'float64',
  string: 'str',
  binary: 'bytes',
  datetime: 'datetime64[ns]',
}

/** Values of `inputs` and `instances`: numpy's own conversion, value by value. */
export function castInNumpy(cells: readonly Cell[], type: Scalar, path: string, found: Findings) {
  for (const cell of cells) castOne(cell, NUMPY[type], path, found)
}

/**
 * One value as `np.array(value, dtype)` takes it.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/utils/proto_json_utils.py#L464
 */
export function castOne(cell: Cell, dtype: string, path: string, found: Findings) {
  if (cell === null) return
  const bits = Number(SIGNED.exec(dtype)?.[1] ?? UNSIGNED.exec(dtype)?.[1] ?? 0)
  if (bits > 0) castInteger(cell, dtype, bits, path, found)
  else if (/^float\d+$/.test(dtype)) castNumber(cell, dtype, path, found)
  else if (dtype === 'bool') castBoolean(cell, path, found)
  else if (dtype === 'str') castText(cell, path, found)
  else if (dtype === 'bytes') castBytes(cell, path, found)
  else if (dtype === 'datetime64[ns]') castDate(cell, path, found)
  else if (dtype !== 'object')
    found.unsure(path, 'dtype', `what fits the type ${dtype} is not known here`)
}

function castInteger(cell: Cell, dtype: string, bits: number, path: string, found: Findings) {
  if (cell === null) return
  const kind = kindOf(cell)
  const value = integerOf(cell)
  const unsigned = UNSIGNED.test(dtype)
  if (value !== null) {
    const fits = unsigned ? value >= 0n && value < 2n ** BigInt(bits) : within(value, bits)
    if (!fits) found.problem(path, 'overflow', `${shown(cell)} does not fit ${dtype}`)
  } else if (kind === 'boolean') {
    found.warn(path, 'boolean', `${cell.raw} becomes ${cell.raw === 'true' ? 1 : 0}`)
  } else if (kind === 'number') {
    const number = Number(cell.raw)
    if (!Number.isInteger(number))
      found.warn(path, 'fraction', `${cell.raw} loses its fraction without a word`)
    if (Math.abs(number) >= 2 ** (bits - 1))
      found.unsure(path, 'large', `${cell.raw} does not fit ${dtype}`)
  } else if (cell.kind === 'text' && isIntegerText(cell.value)) {
    found.warn(path, 'text', `the text ${shown(cell)} is read as a number`)
  } else {
    found.problem(path, kind, `${shown(cell)} is ${wordOf(cell)}, not ${dtype}`)
  }
}

function castNumber(cell: Cell, dtype: string, path: string, found: Findings) {
  if (cell === null) return
  const kind = kindOf(cell)
  if (kind === 'boolean') {
    found.warn(path, 'boolean', `${cell.raw} becomes ${cell.raw === 'true' ? '1.0' : '0.0'}`)
  } else if (cell.kind === 'text') {
    if (isNumberText(cell.value))
      found.warn(path, 'text', `the text ${shown(cell)} is read as a number`)
    else found.problem(path, 'no number', `${shown(cell)} is no number`)
  } else if (cell.kind !== 'literal') {
    found.problem(path, kind, `${shown(cell)} is ${wordOf(cell)}, not ${dtype}`)
  }
}

function castBoolean(cell: Cell, path: string, found: Findings) {
  if (cell === null || kindOf(cell) === 'boolean') return
  found.warn(path, 'no boolean', `${shown(cell)} is no boolean; it becomes true or false`)
}

function castText(cell: Cell, path: string, found: Findings) {
  if (cell === null || cell.kind === 'text') return
  const becomes = isMissing(cell) ? 'null becomes the word None' : `${shown(cell)} becomes a text`
  found.warn(path, 'no text', becomes)
}

function castBytes(cell: Cell, path: string, found: Findings) {
  if (cell?.kind === 'text') {
    // oxlint-disable-next-line no-control-regex -- ASCII is what numpy takes
    if (/[^\x00-\x7f]/.test(cell.value))
      found.problem(path, 'ascii', `${shown(cell)} holds letters that are not ASCII`)
    else
      found.warn(path, 'base64', 'base64 is decoded in dataframe_split and dataframe_records only')
  } else if (cell !== null) {
    found.warn(path, 'no text', `${shown(cell)} becomes the bytes of its text`)
  }
}

function castDate(cell: Cell, path: string, found: Findings) {
  if (cell === null || isMissing(cell)) return
  const kind = kindOf(cell)
  if (kind === 'integer' && within(integerOf(cell) ?? 0n, 64)) {
    found.warn(path, 'number', `${shown(cell)} is read as nanoseconds since 1970`)
  } else if (kind === 'boolean') {
    found.warn(path, 'boolean', `${cell.raw} is read as a time in 1970`)
  } else if (cell.kind === 'text') {
    const date = readDate(cell.value)
    if (cell.value === '' || date.state === 'read') return
    if (date.state === 'impossible')
      found.problem(path, 'impossible', `${shown(cell)} is a date that can’t be held`)
    // numpy takes a bare number for a year, and no other form but ISO's
    else if (/[a-z]|^\d+$|^\d{4}-\d\d$/i.test(cell.value) && !/^[a-z]+$/i.test(cell.value))
      found.unsure(path, 'form', `${shown(cell)} is not written as 2026-01-31T10:00:00`)
    else found.problem(path, 'no date', `${shown(cell)} is no date as numpy reads them`)
  } else {
    found.problem(path, kind, `${shown(cell)} is ${wordOf(cell)}, no date`)
  }
}
