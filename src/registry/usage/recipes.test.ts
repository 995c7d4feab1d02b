import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMlmodel } from '../readMlmodel'
import { bodyOf } from './body'
import type { Recipe, Usage } from './recipe'
import { WAYS } from './recipes'

const SEEDS = new URL('../../mocks/seeds/files/', import.meta.url)

function usageOf(files: string, changes: Partial<Usage> = {}): Usage {
  // the seed fills in what differs from version to version
  const text = readFileSync(new URL(`${files}/MLmodel`, SEEDS), 'utf8').replaceAll(/@\w+@/g, '1')
  const reading = readMlmodel(new TextEncoder().encode(text))
  if (reading.state !== 'read') throw new Error(reading.because)
  const mlmodel = { ...reading.mlmodel, ...changes.mlmodel }
  const path = mlmodel.inputExample?.servingPath ?? null
  const example = path === null ? null : readFileSync(new URL(`${files}/${path}`, SEEDS), 'utf8')
  return {
    model: files,
    version: '5',
    source: 'mlflow-artifacts:/1/models/m-1/artifacts',
    body: bodyOf(mlmodel, example),
    choice: { by: 'version' },
    server: { tracking: 'http://127.0.0.1:5000', registry: null },
    env: 'local',
    port: 5001,
    ...changes,
    mlmodel,
  }
}

const all = (usage: Usage): readonly Recipe[] => WAYS.flatMap(({ recipes }) => recipes(usage))

function recipe(usage: Usage, id: string): Recipe {
  const found = all(usage).find((each) => each.id === id)
  if (found === undefined) throw new Error(`no recipe ${id}`)
  return found
}

const code = (usage: Usage, id: string) => {
  const found = recipe(usage, id)
  return found.state === 'open' ? found.blocks.map((block) => block.code).join('\n') : found.because
}

const closedIn = (usage: Usage) =>
  all(usage).flatMap(({ id, state }) => (state === 'closed' ? [id] : []))

test('what a version can’t be used for is closed, and nothing else', () => {
  expect(closedIn(usageOf('card-fraud'))).toEqual(['onnxruntime', 'tflite'])
  expect(closedIn(usageOf('meter-reader-edge'))).toEqual(['command', 'tflite'])
  // its predict() is Python
  expect(closedIn(usageOf('support-summariser'))).toEqual(['onnxruntime', 'convert', 'tflite'])
  expect(closedIn(usageOf('ticket-router'))).toEqual([
    'command',
    'onnxruntime',
    'convert',
    'tflite',
  ])
  // Unity Catalog takes nothing without a signature
  expect(closedIn(usageOf('lead-score'))).toEqual(['databricks', 'onnxruntime', 'tflite'])
})

test('without python_function nothing goes that needs it', () => {
  const { mlmodel } = usageOf('card-fraud')
  const flavors = mlmodel.flavors.filter(({ name }) => name !== 'python_function')
  const usage = usageOf('card-fraud', { mlmodel: { ...mlmodel, flavors } })
  expect(all(usage).flatMap(({ id, state }) => (state === 'open' ? [id] : []))).toEqual([
    'native-sklearn',
    'convert',
  ])
  expect(code(usage, 'serve')).toContain('only sklearn')
  const none = usageOf('card-fraud', { mlmodel: { ...mlmodel, flavors: [] } })
  expect(code(none, 'pandas')).toContain('no flavor')
})

test('no request is made up where nothing says what to send', () => {
  const usage = usageOf('lead-score')
  expect(code(usage, 'pandas')).not.toContain('predict')
  expect(code(usage, 'serve')).not.toContain('curl')
  expect(recipe(usage, 'serve')).toMatchObject({
    notes: [expect.stringContaining('nothing says what to send'), expect.anything()],
  })
})

const follows = (usage: Usage) =>
  Object.fromEntries(
    all(usage).flatMap((each) => (each.state === 'open' ? [[each.id, each.follows]] : [])),
  )

