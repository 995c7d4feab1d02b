import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { RegistryError, type ErrorKind } from '../../registry/errors'
import { errorOf } from '../httpError'
import { readWire } from '../readWire'
import * as wire from './wire'
import * as tracking from './wireTracking'

const DIRECTORY = 'test/data/responses/'
const recording = z.object({
  request: z.object({ method: z.string(), path: z.string() }),
  status: z.number(),
  body: z.unknown(),
})

const recorded = (file: string) =>
  recording.parse(JSON.parse(readFileSync(`${DIRECTORY}${file}.json`, 'utf8')))

type Expected =
  /** Read by this schema, with this in it. */
  | { schema: z.ZodMiniType; holds: unknown }
  /** An error of this kind, with this of the server's words. */
  | { kind: ErrorKind; says: string | null }
  /** A file of a model: bytes, never parsed by a wire schema. */
  | 'file'
  /** No schema of ours: why not. */
  | { notRead: string }

const PERMISSION_DENIED = { kind: 'denied', says: 'Permission denied' } as const
const noModel = {
  kind: 'missing',
  says: 'Registered Model with name=no-such-model not found',
} as const
const done = { schema: wire.wireDone, holds: {} }
const rows = (key: string, count: number, first: unknown, next: unknown) => ({
  [key]: { items: expect.toSatisfy((items: unknown[]) => items.length === count), skipped: 0 },
  ...(count > 0 && { [key]: { items: expect.arrayContaining([first]), skipped: 0 } }),
  next_page_token: next,
})
const named = (name: string) => expect.objectContaining({ name })
const numbered = (version: string) => expect.objectContaining({ version })
const some = expect.any(String)

