import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkInput } from './checkInput'
import { type JsonSchema, fieldsSchema, paramsSchema } from './jsonSchema'
import type { Column, DataType, Field, Part, Signature } from './signature'

const given = <T>(...fields: readonly T[]): Part<T> => ({ state: 'given', fields })
const scalar = (
  name: 'long' | 'string' | 'double' | 'binary' | 'datetime' | 'integer' | 'boolean',
) => ({ kind: 'scalar', name }) as const
const column = (name: string | null, type: DataType, required = true): Column => ({
  kind: 'column',
  name,
  type,
  required,
})

/** A validator of the keywords that are used, written from the specification alone. */
function valid(value: unknown, schema: unknown): boolean {
  if (!isObject(schema)) throw new TypeError(`no schema: ${String(schema)}`)
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(value, type)))
    return false
  if (typeof value === 'number') {
    return (
      value >= Number(schema.minimum ?? -Infinity) && value <= Number(schema.maximum ?? Infinity)
    )
  }
  if (typeof value === 'string') {
    return typeof schema.pattern !== 'string' || new RegExp(schema.pattern, 'u').test(value)
  }
  if (Array.isArray(value)) return validList(value, schema)
  return !isObject(value) || validObject(value, schema)
}

function validList(value: readonly unknown[], schema: JsonSchema): boolean {
  const { minItems = 0, maxItems = Infinity, items, prefixItems } = schema
  if (value.length < Number(minItems) || value.length > Number(maxItems)) return false
  if (items !== undefined && !value.every((item) => valid(item, items))) return false
  return (
    !Array.isArray(prefixItems) ||
    value.every((item, at) => at >= prefixItems.length || valid(item, prefixItems[at]))
  )
}

function validObject(value: Record<string, unknown>, schema: JsonSchema): boolean {
  const { required = [], properties = {}, additionalProperties: others = {} } = schema
  if (!Array.isArray(required) || !isObject(properties)) throw new TypeError('no schema')
  if (!required.every((name: unknown) => typeof name === 'string' && Object.hasOwn(value, name)))
    return false
  return Object.entries(value).every(([name, each]) =>
    Object.hasOwn(properties, name)
      ? valid(each, properties[name])
      : others !== false && valid(each, others),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOf = (value: unknown, type: unknown): boolean =>
  type === 'null'
    ? value === null
    : type === 'array'
      ? Array.isArray(value)
      : type === 'object'
        ? isObject(value)
        : type === 'integer'
          ? Number.isInteger(value)
          : typeof value === type

const nested = column('messages', {
  kind: 'array',
  items: {
    kind: 'object',
    properties: [
      { name: 'role', type: scalar('string'), required: true },
      { name: 'weights', type: { kind: 'map', values: scalar('double') }, required: false },
      { name: 'more', type: { kind: 'any' }, required: false },
    ],
  },
})

test('columns become the properties of a row, nested types their own schemas', () => {
  const schema = fieldsSchema(given<Field>(nested, column('n', scalar('long'), false)), 'Inputs')
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Inputs',
    type: 'object',
    required: ['messages'],
    properties: {
      n: { type: ['integer', 'null'], format: 'int64' },
      messages: {
        type: 'array',
        items: {
          type: 'object',
          required: ['role'],
          additionalProperties: false,
          properties: {
            role: { type: 'string' },
            weights: { type: ['object', 'null'], additionalProperties: { type: 'number' } },
            more: {},
          },
        },
      },
    },
  })
})

test.each([
  [{ messages: [{ role: 'user', weights: { a: 0.5 } }] }, true],
  [
    { messages: [{ role: 'user', weights: null, more: { any: ['thing'] } }], n: null, extra: 1 },
    true,
  ],
  [{ messages: [] }, true],
  [{ messages: [{ weights: {} }] }, false],
  [{ messages: [{ role: 'user', other: 1 }] }, false],
  [{ messages: [{ role: 'user', weights: { a: 'x' } }] }, false],
  [{ messages: 'x' }, false],
  [{ n: 1 }, false],
])('a row is told from what is none: %j', (row, right) => {
  const schema = fieldsSchema(given<Field>(nested, column('n', scalar('long'), false)), 'Inputs')
  expect(valid(row, schema ?? {})).toBe(right)
})

test('columns without names are a list, by place', () => {
  const part = given<Field>(column(null, scalar('double')), column(null, scalar('string')))
  const schema = fieldsSchema(part, 'Inputs') ?? {}
  expect(valid([1.5, 'a'], schema)).toBe(true)
  expect(valid([1.5], schema)).toBe(false)
  expect(valid(['a', 1.5], schema)).toBe(false)
})

