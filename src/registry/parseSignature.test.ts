import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSignature } from './parseSignature'
import type { Field } from './signature'

const text = (value: string) => ({ kind: 'text', text: value }) as const

const parse = (parts: Record<string, string>) =>
  parseSignature({
    kind: 'map',
    entries: Object.entries(parts).map(([key, value]) => [key, text(value)]),
  }).signature

const field = (json: string): Field | undefined => {
  const { inputs } = parse({ inputs: `[${json}]` })
  return inputs.state === 'given' ? inputs.fields[0] : undefined
}

const long = { kind: 'scalar', name: 'long' } as const

test.each<[string, string, Field]>([
  [
    'a column',
    '{"type": "long", "name": "x", "required": true}',
    { kind: 'column', name: 'x', type: long, required: true },
  ],
  [
    'a column by position, optional',
    '{"type": "long", "required": false}',
    { kind: 'column', name: null, type: long, required: false },
  ],
  [
    'required unless said otherwise',
    '{"type": "long", "name": ""}',
    { kind: 'column', name: '', type: long, required: true },
  ],
  [
    'optional as it was once written',
    '{"type": "long", "name": "x", "optional": true}',
    { kind: 'column', name: 'x', type: long, required: false },
  ],
  [
    'a tensor',
    '{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 4]}}',
    { kind: 'tensor', name: null, dtype: 'float32', shape: [-1, 4] },
  ],
  [
    'a tensor with a name, no dimensions',
    '{"name": "t", "type": "tensor", "tensor-spec": {"dtype": "str", "shape": []}}',
    { kind: 'tensor', name: 't', dtype: 'str', shape: [] },
  ],
  [
    'a tensor without a shape',
    '{"type":"tensor","tensor-spec":{"dtype":"float32"}}',
    { kind: 'unreadable', text: '{"type":"tensor","tensor-spec":{"dtype":"float32"}}' },
  ],
  [
    'nested types',
    `{"type":"array","items":{"type":"object","properties":{"b":{"type":"long","required":false},
      "1":{"type":"map","values":{"type":"any"},"required":true}}},"name":"m","required":true}`,
    {
      kind: 'column',
      name: 'm',
      required: true,
      type: {
        kind: 'array',
        items: {
          kind: 'object',
          // in the file's order, also where a key looks like a number
          properties: [
            { name: 'b', type: long, required: false },
            { name: '1', type: { kind: 'map', values: { kind: 'any' } }, required: true },
          ],
        },
      },
    },
  ],
  [
    'a type nobody knows',
    '{"type":"sparkml_vector","name":"v"}',
    {
      kind: 'column',
      name: 'v',
      type: { kind: 'unknown', text: 'sparkml_vector' },
      required: true,
    },
  ],
  ['no type', '{"name":"x"}', { kind: 'unreadable', text: '{"name":"x"}' }],
  ['no object', '7', { kind: 'unreadable', text: '7' }],
])('%s', (_, json, expected) => {
  expect(field(json)).toEqual(expected)
})

test('params keep their defaults as written', () => {
  const { params } = parse({
    params: `[{"name":"t","type":"double","default":0.10,"shape":null},
      {"name":"n","type":"long","default":[9007199254740993],"shape":[-1]},
      {"name":"s","dtype":"string","default":"a\\"b"},
      {"name":"o","type":"object","properties":{"k":{"type":"long"}},"default":{"k": 1},"shape":null},
      {"name":"no default","type":"long"}]`,
  })
  expect(params).toEqual({
    state: 'given',
    fields: [
      { name: 't', type: { kind: 'scalar', name: 'double' }, default: '0.10', shape: null },
      { name: 'n', type: long, default: '[9007199254740993]', shape: [-1] },
      { name: 's', type: { kind: 'scalar', name: 'string' }, default: '"a\\"b"', shape: null },
      {
        name: 'o',
        type: { kind: 'object', properties: [{ name: 'k', type: long, required: true }] },
        default: '{"k": 1}',
        shape: null,
      },
      { kind: 'unreadable', text: '{"name":"no default","type":"long"}' },
    ],
  })
})

test('a part that can’t be read takes no other down', () => {
  expect(parse({ inputs: '[{"type": ', outputs: '[]', params: '{}' })).toEqual({
    inputs: { state: 'unreadable', because: 'not JSON at character 11', text: '[{"type": ' },
    outputs: { state: 'given', fields: [] },
    params: { state: 'unreadable', because: 'it is JSON, but no list', text: '{}' },
  })
  expect(parse({ outputs: '[]' }).inputs).toEqual({ state: 'none' })
})

test('types deeper than anybody reads end in their own text', () => {
  const depth = 40
  const json = `${'{"type":"array","items":'.repeat(depth)}{"type":"long"}${'}'.repeat(depth)}`
  const column = field(json)
  let inner = column?.kind === 'column' ? column.type : undefined
  let levels = 0
  while (inner?.kind === 'array') {
    inner = inner.items
    levels++
  }
  expect(levels).toBe(33)
  expect(inner).toMatchObject({ kind: 'unknown', text: expect.stringContaining('"array"') })
})

test('whatever JSON stands there, it is read without an error', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      const { inputs } = parse({ inputs: json })
      expect(['given', 'unreadable']).toContain(inputs.state)
      parse({ params: `[${json}]`, outputs: `[{"type":${json}}]` })
    }),
  )
})