const EXPECTED: Record<string, Expected> = {
  'alias-delete': done,
  'alias-get': {
    schema: wire.wireVersionAnswer,
    holds: { model_version: { version: '5', aliases: ['champion'] } },
  },
  'alias-get-400-missing': {
    kind: 'invalid',
    says: 'Registered model alias no-such-alias not found.',
  },
  'alias-set': done,
  'alias-set-400-reserved': { kind: 'invalid', says: "Version alias name 'v1' is reserved." },
  'alias-set-404-version': {
    kind: 'missing',
    says: 'Model Version (name=churn-classifier, version=99) not found',
  },
  'artifact-404-lost': { kind: 'missing', says: expect.stringContaining('No such artifact') },
  'artifact-MLmodel': 'file',
  'artifact-MLmodel-nested-signature': 'file',
  'artifact-MLmodel-no-signature': 'file',
  'artifact-MLmodel-onnx': 'file',
  'artifact-conda-yaml': 'file',
  'artifact-input_example-json': 'file',
  'artifact-requirements-txt': 'file',
  'artifact-serving_input_example-json': 'file',
  'auth-401': {
    kind: 'signed-out',
    says: expect.stringContaining('You are not authenticated'),
  },
  'auth-alias-delete-403-editor': PERMISSION_DENIED,
  'auth-alias-set-403': PERMISSION_DENIED,
  'auth-current-permissions': { notRead: 'no page asks for rights' },
  'auth-permission-editor': { notRead: 'no page asks for rights' },
  'auth-permission-of-other-403': PERMISSION_DENIED,
  'auth-permission-reader-default': { notRead: 'no page asks for rights' },
  'auth-registered-models-get-403-denied': PERMISSION_DENIED,
  'auth-registered-models-get-404': noModel,
  'auth-signup-403': PERMISSION_DENIED,
  'auth-users-current': { notRead: 'the console server’s probe reads it' },
  'auth-users-list-non-admin': { notRead: 'no page asks for rights' },
  'cors-blocked-403': { kind: 'denied', says: 'Cross-origin request blocked' },
  'experiments-get': {
    schema: tracking.wireExperimentAnswer,
    holds: { experiment: { experiment_id: '1', name: 'churn', lifecycle_stage: 'active' } },
  },
  health: { notRead: 'the console server’s probe reads it' },
  'logged-models-artifacts': {
    schema: tracking.wireArtifacts,
    holds: {
      files: expect.arrayContaining([{ path: 'MLmodel', is_dir: false, file_size: 1290 }]),
    },
  },
  'logged-models-get': {
    schema: tracking.wireLoggedModelAnswer,
    holds: {
      model: {
        info: { status: 'LOGGED_MODEL_READY', source_run_id: some },
        data: {
          metrics: expect.arrayContaining([
            expect.objectContaining({ key: 'auc', dataset_name: 'churn-holdout' }),
          ]),
        },
      },
    },
  },
  'logged-models-search': {
    schema: z.object({ models: z.array(tracking.wireLoggedModel) }),
    holds: { models: [{ info: { model_id: some } }] },
  },
  'method-405-html': { kind: 'unsupported', says: null },
  'metrics-get-history': {
    schema: z.object({ metrics: z.array(tracking.wireMetric) }),
    holds: { metrics: expect.arrayContaining([expect.objectContaining({ key: 'loss', step: 4 })]) },
  },
  'model-versions-delete-tag': done,
  'model-versions-get': {
    schema: wire.wireVersionAnswer,
    holds: { model_version: { version: '5', aliases: ['champion'], run_link: null } },
  },
  'model-versions-get-404': {
    kind: 'missing',
    says: 'Model Version (name=churn-classifier, version=99) not found',
  },
  'model-versions-get-copied': {
    schema: wire.wireVersionAnswer,
    holds: { model_version: { source: 'models:/churn-classifier/5' } },
  },
  'model-versions-search': {
    schema: wire.wireVersionPage,
    holds: rows('model_versions', 6, numbered('6'), null),
  },
  'model-versions-search-copies-of': {
    schema: wire.wireVersionPage,
    holds: rows('model_versions', 2, numbered('2'), null),
  },
  'model-versions-search-page1': {
    schema: wire.wireVersionPage,
    holds: rows('model_versions', 5, numbered('60'), some),
  },
  'model-versions-set-tag': done,
  'registered-models-create-400-bad-name': {
    kind: 'invalid',
    says: "Invalid model name 'a/b'. Names cannot contain '/' or ':'.",
  },
  // some of these messages hold raw SQL: none is shown
  'registered-models-create-400-exists': { kind: 'taken', says: null },
  'registered-models-get': {
    schema: wire.wireModelAnswer,
    holds: {
      registered_model: {
        aliases: expect.arrayContaining([{ alias: 'champion', version: '5' }]),
        latest_versions: [numbered('6')],
      },
    },
  },
  'registered-models-get-404': noModel,
  'registered-models-get-empty-model': {
    schema: wire.wireModelAnswer,
    holds: {
      registered_model: { aliases: [], tags: [], latest_versions: [], description: '' },
    },
  },
  'registered-models-get-stages': {
    schema: wire.wireModelAnswer,
    holds: {
      registered_model: {
        latest_versions: expect.arrayContaining([
          expect.objectContaining({ current_stage: 'Production' }),
        ]),
      },
    },
  },
  'registered-models-get-unicode': {
    schema: wire.wireModelAnswer,
    holds: {
      registered_model: {
        name: 'Prévision de ventes (été)',
        tags: [{ key: 'équipe', value: 'ventes' }],
      },
    },
  },
  'registered-models-search-400-bad-filter': {
    kind: 'invalid',
    says: 'Invalid clause(s) in filter string: OR',
  },
  'registered-models-search-500-html': { kind: 'unreachable', says: null },
  'registered-models-search-empty': {
    schema: wire.wireModelPage,
    holds: { registered_models: { items: [], skipped: 0 }, next_page_token: null },
  },
  'registered-models-search-filter': {
    schema: wire.wireModelPage,
    holds: rows('registered_models', 1, named('churn-classifier'), null),
  },
  'registered-models-search-page1': {
    schema: wire.wireModelPage,
    holds: rows('registered_models', 6, named('churn-classifier'), some),
  },
  'registered-models-search-page2': {
    schema: wire.wireModelPage,
    holds: rows('registered_models', 6, named('iris-onnx'), some),
  },
  'registered-models-search-prompts': {
    schema: wire.wireModelPage,
    holds: rows('registered_models', 1, named('summarise-ticket'), null),
  },
  'runs-get': {
    schema: tracking.wireRunAnswer,
    holds: {
      run: {
        info: { run_id: '108a22c5efb54ed69565ea0e7945194b', user_id: 'ana' },
        inputs: { dataset_inputs: expect.arrayContaining([expect.anything()]) },
        outputs: { model_outputs: [{ model_id: some }] },
      },
    },
  },
  'runs-get-404': { kind: 'missing', says: expect.stringContaining('not found') },
  'server-info': { notRead: 'the console server’s probe reads it' },
  'unknown-path-404-html': { kind: 'unsupported', says: null },
  version: { notRead: 'the console server’s probe reads it' },
  'webhooks-create': { notRead: 'the console server lets nobody ask: it may hold secrets' },
  'webhooks-list': { notRead: 'the console server lets nobody ask: it may hold secrets' },
}

