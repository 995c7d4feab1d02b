import { cut } from '../lib/cut'
import { type Json, parseJson } from '../lib/parseJson'
import type { MlmodelValue } from './mlmodel'
import type {
  Column,
  DataType,
  Field,
  Param,
  Part,
  Property,
  Signature,
  Unreadable,
} from './signature'

/** Beyond this a list helps nobody; the file itself is there to be read. */
export const MOST_FIELDS = 10_000
const DEEPEST_TYPE = 32
const LONGEST_TEXT = 200

const SCALARS = [
  'boolean',
  'integer',
  'long',
  'float',
  'double',
  'string',
  'binary',
  'datetime',
] as const

/**
 * The `signature` of an MLmodel file, whose parts are JSON texts. Each part, each field and each type is read on its own.
 * `notes` says what was left out.
 */
export function parseSignature(value: MlmodelValue): { signature: Signature; notes: string[] } {
  const notes: string[] = []
  const part = <T>(key: string, read: (field: Json) => T): Part<T> => {
    if (value.kind !== 'map') return broken('the signature is no map', textOf(value))
    const found = value.entries.find(([name]) => name === key)?.[1]
    if (found === undefined || found.kind === 'null') return { state: 'none' }
    if (found.kind !== 'text') return broken('it is no JSON text', textOf(found))
    const fields = readList(found.text)
    if (typeof fields === 'string') return broken(fields, cut(found.text, LONGEST_TEXT))
    if (fields.length > MOST_FIELDS) {
      notes.push(
        `signature.${key} has ${fields.length} entries; the first ${MOST_FIELDS} are shown`,
      )
    }
    return { state: 'given', fields: fields.slice(0, MOST_FIELDS).map(read) }
  }
  const signature = {
    inputs: part('inputs', readField),
    outputs: part('outputs', readField),
    params: part('params', readParam),
  }
  return { signature, notes }
}

const broken = (because: string, text: string) => ({ state: 'unreadable' as const, because, text })

const textOf = (value: MlmodelValue) =>
  value.kind === 'text' ? cut(value.text, LONGEST_TEXT) : `(a ${value.kind})`

/** The entries of a JSON list, or why there are none. */
function readList(source: string): readonly Json[] | string {
  try {
    const json = parseJson(source)
    return json.kind === 'list' ? json.items : 'it is JSON, but no list'
  } catch (error) {
    return error instanceof SyntaxError ? error.message : 'it can’t be read'
  }
}

const unreadable = (json: Json): Unreadable => ({
  kind: 'unreadable',
  text: cut(json.raw, LONGEST_TEXT),
})

// What follows reads what MLflow's Schema and ParamSchema write:
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/types/schema.py

function readField(json: Json): Field {
  const at = keysOf(json)
  const type = at?.get('type')
  if (at === null || type === undefined) return unreadable(json)
  const name = nameIn(at)
  if (type.kind !== 'text' || type.value !== 'tensor') {
    const column: Column = { kind: 'column', name, type: readType(json), required: requiredIn(at) }
    return column
  }
  const spec = keysOf(at.get('tensor-spec'))
  const dtype = spec?.get('dtype')
  const shape = readShape(spec?.get('shape'))
  if (dtype?.kind !== 'text' || shape === null) return unreadable(json)
  return { kind: 'tensor', name, dtype: dtype.value, shape }
}

function readParam(json: Json): Param | Unreadable {
  const at = keysOf(json)
  const [name, given, shape] = [at?.get('name'), at?.get('default'), at?.get('shape')]
  // `dtype` is how MLflow 2.x once wrote it, and still reads it
  const type = at?.get('type') ?? at?.get('dtype')
  if (name?.kind !== 'text' || type === undefined || given === undefined) return unreadable(json)
  const scalar = shape === undefined || shape.raw === 'null'
  const dimensions = scalar ? null : readShape(shape)
  if (!scalar && dimensions === null) return unreadable(json)
  return {
    name: name.value,
    type: readType(at?.has('type') ? json : type),
    default: given.raw,
    shape: dimensions,
  }
}

/** The type that a column, property, item or param describes: an object with `type`, or its bare name. */
function readType(json: Json, depth = 0): DataType {
  const unknown: DataType = { kind: 'unknown', text: cut(json.raw, LONGEST_TEXT) }
  if (depth > DEEPEST_TYPE) return unknown
  const at = keysOf(json)
  const type = at === null ? json : at.get('type')
  if (type?.kind !== 'text') return unknown
  const inner = (key: string) => {
    const item = at?.get(key)
    return item === undefined ? null : readType(item, depth + 1)
  }
  switch (type.value) {
    case 'array': {
      const items = inner('items')
      return items === null ? unknown : { kind: 'array', items }
    }
    case 'map': {
      const values = inner('values')
      return values === null ? unknown : { kind: 'map', values }
    }
    case 'object': {
      const properties = at?.get('properties')
      if (properties?.kind !== 'map') return unknown
      return {
        kind: 'object',
        properties: properties.entries.map(([name, property]): Property => ({
          name,
          type: readType(property, depth + 1),
          required: requiredIn(keysOf(property)),
        })),
      }
    }
    case 'any':
      return { kind: 'any' }
    default: {
      const scalar = SCALARS.find((known) => known === type.value)
      return scalar === undefined
        ? { kind: 'unknown', text: cut(type.value, LONGEST_TEXT) }
        : { kind: 'scalar', name: scalar }
    }
  }
}

const keysOf = (json: Json | undefined) => (json?.kind === 'map' ? new Map(json.entries) : null)

function nameIn(at: ReadonlyMap<string, Json>): string | null {
  const name = at.get('name')
  return name?.kind === 'text' ? name.value : null
}

/** Required unless said otherwise; before `required` there was `optional`. */
function requiredIn(at: ReadonlyMap<string, Json> | null): boolean {
  return at?.get('required')?.raw !== 'false' && at?.get('optional')?.raw !== 'true'
}

function readShape(json: Json | undefined): readonly number[] | null {
  if (json?.kind !== 'list') return null
  const sizes = json.items.map(({ raw }) => Number(raw))
  return sizes.every((size) => Number.isSafeInteger(size)) ? sizes : null
}
