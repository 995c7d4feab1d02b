import type { Json } from '../../lib/parseJson'
import type { DataType } from '../signature'
import { type Findings, shown } from './findings'
import type { Scalar } from './frameCast'
import { type Cell, dtypeOf, isMissing, kindOf, wordOf } from './values'

/**
 * Whether the signature itself takes these values, without any casting before: what lists, objects and maps hold, and
 * the columns of a request to a chat model. Far stricter than what a plain column meets.
 * https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/models/utils.py#L739
 */
export function checkSeries(cells: readonly Cell[], to: Scalar, path: string, found: Findings) {
  const dtype = dtypeOf(cells)
  const refuse = (because: string) => found.problem(path, because)
  const first = cells.find((cell) => cell !== null)
  const what = first === undefined || first === null ? 'null' : shown(first)
  const holds = (...kinds: string[]) => cells.some((cell) => kinds.includes(kindOf(cell)))
  switch (to) {
    case 'string':
      if (dtype === 'object' && holds('list', 'object'))
        found.unsure(path, 'lists or objects where string was expected')
      else if (dtype !== 'str' && dtype !== 'object') refuse(`${what} is no text`)
      return
    case 'binary':
      if (dtype === 'object' && holds('list', 'object'))
        found.unsure(path, 'lists or objects where binary was expected')
      else if (dtype !== 'str' && dtype !== 'object') refuse(`${what} is no text`)
      else if (cells.some((cell) => cell?.kind === 'text' && !isAscii(cell.value)))
        found.unsure(path, 'letters that are not ASCII where binary was expected')
      return
    case 'boolean':
      if (dtype === 'object' && !cells.every(isMissing))
        found.warn(path, 'mixed', `not all are booleans; the model gets them as they are`)
      else if (dtype !== 'bool' && dtype !== 'object') refuse(`${what} is no boolean`)
      return
    case 'long':
      if (dtype === 'int64') return
      refuse(
        dtype === 'float64' && holds('null', 'absent')
          ? 'a value is missing, and a list of long can’t hold that'
          : `${what} is ${wordOf(first ?? null)}, not long`,
      )
      return
    case 'integer':
      // JSON's integers arrive as 64 bits, and narrowing is refused
      refuse('integers in JSON are long, which MLflow does not narrow to integer here')
      return
    case 'float':
      if (dtype === 'int64' && zerosAndOnes(cells)) return
      refuse('numbers in JSON are double, which MLflow does not narrow to float here')
      return
    case 'double':
      checkDouble(cells, path, found)
      return
    case 'datetime':
      if (dtype === 'object' && cells.every(isMissing)) return
      refuse('dates arrive as text, which MLflow does not read as datetime here')
      return
    default:
      to satisfies never
  }
}

// oxlint-disable-next-line no-control-regex -- ASCII is what numpy takes for bytes
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text)

const zerosAndOnes = (cells: readonly Cell[]) =>
  cells.every((cell) => cell?.raw === '0' || cell?.raw === '1')

function checkDouble(cells: readonly Cell[], path: string, found: Findings) {
  const dtype = dtypeOf(cells)
  if (dtype === 'float64') return
  if (dtype === 'int64') {
    if (zerosAndOnes(cells)) return
    found.problem(
      path,
      'long',
      'integers alone are long, which MLflow does not take for double here: write 2.0, not 2',
    )
  } else if (dtype === 'object') {
    // numbers, booleans and null go together; texts may or may not be numbers
    if (cells.some((cell) => kindOf(cell) === 'list' || kindOf(cell) === 'object'))
      found.problem(path, 'no numbers', 'lists or objects are no numbers')
    else if (cells.some((cell) => kindOf(cell) === 'text'))
      found.unsure(path, 'texts stand among numbers')
  } else {
    found.problem(path, dtype, `${dtype === 'str' ? 'texts are' : 'these are'} no double`)
  }
}

/** One value against a type of any depth, as `_enforce_type` does it. */
export function checkValue(
  cell: Cell,
  to: DataType,
  required: boolean,
  path: string,
  found: Findings,
) {
  switch (to.kind) {
    case 'any':
      return
    case 'unknown':
      found.unsure(path, 'type', 'its type could not be read from the signature')
      return
    case 'scalar':
      if (!required && isMissing(cell)) return
      if (cell === null || cell.kind === 'list' || cell.kind === 'map' || isMissing(cell))
        found.problem(path, kindOf(cell), `${wordOf(cell)} stands where ${to.name} was expected`)
      else checkScalar(cell, to.name, path, found)
      return
    case 'array':
      checkList(cell, to, required, path, found)
      return
    case 'map':
      if ((!required || to.values.kind === 'any') && cell !== null && isEmptyOrNull(cell)) return
      if (cell?.kind !== 'map')
        found.problem(path, 'no map', `${wordOf(cell)} stands where a map was expected`)
      else
        for (const [key, value] of cell.entries)
          checkValue(value, to.values, required, `${path}.${key}`, found)
      return
    case 'object':
      checkObject(cell, to, required, path, found)
      return
    default:
      to satisfies never
  }
}

/** A value alone keeps its 32 bits where one of a list loses them on the way. */
function checkScalar(cell: Json, type: Scalar, path: string, found: Findings) {
  if (kindOf(cell) === 'not finite' && type === 'double') return
  checkSeries([cell], type, path, found)
}

const isEmptyOrNull = (json: Json) =>
  isMissing(json) || (json.kind === 'map' && json.entries.length === 0)

function checkList(
  cell: Cell,
  { items }: Extract<DataType, { kind: 'array' }>,
  required: boolean,
  path: string,
  found: Findings,
) {
  if (cell?.raw === 'null' && (!required || items.kind === 'any')) return
  if (cell?.kind !== 'list') {
    found.problem(path, 'no list', `${wordOf(cell)} stands where a list was expected`)
  } else if (items.kind !== 'scalar') {
    for (const item of cell.items) checkValue(item, items, required, `${path}[]`, found)
  } else if (cell.items.length > 0) {
    // what is narrowed for a value is widened again for a list, and then refused
    if (items.name === 'float')
      found.problem(path, 'numbers in JSON are double, which MLflow does not narrow to float here')
    else checkSeries(cell.items, items.name, path, found)
  }
}

function checkObject(
  cell: Cell,
  { properties }: Extract<DataType, { kind: 'object' }>,
  required: boolean,
  path: string,
  found: Findings,
) {
  if (!required && cell !== null && isEmptyOrNull(cell)) return
  if (cell?.kind !== 'map') {
    found.problem(path, 'no object', `${wordOf(cell)} stands where an object was expected`)
    return
  }
  const values = new Map(cell.entries)
  const known = new Set(properties.map(({ name }) => name))
  for (const name of values.keys()) {
    // unlike an extra column, which is dropped
    if (!known.has(name))
      found.problem(path, `the property ${JSON.stringify(name)} is not in the signature`)
  }
  for (const property of properties) {
    const value = values.get(property.name)
    if (value !== undefined)
      checkValue(value, property.type, property.required, `${path}.${property.name}`, found)
    else if (property.required)
      found.problem(path, `the property ${JSON.stringify(property.name)} is missing`)
  }
}
