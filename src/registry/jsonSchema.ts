import type { DataType, Field, Param, Part, Property, Tensor, Unreadable } from './signature'

/** JSON Schema of the 2020-12 draft, as far as it is used here. */
export interface JsonSchema {
  [keyword: string]: unknown
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

/** RFC 3339's `date-time` would ask for the time zone that MLflow refuses: `_enforce_mlflow_datatype`, models/utils.py. */
const DATE = '^\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?$'

/**
 * One row of a side of a signature: an object by name, a list where columns have no names, nested lists for a tensor.
 * Null where the side can't be described.
 *
 * The schema is what a careful client sends. MLflow 3.17.2 itself differs: it takes null for required columns of text
 * and numbers, casts texts and fractions to what a column wants (`cast_df_types_according_to_schema`,
 * utils/proto_json_utils.py), and refuses, inside lists and objects, numbers that JSON can't mark as `integer` or
 * `float`, and dates (`_enforce_array`, models/utils.py). `checkInput` knows those rules.
 */
export function fieldsSchema(part: Part<Field>, title: string): JsonSchema | null {
  if (part.state !== 'given') return null
  const [first] = part.fields
  const head = { $schema: DRAFT, title }
  const named = part.fields.flatMap((field) =>
    field.kind === 'unreadable' || field.name === null ? [] : [{ ...field, name: field.name }],
  )
  if (named.length === part.fields.length) {
    return {
      ...head,
      type: 'object',
      properties: Object.fromEntries(named.map((field) => [field.name, fieldSchema(field)])),
      required: named
        .filter((field) => field.kind === 'tensor' || field.required)
        .map(({ name }) => name),
    }
  }
  if (part.fields.length === 1 && first?.kind === 'tensor')
    return { ...head, ...tensorSchema(first) }
  return {
    ...head,
    type: 'array',
    prefixItems: part.fields.map(fieldSchema),
    minItems: part.fields.length,
  }
}

/** The object of `params` in a request: all may be left out, since each has a default. */
export function paramsSchema(part: Part<Param | Unreadable>, title: string): JsonSchema | null {
  if (part.state !== 'given') return null
  const params = part.fields.flatMap((param) => ('kind' in param ? [] : [param]))
  return {
    $schema: DRAFT,
    title,
    type: 'object',
    properties: Object.fromEntries(params.map((param) => [param.name, paramSchema(param)])),
  }
}

function paramSchema({ type, shape, default: text }: Param): JsonSchema {
  const value = typeSchema(type)
  const given = parsed(text)
  return {
    ...(shape === null ? value : { type: 'array', items: value }),
    ...(given !== undefined && { default: given }),
  }
}

/** Undefined for what JSON has no word for (NaN), and for integers that JavaScript would change. */
function parsed(text: string): unknown {
  let exact = true
  try {
    const value: unknown = JSON.parse(text, (_key, each: unknown) => {
      if (typeof each === 'number' && Number.isInteger(each)) exact &&= Number.isSafeInteger(each)
      return each
    })
    return exact ? value : undefined
  } catch {
    return undefined
  }
}

function fieldSchema(field: Field): JsonSchema {
  if (field.kind === 'unreadable') return { $comment: 'could not be read from the signature' }
  if (field.kind === 'tensor') return tensorSchema(field)
  return field.required ? typeSchema(field.type) : orNull(typeSchema(field.type))
}

function typeSchema(type: DataType): JsonSchema {
  switch (type.kind) {
    case 'scalar':
      return scalarSchema(type.name)
    case 'array':
      return { type: 'array', items: typeSchema(type.items) }
    case 'map':
      return { type: 'object', additionalProperties: typeSchema(type.values) }
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          type.properties.map((each) => [each.name, propertySchema(each)]),
        ),
        required: type.properties.filter(({ required }) => required).map(({ name }) => name),
        // unlike an extra column, which is dropped, an extra property is refused
        additionalProperties: false,
      }
    case 'any':
      return {}
    case 'unknown':
      return { $comment: 'its type could not be read from the signature' }
    default:
      return type satisfies never
  }
}

const propertySchema = ({ type, required }: Property): JsonSchema =>
  required ? typeSchema(type) : orNull(typeSchema(type))

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] }
  return schema
}

function scalarSchema(name: Extract<DataType, { kind: 'scalar' }>['name']): JsonSchema {
  switch (name) {
    case 'boolean':
    case 'string':
      return { type: name }
    case 'integer':
      return { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }
    case 'long':
      // its bounds are no numbers that every reader of JSON can hold
      return { type: 'integer', format: 'int64' }
    case 'float':
    case 'double':
      return { type: 'number', format: name }
    case 'binary':
      return { type: 'string', contentEncoding: 'base64' }
    case 'datetime':
      return { type: 'string', pattern: DATE }
    default:
      return name satisfies never
  }
}

/** A list in a list for each dimension; -1 is any length. */
function tensorSchema({ dtype, shape }: Tensor): JsonSchema {
  return shape.reduceRight<JsonSchema>(
    (items, length) => ({
      type: 'array',
      items,
      ...(length >= 0 && { minItems: length, maxItems: length }),
    }),
    elementSchema(dtype),
  )
}

function elementSchema(dtype: string): JsonSchema {
  if (dtype === 'bool') return { type: 'boolean' }
  if (dtype === 'str') return { type: 'string' }
  if (/^float\d+$/.test(dtype)) return { type: 'number' }
  const [, unsigned, bits] = /^(u?)int(\d+)$/.exec(dtype) ?? []
  if (bits === undefined) return {}
  const size = Number(bits)
  // beyond 53 bits the bounds are no numbers that every reader of JSON can hold
  if (size > 53) return { type: 'integer', ...(unsigned === 'u' && { minimum: 0 }) }
  return unsigned === 'u'
    ? { type: 'integer', minimum: 0, maximum: 2 ** size - 1 }
    : { type: 'integer', minimum: -(2 ** (size - 1)), maximum: 2 ** (size - 1) - 1 }
}
