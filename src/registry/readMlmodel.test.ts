import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { MlmodelValue } from './mlmodel'
import { readMlmodel } from './readMlmodel'

const DIRECTORY = 'test/data/hostile/mlmodel/'
const index = z
  .array(z.object({ file: z.string(), accept: z.array(z.string()), bytes: z.number() }))
  .parse(JSON.parse(readFileSync(`${DIRECTORY}index.json`, 'utf8')))

/** A sound file, the rest of every hostile one. */
const SOUND = readFileSync(`${DIRECTORY}08-constructor-prototype.yaml`, 'utf8').split(
  'constructor:',
)[0]
const INPUTS = '[{"type": "double", "name": "x", "required": true}]'

const columns = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `{"type": "double", "name": "c${i}", "required": true}`,
  ).join(', ')

/** The files larger than a megabyte. */
const MADE = new Map<string, () => string>([
  [
    '05-deep-block-nesting.yaml',
    () =>
      `flavors:\n${Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`,
  ],
  ['18-signature-50k-columns.yaml', () => withInputs(`[${columns(50_000)}]`)],
  ['35-long-scalar.yaml', () => `${SOUND}note: ${'x'.repeat(2_000_000)}\n`],
])

const withInputs = (json: string) => `${SOUND}`.replace(INPUTS, () => json)

const bytesOf = (file: string): Uint8Array => {
  const made = MADE.get(file)
  return made ? new TextEncoder().encode(made()) : readFileSync(DIRECTORY + file)
}

const read = (text: string) => readMlmodel(new TextEncoder().encode(text))

const sound = (text: string) => {
  const reading = read(text)
  if (reading.state === 'unreadable') throw new Error(reading.because)
  return reading.mlmodel
}

test('every hostile file has its expectation, and the other way round', () => {
  const files = readdirSync(DIRECTORY).filter((file) => file !== 'index.json')
  expect([...files, ...MADE.keys()].sort()).toEqual(index.map(({ file }) => file))
})

describe.each(index)('$file', ({ file, accept, bytes: size }) => {
  test(`ends as ${accept.join(' or ')}`, () => {
    const bytes = bytesOf(file)
    expect(bytes.length).toBe(size)
    const reading = readMlmodel(bytes)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('isAdmin')
    // what the page gets goes through a message and may be walked to its end
    expect(JSON.stringify(structuredClone(reading)).length).toBeLessThan(2_000_000)
    if (reading.state === 'unreadable') {
      expect(accept).toContain('error-panel')
      expect(reading.because).toMatch(/^It .*\.$/)
      return
    }
    expect(accept.some((state) => state === 'partial' || state === 'safe-render')).toBe(true)
    // what is sound is shown, whatever the rest is
    expect(reading.mlmodel).toMatchObject({ modelId: 'm-0f3a' })
    if (file.startsWith('16')) return
    expect(reading.mlmodel.signature?.outputs).toEqual({
      state: 'given',
      fields: [{ kind: 'column', name: null, type: double, required: true }],
    })
  })
})

const double = { kind: 'scalar', name: 'double' }

test('numbers and words stay as written', () => {
  const traps = readMlmodel(bytesOf('34-yaml11-traps.yaml'))
  if (traps.state === 'unreadable') throw new Error(traps.because)
  expect(traps.mlmodel.pythonVersion).toBe('3.10')
  const pyfunc = traps.mlmodel.flavors.find(({ name }) => name === 'python_function')
  expect(Object.fromEntries(pyfunc?.entries ?? [])).toMatchObject({
    country: { kind: 'text', text: 'no' },
    octal: { kind: 'text', text: '0o17' },
    sexagesimal: { kind: 'text', text: '1:30:00' },
  })
  const big = readMlmodel(bytesOf('33-big-integers.yaml'))
  expect(big).toMatchObject({ mlmodel: { modelSize: '9007199254740993' } })
})

