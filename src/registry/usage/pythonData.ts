import { type Json, parseJson } from '../../lib/parseJson'
import { prettyJson } from '../../lib/prettyJson'
import type { Column, Signature, Tensor } from '../signature'
import type { Body } from './body'
import { pythonLiteral } from './quote'
import { columnsOf, sizesOf, tensorsOf } from './sample'

/** Python that makes what `predict` takes. */
export interface PythonData {
  imports: readonly string[]
  /** The last of them sets `data`. */
  lines: readonly string[]
  /** A dict for `predict`'s `params`, null where none are sent. */
  params: string | null
}

const PANDAS = 'import pandas as pd'
const NUMPY = 'import numpy as np'
const BASE64 = 'import base64'

/** The body of a request as Python: frames as pandas has them, tensors as NumPy's, of the types that the signature asks for. */
export function pythonData(body: Body, signature: Signature | null): PythonData {
  if (body.kind === 'zeros') {
    const values = body.tensors.map((tensor) => zeros(tensor))
    return { imports: [NUMPY], lines: [`data = ${named(body.tensors, values)}`], params: null }
  }
  const whole = parseJson(body.text)
  const keys = new Map(whole.kind === 'map' ? whole.entries : [])
  const given = keys.get('params')
  const params = given === undefined ? null : pythonOf(given)
  const tensors = tensorsOf(signature)
  const inputs = keys.get('inputs') ?? keys.get('instances')
  if (inputs !== undefined && tensors !== null) {
    return { imports: [NUMPY], lines: [`data = ${tensorData(inputs, tensors)}`], params }
  }
  const frame = frameOf(keys, columnsOf(signature))
  if (frame !== null) {
    const { imports, lines } = retyped(keys, columnsOf(signature) ?? [])
    return { imports: [PANDAS, ...imports], lines: [`data = ${frame}`, ...lines], params }
  }
  const rest = inputs ?? without(whole, 'params')
  // a matrix without a signature is one to the libraries that take one
  if (isMatrix(rest)) {
    return { imports: [NUMPY], lines: [`data = np.array(${pythonOf(rest)})`], params }
  }
  return { imports: [], lines: [`data = ${pythonOf(rest)}`], params }
}

/** JSON as Python, laid out to be read. */
export function pythonOf(json: Json): string {
  const text = prettyJson(json.raw, 80) ?? json.raw
  return text.replaceAll(TOKEN, (token) => {
    if (token.startsWith('"')) return pythonLiteral(String(JSON.parse(token)))
    return WORDS.get(token) ?? token
  })
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?[A-Za-z]\w*/g
const WORDS = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ['null', 'None'],
  ['NaN', 'float("nan")'],
  ['Infinity', 'float("inf")'],
  ['-Infinity', 'float("-inf")'],
])

const zeros = (tensor: Tensor) =>
  `np.zeros((${sizesOf(tensor)
    .map((size) => `${size},`)
    .join(' ')}), dtype=${pythonLiteral(tensor.dtype)})`

const array = (json: Json, { dtype }: Tensor) =>
  `np.array(${pythonOf(json)}, dtype=${pythonLiteral(dtype)})`

function tensorData(inputs: Json, tensors: readonly Tensor[]): string {
  const given = new Map(inputs.kind === 'map' ? inputs.entries : [])
  const [only] = tensors
  if (inputs.kind !== 'map' || only?.name === null) {
    return only === undefined ? pythonOf(inputs) : named([only], [array(inputs, only)])
  }
  const there = tensors.flatMap((tensor) => {
    const value = given.get(tensor.name ?? '')
    return value === undefined ? [] : [{ tensor, value: array(value, tensor) }]
  })
  return named(
    there.map(({ tensor }) => tensor),
    there.map(({ value }) => value),
  )
}

/** A dict by name, or the one array that has none. */
const named = (tensors: readonly Tensor[], values: readonly string[]) =>
  tensors.length === 1 && tensors[0]?.name === null
    ? (values[0] ?? 'None')
    : `{${tensors.map(({ name }, i) => `${pythonLiteral(name ?? '')}: ${values[i] ?? ''}`).join(', ')}}`

