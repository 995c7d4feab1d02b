import { expect, test } from 'vitest'
import type { DataType } from './signature'
import { typeText } from './signatureText'

const long: DataType = { kind: 'scalar', name: 'long' }

test.each<[string, DataType]>([
  ['long', long],
  ['any', { kind: 'any' }],
  ['object', { kind: 'object', properties: [{ name: 'a', type: long, required: true }] }],
  ['array<object>', { kind: 'array', items: { kind: 'object', properties: [] } }],
  ['map<array<long>>', { kind: 'map', values: { kind: 'array', items: long } }],
  ['quaternion', { kind: 'unknown', text: 'quaternion' }],
])('%s', (text, type) => {
  expect(typeText(type)).toBe(text)
})
