import { beforeAll, describe, expect, test } from 'vitest'
import { serveMock } from '../../src/mocks/node'
import { record } from '../../src/mocks/node/record/record'
import { Scrubber } from '../../src/mocks/node/record/scrub'
import { Source } from '../../src/mocks/node/record/source'
import { grow } from '../../src/mocks/recording'
import { northbank } from '../../src/mocks/seeds/northbank'
import { createServer } from '../../src/mocks/server'
import { at, each, type Question, type Server, serverAt, summary } from './ask'
import { api, post } from './fixture'

/** A real MLflow, filled by `test/seed_registry.py`. */
const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''

const LIMITS = { models: 1000, versions: 1000, runs: 1000, fileBytes: 100_000 }
const silent = { progress: () => undefined, note: () => undefined }

async function recordingOf(url: string, names: 'keep' | 'replace') {
  const recorded = await record(new Source(url, null), new Scrubber({ names }), LIMITS, silent)
  return JSON.stringify(recorded)
}

async function mockOf(recording: string) {
  const mock = await serveMock(createServer(grow(recording, 'a test')))
  return { ask: serverAt(mock.url), close: mock.close }
}

const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

// Other suites make models and experiments on the same server meanwhile: it is asked about what was there before.
const SOME = "name LIKE 'c%'"

/** What the pages ask of a server, of what is registered in it. */
async function questionsFor(ask: Server): Promise<Question[]> {
  const found = await ask({ target: api('registered-models/search', { filter: SOME }) })
  const names = list(each(found.json, 'registered_models', 'name'))
  const questions: Question[] = [
    { target: api('registered-models/search', { filter: SOME, order_by: 'name DESC' }) },
    {
      target: api('registered-models/search', {
        filter: "name LIKE 's%' AND tags.`mlflow.prompt.is_prompt` = 'true'",
      }),
    },
    { target: api('experiments/get', { experiment_id: '1' }) },
  ]
  for (const name of names) {
    const versions = { filter: `name = "${name}"`, max_results: '5' }
    const page = await ask({ target: api('model-versions/search', versions) })
    questions.push(
      { target: api('registered-models/get', { name }) },
      { target: api('registered-models/alias', { name, alias: 'champion' }) },
      { target: api('model-versions/search', versions) },
    )
    for (const version of list(each(page.json, 'model_versions', 'version')).slice(0, 2))
      questions.push(
        { target: api('model-versions/get', { name, version }) },
        { target: api('model-versions/get-download-uri', { name, version }) },
        {
          target: `/model-versions/get-artifact?${new URLSearchParams({ name, version, path: 'MLmodel' }).toString()}`,
        },
      )
    for (const id of list(each(page.json, 'model_versions', 'run_id')).slice(0, 1)) {
      if (id === '') continue
      questions.push(
        { target: api('runs/get', { run_id: id }) },
        { target: api('metrics/get-history', { run_id: id, metric_key: 'loss' }) },
        post('logged-models/search', {
          experiment_ids: ['1', '2', '3'],
          filter: `source_run_id = '${id}'`,
        }),
      )
    }
  }
  return questions
}

/** The questions that are answered otherwise, by shape, status and code. */
async function differences(original: Server, copy: Server) {
  const questions = await questionsFor(original)
  const found = []
  for (const question of questions) {
    const [expected, got] = [summary(await original(question)), summary(await copy(question))]
    if (JSON.stringify(expected) !== JSON.stringify(got)) found.push({ question, expected, got })
  }
  return { asked: questions.length, found }
}

describe('the mock', () => {
  let url: string
  beforeAll(async () => {
    const mock = await serveMock(createServer(northbank()))
    ;({ url } = mock)
    return mock.close
  })

  test('answers from its own recording as before', { timeout: 120_000 }, async () => {
    const copy = await mockOf(await recordingOf(url, 'keep'))
    const { asked, found } = await differences(serverAt(url), copy.ask)
    await copy.close()
    expect(asked).toBeGreaterThan(15)
    expect(found).toEqual([])
  })

  test('is not changed by being recorded', { timeout: 120_000 }, async () => {
    const world = northbank()
    const before = world.now
    const mock = await serveMock(createServer(world))
    await recordingOf(mock.url, 'keep')
    await mock.close()
    expect(world.now).toBe(before)
  })

  test('leaves no name behind where names are replaced', { timeout: 120_000 }, async () => {
    const recording = await recordingOf(url, 'replace')
    for (const said of ['card-fraud', 'northbank.example', 'git.northbank', 'mira.okafor'])
      expect(recording).not.toContain(said)
    const copy = await mockOf(recording)
    const found = await copy.ask({ target: api('registered-models/search', {}) })
    await copy.close()
    expect(list(each(found.json, 'registered_models', 'name'))).toContain('model-1')
    expect(at(found.json, 'registered_models', 0, 'description')).toMatch(/^Description-\d+:/)
  })
})

describe.skipIf(REAL === '')('a real MLflow', () => {
  test('is recorded, and answered for by the mock', { timeout: 240_000 }, async () => {
    const copy = await mockOf(await recordingOf(REAL, 'keep'))
    const { asked, found } = await differences(serverAt(REAL), copy.ask)
    await copy.close()
    expect(asked).toBeGreaterThan(15)
    expect(found).toEqual([])
  })
})
