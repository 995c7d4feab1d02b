import { expect, test } from 'vitest'
import { judge } from '../../test/serving/judge'
import pairs from '../../test/serving/pairs.json'
import { checkInput } from './checkInput'
import type { Signature } from './signature'

// What MLflow itself says of these pairs is noted beside them, and asked anew in test/contract.
test.each(pairs)('$title', ({ accepted, ...pair }) => {
  const { says } = judge(pair)
  if (says !== 'unsure') expect(says).toBe(accepted ? 'accepted' : 'refused')
})

const columns = (...fields: readonly { name: string; type: string; required?: boolean }[]) => fields

test('a problem says where and what, and the same of many values is said once', () => {
  const body = '{"dataframe_split": {"columns": ["x"], "data": [["a"], ["b"], [1]]}}'
  const { says, problems } = judge({
    title: '',
    inputs: columns({ name: 'x', type: 'long' }),
    body,
  })
  expect(says).toBe('refused')
  expect(problems).toEqual([{ path: 'dataframe_split.x', text: '"a" is no integer', count: 2 }])
})

test('what is taken but changed on the way is warned of', () => {
  const body =
    '{"dataframe_split": {"columns": ["n", "extra"], "data": [[1.5, 0]]}, "params": {"t": 1}, "note": 1}'
  const { says, warnings } = judge({
    title: '',
    inputs: columns({ name: 'n', type: 'long' }),
    body,
  })
  expect(says).toBe('accepted')
  expect(warnings.map(({ path, text }) => `${path}: ${text}`)).toEqual([
    ': "note" is ignored: the server takes only dataframe_split and params',
    'dataframe_split: "extra" is not in the signature; it is dropped',
    'dataframe_split.n: 1.5 loses its fraction without a word',
    'params: this version takes no params; they are ignored',
  ])
})

test('without a signature only the form of the body is checked', () => {
  expect(checkInput('{"inputs": {"whatever": [1]}}', null).says).toBe('accepted')
  expect(checkInput('{"whatever": [1]}', null).says).toBe('refused')
})

test('a signature that can’t be read leaves it open', () => {
  const signature: Signature = {
    inputs: { state: 'unreadable', because: 'it is no list', text: '' },
    outputs: { state: 'none' },
    params: { state: 'none' },
  }
  expect(checkInput('{"inputs": [1]}', signature).says).toBe('unsure')
})

test('names that are no words of ours are columns like others', () => {
  const inputs = columns({ name: '__proto__', type: 'long' }, { name: 'constructor', type: 'long' })
  const body = '{"dataframe_records": [{"__proto__": 1, "constructor": 2}]}'
  expect(judge({ title: '', inputs, body }).says).toBe('accepted')
  expect(judge({ title: '', inputs, body: '{"dataframe_records": [{"x": 1}]}' }).says).toBe(
    'refused',
  )
})

test('a hundred thousand values are checked in a moment', () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `[${i}, 0.5]`).join(',')
  const inputs = columns({ name: 'a', type: 'long' }, { name: 'b', type: 'double' })
  const body = `{"dataframe_split": {"columns": ["a", "b"], "data": [${rows}]}}`
  const before = performance.now()
  expect(judge({ title: '', inputs, body }).says).toBe('accepted')
  expect(performance.now() - before).toBeLessThan(5_000)
})

test('a body of two formats is refused, and both are named', () => {
  const body = '{"inputs": {"x": [1]}, "dataframe_records": [{"x": 1}]}'
  const { says, problems } = judge({
    title: '',
    inputs: columns({ name: 'x', type: 'long' }),
    body,
  })
  expect(says).toBe('refused')
  expect(problems[0]?.text).toMatch(/exactly one of .*; here are dataframe_records and inputs$/)
})

test('params beside the messages of a chat are no columns', () => {
  const verdict = judge({
    title: '',
    inputs: columns({ name: 'messages', type: 'string' }),
    params: [{ name: 't', type: 'double', default: 1, shape: null }],
    body: '{"messages": "hi", "t": 0.5}',
  })
  expect(verdict).toMatchObject({ problems: [], warnings: [], unsure: [] })
})