describe('by alias and pinned', () => {
  const usage = usageOf('card-fraud')
  const byAlias: Usage = { ...usage, choice: { by: 'alias', alias: 'challenger' } }

  test('each says when the alias is looked up', () => {
    expect(new Set(Object.values(follows(usage)))).toEqual(new Set(['pinned']))
    expect(follows(byAlias)).toEqual({
      pandas: 'each-load',
      'native-sklearn': 'each-load',
      command: 'each-load',
      spark: 'start',
      structured: 'each-batch',
      serve: 'start',
      mlserver: 'copy',
      docker: 'copy',
      kserve: 'copy',
      sagemaker: 'copy',
      azure: 'copy',
      databricks: 'copy',
      convert: 'copy',
    })
  })

  test('the code has the one or the other', () => {
    expect(code(byAlias, 'serve')).toContain("-m 'models:/card-fraud@challenger'")
    expect(code(usage, 'serve')).toContain("-m 'models:/card-fraud/5'")
    for (const { id } of all(usage)) expect(code(usage, id)).not.toContain('@challenger')
    expect(code(byAlias, 'structured')).toContain('get_model_version_by_alias(name, alias)')
    expect(code(usage, 'structured')).not.toContain('by_alias')
  })

  // MLflow would read them as another model's: a@b/5 as model a, alias b
  test.each([
    ['who?', true],
    ['a#b', true],
    ['a@b', false],
  ])('a name that no URI carries goes by the client: %s', (model, alsoByAlias) => {
    expect(code({ ...usage, model }, 'pandas')).not.toContain('models:/')
    expect(code({ ...usage, model }, 'serve')).not.toContain('models:/')
    expect(code({ ...byAlias, model }, 'pandas').includes('models:/')).toBe(!alsoByAlias)
    expect(recipe({ ...usage, model }, 'pandas')).toHaveProperty(
      'notes',
      expect.arrayContaining([expect.stringContaining('No models:/ URI')]),
    )
  })
})

test('a bucket is named to KServe only where it holds these files', () => {
  const source = 's3://lake/models/fraud/5'
  const pinned = usageOf('card-fraud', { source })
  expect(code(pinned, 'kserve')).toContain(`storageUri: "${source}"`)
  const byAlias: Usage = { ...pinned, choice: { by: 'alias', alias: 'champion' } }
  expect(code(byAlias, 'kserve')).not.toContain(source)
  expect(code(usageOf('card-fraud'), 'kserve')).toContain('s3://your-bucket/card-fraud/5')
})

test('Spark is told the type of what comes out only where MLflow can’t tell', () => {
  const result = (of: Usage) => /result_type="([^"]*)"/.exec(code(of, 'spark'))?.[1] ?? null
  expect(result(usageOf('card-fraud'))).toBeNull()
  expect(result(usageOf('lead-score'))).toBe('double')
  expect(result(usageOf('meter-reader-edge'))).toBe(
    '`output_label` LONG, `probabilities` ARRAY<FLOAT>',
  )
  const { mlmodel } = usageOf('meter-reader-edge')
  const outputs = {
    state: 'given' as const,
    fields: [{ kind: 'tensor' as const, name: null, dtype: 'float32', shape: [-1, 8, 8] }],
  }
  const { signature } = mlmodel
  if (signature === null) throw new Error('the seed has a signature')
  const deep = usageOf('meter-reader-edge', {
    mlmodel: { ...mlmodel, signature: { ...signature, outputs } },
  })
  expect(code(deep, 'spark')).toContain('tensors of 3 dimensions')
  expect(closedIn(deep)).toContain('structured')
})

test('what is large is said to be', () => {
  const { mlmodel } = usageOf('support-summariser')
  const usage = usageOf('support-summariser', {
    mlmodel: { ...mlmodel, modelSize: '13200000000' },
  })
  expect(recipe(usage, 'pandas')).toHaveProperty(
    'notes',
    expect.arrayContaining([expect.stringContaining('13.2 GB')]),
  )
  expect(code(usage, 'convert')).toMatch(/Python code of its author.*13\.2 GB/)
})

test('a converter gets one matrix of numbers, or a column each', () => {
  expect(code(usageOf('card-fraud'), 'convert')).toContain(
    '("currency", StringTensorType([None, 1]))',
  )
  expect(code(usageOf('claims-triage'), 'convert')).toContain('FloatTensorType([None, 3])')
  expect(code(usageOf('lead-score'), 'convert')).toContain('[None, model.n_features_in_]')
})

test('a workspace is named wherever the server is', () => {
  const usage = usageOf('card-fraud', { workspace: 'team-a' })
  expect(code(usage, 'pandas')).toMatch(/set_tracking_uri\(.*\)\nmlflow.set_workspace\("team-a"\)/)
  expect(code(usage, 'serve')).toContain('export MLFLOW_WORKSPACE=team-a')
  expect(code(usageOf('card-fraud'), 'serve')).not.toContain('WORKSPACE')
})

test('two servers are both named', () => {
  const server = { tracking: 'https://t.example.org', registry: 'https://r.example.org' }
  const usage = usageOf('card-fraud', { server })
  expect(code(usage, 'pandas')).toContain('mlflow.set_registry_uri("https://r.example.org")')
  expect(code(usage, 'serve')).toContain('export MLFLOW_REGISTRY_URI=https://r.example.org')
})
