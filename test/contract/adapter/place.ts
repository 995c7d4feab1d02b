import { beforeAll } from 'vitest'
import type { Backend } from '../../../src/backends/backend'
import { parseConfig } from '../../../src/backends/config'
import { createMlflowBackend } from '../../../src/backends/mlflow/adapter'
import { emptyWorld } from '../../../src/mocks/world'
import { serveMock } from '../../../src/mocks/node'
import { createServer } from '../../../src/mocks/server'
import type { ConnectionConfig } from '../../../src/registry/connection'
import { startConsole } from '../../../server/testing/console'
import { at, type Server, serverAt } from '../ask'
import { post, setUp, tearDown } from '../fixture'
import { must, track, type Tracked, untrack } from '../tracking/fixture'
import { FILES, fileVersions } from './files'

/** What a server is, and what it has not. */
export interface Sort {
  version: string
  /** MLflow 3's. */
  loggedModels: boolean
}

/** The adapter, behind the console's own gate, on a registry that `fixture.ts`, `tracking/fixture.ts` and `files.ts` filled. */
export interface Place {
  backend: Backend
  config: ConnectionConfig
  sort: Sort
  tracked: Tracked
  /** A run's logged model; null on a server without them. */
  loggedModel: { id: string; runId: string } | null
  /** Behind the adapter's back. */
  ask: Server
}

type Filled = Pick<Place, 'tracked' | 'loggedModel'>

/** The place, once the tests around it run. */
function open(
  sort: Sort,
  start: () => Promise<{ url: string; stop: (filled: Filled) => Promise<unknown> }>,
): () => Place {
  let place: Place | null = null
  beforeAll(async () => {
    const { url, stop } = await start()
    const filled = await fill(url, sort)
    const console = await startConsole({ upstream: Number(new URL(url).port) })
    const config = parseConfig(await (await fetch(`${console.origin}/config.json`)).json())
    // a write must say which page it comes from, as browsers do
    const asPage: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('origin', console.origin)
      return fetch(input, { ...init, headers })
    }
    const backend = createMlflowBackend({ config, base: console.origin, fetch: asPage })
    place = { ...filled, backend, config, sort, ask: serverAt(url) }
    return async () => {
      await console.close()
      await stop(filled)
    }
  }, 120_000)
  return () => {
    if (place === null) throw new Error('not set up')
    return place
  }
}

async function putFiles(url: string, { experiment: id, runs }: Tracked) {
  const folder = `${url}/api/2.0/mlflow-artifacts/artifacts/${id}/${runs.get('first')}/artifacts/model`
  for (const [path, body] of FILES) {
    const response = await fetch(`${folder}/${path}`, { method: 'PUT', body })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
}

async function logModel(ask: Server, { experiment: experiment_id, runs }: Tracked) {
  const runId = runs.get('second') ?? ''
  const body = { experiment_id, name: 'model', source_run_id: runId }
  const made = await must(ask, post('logged-models', body))
  return { id: String(at(made, 'model', 'info', 'model_id')), runId }
}

/** Over REST, as any client would. */
async function fill(url: string, sort: Sort): Promise<Filled> {
  const ask = serverAt(url)
  const tracked = await track(ask)
  await putFiles(url, tracked)
  const loggedModel = sort.loggedModels ? await logModel(ask, tracked) : null
  await setUp(ask)
  await fileVersions(ask, tracked)
  return { tracked, loggedModel }
}

export const onMock = (sort: Sort) =>
  open(sort, async () => {
    const { url, close } = await serveMock(createServer(emptyWorld()))
    return { url, stop: close }
  })

/** What was made there is removed again. */
export const onReal = (url: string, sort: Sort) =>
  open(sort, async () => ({
    url,
    stop: async ({ tracked }) => {
      await tearDown(serverAt(url))
      await untrack(serverAt(url), tracked)
    },
  }))
