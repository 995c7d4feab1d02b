import { expect, test } from 'vitest'
import { checkInput } from './checkInput'
import { bodyOfExample, madeUpBody } from './servingBody'
import type { Column, DataType, Field, Signature } from './signature'

const signature = (...fields: readonly Field[]): Signature => ({
  inputs: { state: 'given', fields },
  outputs: { state: 'none' },
  params: { state: 'none' },
})
const column = (name: string | null, type: DataType): Column => ({
  kind: 'column',
  name,
  type,
  required: true,
})
const scalar = (name: Extract<DataType, { kind: 'scalar' }>['name']) =>
  ({ kind: 'scalar', name }) as const

test('one row with a value of each type, which a server takes', () => {
  const names = [
    'boolean',
    'integer',
    'long',
    'float',
    'double',
    'string',
    'binary',
    'datetime',
  ] as const
  const made = signature(...names.map((name) => column(name, scalar(name))))
  const body = madeUpBody(made) ?? ''
  expect(JSON.parse(body)).toEqual({
    dataframe_split: {
      columns: names,
      data: [[true, 1, 1, 0.5, 0.5, 'text', 'dGV4dA==', '2026-01-31T10:00:00']],
    },
  })
  expect(checkInput(body, made)).toEqual({
    says: 'accepted',
    problems: [],
    warnings: [],
    unsure: [],
  })
})

test('lists, objects and maps hold one of each', () => {
  const role = { name: 'role', type: scalar('string'), required: true }
  const made = signature(
    column('messages', { kind: 'array', items: { kind: 'object', properties: [role] } }),
    column('weights', { kind: 'map', values: scalar('double') }),
  )
  const body = madeUpBody(made) ?? ''
  expect(JSON.parse(body)).toEqual({
    dataframe_split: {
      columns: ['messages', 'weights'],
      data: [[[{ role: 'text' }], { key: 0.5 }]],
    },
  })
  expect(checkInput(body, made).says).toBe('accepted')
})

test('tensors are zeros in their shape, the free length being one', () => {
  const pixels: Field = { kind: 'tensor', name: 'pixels', dtype: 'float32', shape: [-1, 2] }
  expect(madeUpBody(signature(pixels))).toBe('{"inputs": {"pixels":[[0,0]]}}')
  expect(madeUpBody(signature({ ...pixels, name: null }))).toBe('{"inputs": [[0,0]]}')
  expect(checkInput('{"inputs": [[0,0]]}', signature({ ...pixels, name: null })).says).toBe(
    'accepted',
  )
})

test('columns without names are a row without names', () => {
  expect(madeUpBody(signature(column(null, scalar('long'))))).toBe(
    '{"dataframe_split": {"data":[[1]]}}',
  )
})

test('params are given as they are by default, digit for digit', () => {
  const param = { name: 'max', type: scalar('long'), default: '9007199254740993', shape: null }
  const made: Signature = {
    ...signature(column('x', scalar('long'))),
    params: { state: 'given', fields: [param] },
  }
  expect(madeUpBody(made)).toContain('"params": {"max": 9007199254740993}')
})

test('nothing is made up where nothing is known, or too much is asked for', () => {
  expect(madeUpBody(signature())).toBeNull()
  expect(madeUpBody({ ...signature(), inputs: { state: 'none' } })).toBeNull()
  expect(madeUpBody(signature({ kind: 'unreadable', text: '' }))).toBeNull()
  const large: Field = { kind: 'tensor', name: null, dtype: 'float32', shape: [-1, 640, 480, 3] }
  expect(madeUpBody(signature(large))).toBeNull()
})

test.each([
  ['dataframe', 'split', '{"data": [[1]]}', '{"dataframe_split": {"data": [[1]]}}'],
  ['dataframe', 'records', '[{"a": 1}]', '{"dataframe_records": [{"a": 1}]}'],
  ['ndarray', null, '{"inputs": [1]}', '{"inputs": [1]}'],
  ['json_object', null, '{"a": 1}\n', '{"inputs": {"a": 1}}'],
  ['sparse_matrix_csc', null, '{}', null],
])('an example of the type %s (%s) becomes a body', (type, orient, text, body) => {
  expect(bodyOfExample({ type, orient }, text)).toBe(body)
})
