import { expect, test } from 'vitest'
import type { Mlmodel } from '../mlmodel'
import { parseSignature } from '../parseSignature'
import { bodyOf, isFrame } from './body'
import { pythonData } from './pythonData'

const signed = (inputs: unknown): Pick<Mlmodel, 'signature'> => ({
  signature: parseSignature({
    kind: 'map',
    entries: [['inputs', { kind: 'text', text: JSON.stringify(inputs) }]],
  }).signature,
})
const column = (name: string | undefined, type: unknown, required = true) =>
  typeof type === 'string' ? { name, type, required } : { name, required, ...Object(type) }
const tensor = (name: string | undefined, dtype: string, shape: number[]) => ({
  name,
  type: 'tensor',
  'tensor-spec': { dtype, shape },
})

const json = (of: Pick<Mlmodel, 'signature'>, example: string | null) => {
  const body = bodyOf(of, example)
  return body?.kind === 'json' ? { from: body.from, ...Object(JSON.parse(body.text)) } : body
}

const python = (of: Pick<Mlmodel, 'signature'>, example: string | null) => {
  const body = bodyOf(of, example)
  return body === null ? null : pythonData(body, of.signature)
}

test('a frame is sent as a server takes one, and keeps its digits', () => {
  const of = signed([column('a', 'double'), column('b', 'long')])
  const file = '{"columns": ["a", "b"], "index": [0], "data": [[1.0, 12345678901234567890]]}'
  expect(isFrame(file)).toBe(true)
  expect(bodyOf(of, file)).toEqual({
    kind: 'json',
    text: '{"dataframe_split": {"columns": ["a", "b"], "data": [[1.0, 12345678901234567890]]}}',
    from: 'example',
  })
})

test('of a long example the first row is sent', () => {
  const rows = Array.from({ length: 400 }, (_, i) => [i, 'x'])
  const of = signed([column('a', 'long'), column('b', 'string')])
  expect(
    json(of, JSON.stringify({ dataframe_split: { columns: ['a', 'b'], data: rows } })),
  ).toEqual({
    from: 'first row',
    dataframe_split: { columns: ['a', 'b'], data: [[0, 'x']] },
  })
  expect(json(of, JSON.stringify({ inputs: { a: rows, b: rows }, params: { n: [1, 2] } }))).toEqual(
    {
      from: 'first row',
      inputs: { a: [[0, 'x']], b: [[0, 'x']] },
      params: { n: [1, 2] },
    },
  )
})

test('one tensor with a name is sent and given under it', () => {
  const of = signed([tensor('X', 'float32', [-1, 2])])
  expect(json(of, '{"inputs": [[0.5, 1.5]]}')).toEqual({
    from: 'example',
    inputs: { X: [[0.5, 1.5]] },
  })
  expect(python(of, '{"inputs": [[0.5, 1.5]]}')?.lines).toEqual([
    'data = {"X": np.array([[0.5, 1.5]], dtype="float32")}',
  ])
})

test('without an example, what fits the signature: only what is required, nested as it is', () => {
  const role = { role: { type: 'string', required: true }, n: { type: 'long', required: false } }
  const of = signed([
    column('messages', { type: 'array', items: { type: 'object', properties: role } }),
    column('when', 'datetime'),
    column('note', 'binary', false),
  ])
  expect(json(of, null)).toEqual({
    from: 'signature',
    dataframe_records: [{ messages: [{ role: 'text' }], when: '2026-01-31T12:00:00' }],
  })
  expect(json(of, 'no JSON')).toHaveProperty('from', 'signature')
  expect(json(signed([column(undefined, 'double'), column(undefined, 'long')]), null)).toEqual({
    from: 'signature',
    dataframe_split: { columns: [0, 1], data: [[0, 0]] },
  })
})

test('tensors that are too large are zeros in Python', () => {
  const of = signed([tensor(undefined, 'float32', [-1, 224, 224, 3])])
  const example = JSON.stringify({ inputs: [Array.from({ length: 2000 }, () => 0.25)] })
  for (const given of [null, example]) {
    expect(bodyOf(of, given)).toMatchObject({ kind: 'zeros' })
    expect(python(of, given)?.lines).toEqual([
      'data = np.zeros((1, 224, 224, 3,), dtype="float32")',
    ])
  }
})

test('nothing is made up where nothing says what goes in', () => {
  expect(bodyOf({ signature: null }, null)).toBeNull()
  expect(bodyOf(signed([column('a', 'decimal')]), null)).toBeNull()
  expect(bodyOf({ signature: null }, '[1, 2]')).toBeNull()
})

test('columns get the types that JSON doesn’t have, and MLflow would refuse to narrow to', () => {
  const of = signed([
    column('n', 'integer'),
    column('x', 'float'),
    column('when', 'datetime'),
    column('blob', 'binary'),
    column('left out', 'integer', false),
  ])
  const example =
    '{"dataframe_records": [{"n": 1, "x": 2, "when": "2026-01-31", "blob": "AAAA", "s": null}]}'
  const { imports, lines } = python(of, example) ?? { imports: [], lines: [] }
  expect(imports).toEqual(['import pandas as pd', 'import base64'])
  expect(lines.slice(1)).toEqual([
    'data = data.astype({"n": "int32", "x": "float32"})',
    'data["when"] = pd.to_datetime(data["when"])',
    'data["blob"] = data["blob"].map(base64.b64decode, na_action="ignore")',
  ])
  expect(lines[0]).toContain('"s": None')
})

test('params go to predict by name, words of JSON become Python’s', () => {
  const of = signed([column('text', 'string')])
  const data = python(of, '{"inputs": {"text": ["true"]}, "params": {"b": true, "n": null}}')
  expect(data?.params).toBe('{"b": True, "n": None}')
  expect(data?.lines).toEqual(['data = pd.DataFrame({"text": ["true"]})'])
})

test('a list in one column is one value there, not many rows', () => {
  const of = signed([column('words', { type: 'array', items: { type: 'string' } })])
  expect(python(of, '{"inputs": {"words": ["a", "b"]}}')?.lines).toEqual([
    'data = pd.DataFrame([{"words": ["a", "b"]}])',
  ])
})

test('what a library without a signature takes: a matrix as NumPy has it, the rest as it is', () => {
  const none = { signature: null }
  expect(python(none, '{"inputs": [[1, 2.5]]}')?.lines).toEqual(['data = np.array([[1, 2.5]])'])
  expect(python(none, '{"messages": [{"role": "user"}], "params": {"n": 1}}')).toEqual({
    imports: [],
    lines: ['data = {"messages": [{"role": "user"}]}'],
    params: '{"n": 1}',
  })
})