test('a hostile key is a key', () => {
  const reading = readMlmodel(bytesOf('20-signature-proto-columns.yaml'))
  if (reading.state === 'unreadable') throw new Error(reading.because)
  const inputs = reading.mlmodel.signature?.inputs
  if (inputs?.state !== 'given') throw new Error('no inputs')
  const names = inputs.fields.map((field) => (field.kind === 'column' ? field.name : null))
  expect(names).toEqual(['__proto__', 'constructor', 'x', 'x'])
  expect(sound('flavors: {__proto__: {a: b}}').flavors).toEqual([
    { name: '__proto__', entries: [['a', { kind: 'text', text: 'b' }]] },
  ])
})

test('an alias is written out, within a budget', () => {
  const text: MlmodelValue = { kind: 'text', text: 'b' }
  expect(sound('flavors: {a: &x {k: b}, c: *x}').flavors).toEqual([
    { name: 'a', entries: [['k', text]] },
    { name: 'c', entries: [['k', text]] },
  ])
})

test('a file of MLflow’s own, with every fact it holds', () => {
  const { body } = z
    .object({ body: z.string() })
    .parse(JSON.parse(readFileSync('test/data/responses/artifact-MLmodel.json', 'utf8')))
  expect(sound(body)).toMatchObject({
    mlflowVersion: '3.17.2',
    modelId: 'm-785f4c81c0474ab981d9172741d1bd14',
    runId: '108a22c5efb54ed69565ea0e7945194b',
    modelSize: '1611542',
    created: '2026-11-22 23:32:55.606095',
    pythonVersion: '3.11.7',
    inputExample: {
      path: 'input_example.json',
      servingPath: 'serving_input_example.json',
      type: 'dataframe',
    },
    environment: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
    problems: [],
    flavors: [{ name: 'python_function' }, { name: 'sklearn' }],
  })
})

test('logged without a signature is null, a signature that is no map is not', () => {
  expect(sound('flavors: {}').signature).toBeNull()
  expect(sound('signature: null').signature).toBeNull()
  expect(sound('signature: text').signature?.inputs).toEqual({
    state: 'unreadable',
    because: 'the signature is no map',
    text: 'text',
  })
})

test('what has another shape is named, the rest is read', () => {
  const mlmodel = sound('mlflow_version: [1]\nmodel_id: m\nflavors: {python_function: {env: [x]}}')
  expect(mlmodel.problems.toSorted()).toEqual([
    'flavors.python_function.env is a list where a map was expected',
    'mlflow_version is a list where a text was expected',
  ])
  expect(mlmodel).toMatchObject({ mlflowVersion: null, modelId: 'm' })
})

test('MLflow 1 named its conda file alone', () => {
  expect(sound('flavors: {python_function: {env: conda.yaml}}').environment).toEqual({
    conda: 'conda.yaml',
    virtualenv: null,
  })
})

test('more columns than anybody reads are cut, and that is said', () => {
  const mlmodel = sound(withInputs(`[${columns(15_000)}]`))
  const inputs = mlmodel.signature?.inputs
  expect(inputs?.state === 'given' && inputs.fields.length).toBe(10_000)
  expect(mlmodel.problems).toEqual([
    'signature.inputs has 15000 entries; the first 10000 are shown',
  ])
})

test('a file that refers to itself, and one of other bytes, are refused for what they are', () => {
  expect(readMlmodel(bytesOf('03-self-reference.yaml'))).toMatchObject({
    because: 'It is nested too deeply, or refers to itself.',
  })
  expect(readMlmodel(bytesOf('30-not-utf8.yaml'))).toMatchObject({
    because: 'It is neither UTF-8 nor UTF-16 text.',
  })
})

test.each([
  ['a web page', '\n <!DOCTYPE html><p>', 'It is a web page, not a YAML file.'],
  ['nothing', ' \n', 'It is empty.'],
  ['a null', '~', 'It holds nothing.'],
  ['a key that is no text', '[a]: b', 'It holds a key that is no text.'],
  ['too much', 'a'.repeat(4 * 1024 * 1024 + 1), 'It is larger than 4 MiB.'],
])('%s is refused in words', (_, text, because) => {
  expect(read(text)).toMatchObject({ state: 'unreadable', because })
})