function frameOf(
  keys: ReadonlyMap<string, Json>,
  columns: readonly Column[] | null,
): string | null {
  const split = keys.get('dataframe_split')
  if (split?.kind === 'map') {
    const parts = new Map(split.entries)
    const [data, names] = [parts.get('data'), parts.get('columns')]
    if (data === undefined || names === undefined) return null
    return `pd.DataFrame(${pythonOf(data)}, columns=${pythonOf(names)})`
  }
  const records = keys.get('dataframe_records')
  if (records !== undefined) return `pd.DataFrame(${pythonOf(records)})`
  const inputs = keys.get('inputs')
  if (inputs?.kind !== 'map' || columns === null) return null
  // columns of values, unless a value of such a column is itself a list
  const nested = columns.some(({ type }) => type.kind === 'array' || type.kind === 'any')
  const byColumn = !nested && inputs.entries.every(([, { kind }]) => kind === 'list')
  return byColumn ? `pd.DataFrame(${pythonOf(inputs)})` : `pd.DataFrame([${pythonOf(inputs)}])`
}

/** JSON has fewer types than a signature, and MLflow refuses to narrow a number: columns that need one get theirs. */
function retyped(
  keys: ReadonlyMap<string, Json>,
  columns: readonly Column[],
): { imports: readonly string[]; lines: readonly string[] } {
  const there = namesIn(keys)
  const of = (...types: readonly string[]) =>
    columns.flatMap(({ name, type }) =>
      name !== null && there.has(name) && type.kind === 'scalar' && types.includes(type.name)
        ? [{ at: pythonLiteral(name), type: type.name }]
        : [],
    )
  const numbers = of('integer', 'float', 'double').map(
    ({ at, type }) => `${at}: "${NUMPY_TYPES.get(type) ?? ''}"`,
  )
  const bytes = of('binary')
  return {
    imports: bytes.length > 0 ? [BASE64] : [],
    lines: [
      ...(numbers.length > 0 ? [`data = data.astype({${numbers.join(', ')}})`] : []),
      ...of('datetime').map(({ at }) => `data[${at}] = pd.to_datetime(data[${at}])`),
      ...bytes.map(
        ({ at }) => `data[${at}] = data[${at}].map(base64.b64decode, na_action="ignore")`,
      ),
    ],
  }
}

const NUMPY_TYPES = new Map([
  ['integer', 'int32'],
  ['float', 'float32'],
  ['double', 'float64'],
])

function namesIn(keys: ReadonlyMap<string, Json>): ReadonlySet<string> {
  const split = keys.get('dataframe_split')
  const names = split?.kind === 'map' ? new Map(split.entries).get('columns') : undefined
  const list = keys.get('dataframe_records')
  const record = list?.kind === 'list' ? list.items[0] : keys.get('inputs')
  if (names?.kind === 'list')
    return new Set(names.items.flatMap((item) => (item.kind === 'text' ? [item.value] : [])))
  return new Set(record?.kind === 'map' ? record.entries.map(([key]) => key) : [])
}

/** Rows of numbers, all of one length. */
function isMatrix(json: Json): boolean {
  if (json.kind !== 'list' || json.items.length === 0) return false
  const width = json.items[0]?.kind === 'list' ? json.items[0].items.length : 0
  return json.items.every(
    (row) =>
      row.kind === 'list' &&
      row.items.length === width &&
      row.items.every((item) => item.kind === 'literal' && /^-?\d/.test(item.raw)),
  )
}

function without(json: Json, key: string): Json {
  if (json.kind !== 'map' || !json.entries.some(([name]) => name === key)) return json
  const rest = json.entries.filter(([name]) => name !== key)
  const pairs = rest.map(([name, value]) => `${JSON.stringify(name)}: ${value.raw}`)
  return parseJson(`{${pairs.join(', ')}}`)
}