test('a tensor is a list in a list for each dimension; -1 is any length', () => {
  const pixels: Field = { kind: 'tensor', name: null, dtype: 'uint8', shape: [-1, 2, 2] }
  const schema = fieldsSchema(given(pixels), 'Inputs') ?? {}
  expect(schema).toMatchObject({ type: 'array', items: { minItems: 2, maxItems: 2 } })
  expect(valid([], schema)).toBe(true)
  expect(
    valid(
      [
        [
          [1, 2],
          [3, 255],
        ],
      ],
      schema,
    ),
  ).toBe(true)
  expect(
    valid(
      [
        [
          [1, 2],
          [3, 256],
        ],
      ],
      schema,
    ),
  ).toBe(false)
  expect(valid([[[1, 2]]], schema)).toBe(false)
  const scalarTensor: Field = { kind: 'tensor', name: 'x', dtype: 'float32', shape: [] }
  expect(fieldsSchema(given(scalarTensor), 'Inputs')).toMatchObject({
    properties: { x: { type: 'number' } },
    required: ['x'],
  })
})

test('dates have no time zone, as MLflow wants them; binary is base64', () => {
  const schema =
    fieldsSchema(
      given<Field>(column('at', scalar('datetime')), column('b', scalar('binary'))),
      '',
    ) ?? {}
  expect(schema).toMatchObject({ properties: { b: { contentEncoding: 'base64' } } })
  const at = (text: string) => valid({ at: text, b: '' }, schema)
  expect(['2026-01-31', '2026-01-31T10:00:00', '2026-01-31 10:00:00.25'].map(at)).toEqual([
    true,
    true,
    true,
  ])
  expect(['2026-01-31T10:00:00Z', '31/01/2026'].map(at)).toEqual([false, false])
})

const param = (name: string, text: string, shape: readonly number[] | null = null) => ({
  name,
  type: scalar('long'),
  default: text,
  shape,
})

test('params have their defaults, and none of them is required', () => {
  const part = given(
    param('a', '1'),
    param('b', '[1, 2]', [-1]),
    param('c', '9007199254740993'),
    param('d', 'NaN'),
  )
  const schema = paramsSchema(part, 'Params')
  expect(schema).toMatchObject({
    properties: {
      a: { type: 'integer', default: 1 },
      b: { type: 'array', items: { type: 'integer' }, default: [1, 2] },
    },
  })
  expect(schema).not.toHaveProperty('required')
  expect(JSON.stringify(schema)).not.toContain('900719925474099')
})

test('names that are no words of ours are properties like others', () => {
  const schema = fieldsSchema(given<Field>(column('__proto__', scalar('long'))), '')
  expect(JSON.stringify(schema)).toContain('"__proto__":{"type":"integer"')
  expect(schema?.required).toEqual(['__proto__'])
})

test('a side that is not there or can’t be read has no schema', () => {
  expect(fieldsSchema({ state: 'none' }, '')).toBeNull()
  expect(paramsSchema({ state: 'unreadable', because: '', text: '' }, '')).toBeNull()
})

const SCALARS = {
  boolean: fc.boolean(),
  integer: fc.integer(),
  long: fc.maxSafeInteger(),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }),
  string: fc.string(),
  binary: fc.base64String(),
  datetime: fc
    .date({ min: new Date('1700-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19)),
} as const
const NAMES = ['boolean', 'integer', 'long', 'double', 'string', 'binary', 'datetime'] as const

const rows = fc
  .dictionary(fc.string({ minLength: 1 }), fc.constantFrom(...NAMES), {
    minKeys: 1,
    maxKeys: 6,
  })
  .chain((types) => {
    const entries = Object.entries(types)
    return fc.record({
      fields: fc.constant(entries.map(([name, type]) => column(name, scalar(type)))),
      row: fc
        .tuple(...entries.map(([, type]) => SCALARS[type] as fc.Arbitrary<unknown>))
        .map((values) => new Map(entries.map(([name], at) => [name, values[at]]))),
    })
  })

test('a record that its columns allow is valid, and MLflow takes it', () => {
  fc.assert(
    fc.property(rows, ({ fields, row }) => {
      const part = given<Field>(...fields)
      const record = Object.fromEntries(row)
      expect(valid(record, fieldsSchema(part, '') ?? {})).toBe(true)
      const signature: Signature = {
        inputs: part,
        outputs: { state: 'none' },
        params: { state: 'none' },
      }
      const body = JSON.stringify({
        dataframe_split: { columns: [...row.keys()], data: [[...row.values()]] },
      })
      expect(checkInput(body, signature)).toMatchObject({ says: 'accepted', problems: [] })
    }),
  )
})
