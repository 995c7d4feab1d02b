import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { northbank } from '../../src/mocks/seeds/northbank'
import { createServer } from '../../src/mocks/server'
import { serveMock } from '../../src/mocks/node'
import type { World } from '../../src/mocks/world'
import { at, type Server, serverAt } from './ask'
import { api, post } from './fixture'
import { beyond, shapeOf } from './shape'

// Answers of a real MLflow 3.17.2 about runs, logged models and files, which the suite can't make through the registry.

let mock: Server
let world: World

beforeAll(async () => {
  world = northbank()
  const { url, close } = await serveMock(createServer(world))
  mock = serverAt(url)
  return close
})

function recorded(name: string) {
  const file: unknown = JSON.parse(readFileSync(`test/data/responses/${name}.json`, 'utf8'))
  return {
    status: at(file, 'status'),
    body: at(file, 'body'),
    type: at(file, 'headers', 'content-type'),
  }
}

const champion = () => world.models.get('card-fraud')?.versions.get(4)
const loggedModelId = () => /m-[0-9a-f]{32}/.exec(champion()?.source ?? '')?.[0] ?? ''

test.each([
  ['runs-get', () => ({ target: api('runs/get', { run_id: champion()?.run_id ?? '' }) })],
  ['logged-models-get', () => ({ target: api(`logged-models/${loggedModelId()}`) })],
  [
    'logged-models-search',
    () =>
      post('logged-models/search', {
        experiment_ids: ['1'],
        filter: `source_run_id = '${champion()?.run_id}'`,
      }),
  ],
  [
    'logged-models-artifacts',
    () => ({ target: api(`logged-models/${loggedModelId()}/artifacts/directories`) }),
  ],
  ['experiments-get', () => ({ target: api('experiments/get', { experiment_id: '1' }) })],
  [
    'registered-models-get-stages',
    () => ({ target: api('registered-models/get', { name: 'collections-legacy' }) }),
  ],
  [
    'registered-models-search-page1',
    () => ({ target: api('registered-models/search', { max_results: '2' }) }),
  ],
  [
    'model-versions-get-copied',
    () => ({ target: api('model-versions/get', { name: 'pricing-prod', version: '1' }) }),
  ],
  ['server-info', () => ({ target: '/api/3.0/mlflow/server-info' })],
] as const)('says nothing in %s that the recorded answer does not', async (name, question) => {
  const reply = await mock(question())
  const { status, body } = recorded(name)
  expect(reply.status).toBe(status)
  expect(beyond(reply.shape, shapeOf(body))).toEqual([])
})

test.each([
  ['artifact-MLmodel', '/model-versions/get-artifact?name=card-fraud&version=4&path=MLmodel'],
  ['artifact-404-lost', '/model-versions/get-artifact?name=claims-triage&version=1&path=MLmodel'],
])('%s: status and content type', async (name, target) => {
  const { status, type } = recorded(name)
  const reply = await mock({ target })
  expect(reply.status).toBe(status)
  expect(String(type)).toContain(reply.type)
})