test('every recorded answer has its expectation, and the other way round', () => {
  const files = readdirSync(DIRECTORY).map((file) => file.replace(/\.json$/, ''))
  expect(Object.keys(EXPECTED).sort()).toEqual(files.sort())
})

const READ = Object.entries(EXPECTED).filter(
  ([, expected]) => expected === 'file' || !('notRead' in expected),
)

test.each(READ)('%s', (file, expected) => {
  const { request, status, body } = recorded(file)
  if (typeof expected === 'string') {
    expect({ status, type: typeof body }).toEqual({ status: 200, type: 'string' })
  } else if ('schema' in expected) {
    expect(status).toBe(200)
    expect(readWire(expected.schema, body, 'GET')).toMatchObject(expected.holds ?? {})
  } else if ('kind' in expected) {
    const asked = `${request.method} ${request.path}`
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const error = errorOf('Reading it', { status, body: text, retryAfter: null, asked })
    expect(error.kind).toBe(expected.kind)
    expect(error.facts).toMatchObject({ status, serverMessage: expected.says, asked })
    expect(error.message).toMatch(/^Reading it failed: [^<>]+\.$/)
  }
})

const model = (more: object) =>
  readWire(wire.wireModelAnswer, { registered_model: { name: 'm', ...more } }, 'GET x')
    .registered_model
const version = (more: object) =>
  readWire(wire.wireVersionAnswer, { model_version: { name: 'm', version: '1', ...more } }, 'GET')
    .model_version
const created = (creation_timestamp: unknown) => model({ creation_timestamp }).creation_timestamp
const metric = (value: unknown) =>
  z.parse(tracking.wireMetric, { key: 'loss', value, timestamp: '1', step: '2' }).value

describe('tolerance', () => {
  test('null is absent, unknown keys pass and pollute nothing', () => {
    const empty = model({})
    const nulls = JSON.parse('{"tags":null,"aliases":null,"description":null,"__proto__":{"a":1}}')
    expect(model(nulls)).toEqual(empty)
    expect(model({ latest_versions: null, future: [{}] })).toEqual(empty)
    expect(Object.prototype).not.toHaveProperty('a')
  })

  test('int64 as number or as text, 0 for not set, and no date for what is none', () => {
    expect(created(1795390348605)).toEqual(new Date(1795390348605))
    expect(created('1795390348605')).toEqual(new Date(1795390348605))
    expect([0, '0', '', null, 'soon', 1e300].map(created)).toEqual(Array(6).fill(null))
  })

  test('a version is text with every digit', () => {
    expect(version({ version: '9007199254740993' }).version).toBe('9007199254740993')
    expect(version({ version: 7 }).version).toBe('7')
    expect(() => version({ version: 2 ** 53 })).toThrow('model_version.version')
    expect(() => version({ version: '' })).toThrow('model_version.version')
  })

  test('a row that can’t be read is counted and hides no other', () => {
    const page = { registered_models: [{ name: 'm' }, {}, { latest_versions: [{}] }, null, 'x'] }
    const { registered_models: read } = readWire(wire.wireModelPage, page, 'GET')
    expect(read.items.map(({ name }) => name)).toEqual(['m'])
    expect(read.skipped).toBe(4)
  })

  test('metrics that are no numbers', () => {
    expect(['NaN', 'Infinity', '-Infinity', 0.5].map(metric)).toEqual([
      Number.NaN,
      Infinity,
      -Infinity,
      0.5,
    ])
    expect(() => metric('0.5')).toThrow()
  })

  test.each([null, [], 'ok', 7])('an answer that is %j is unreadable, and says whose', (answer) => {
    const read = () => readWire(wire.wireModelPage, answer, 'GET /api/x')
    expect(read).toThrow(RegistryError)
    expect(read).toThrow("The answer of GET /api/x can't be read: it is not an object.")
  })

  test('what matters and is missing is named', () => {
    expect(() => readWire(wire.wireModelAnswer, { registered_model: {} }, 'GET /api/x')).toThrow(
      "The answer of GET /api/x can't be read: registered_model.name is missing",
    )
    expect(() => model({ aliases: [{ alias: 'a' }] })).toThrow('registered_model.aliases.0.version')
    expect(() => model({ tags: 'x' })).toThrow('registered_model.tags')
  })
})
