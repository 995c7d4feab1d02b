import { describe, expect, test, vi } from 'vitest'
import { ProbeOnce } from './connectionReport'
import type { Forward } from './front'
import { ASSUMED, probe } from './probe'
import { whyUnreachable } from './question'

type Answers = Record<string, () => Response>

const html = (status: number, body = '<!doctype html><h1>Not Found</h1>') =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
const json = (body: unknown, status = 200) => Response.json(body, { status })
const missing = (message: string) => json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message }, 404)

/** The words of MLflow 3.17.2 without sign-in, each endpoint by the end of its path. */
const MLFLOW_3: Answers = {
  'server-info': () => json({ store_type: 'SqlStore', workspaces_enabled: false }),
  version: () => html(200, '3.17.2'),
  'registered-models/search': () => json({ registered_models: [{ name: 'a' }] }),
  'users/current': () => html(404),
  'model-versions/search': () => json({}),
  'registered-models/alias': () => missing('Registered Model with name=ringside-probe not found'),
  // MLflow 2.22 and 3.17 both: Flask's page for a wrong method
  'registered-models/set-tag': () => html(405),
  'logged-models/m-ringside-probe': () =>
    missing("Logged model with ID 'm-ringside-probe' not found."),
}

const server =
  (answers: Answers, log: string[] = []): Forward =>
  ({ target, side }) => {
    log.push(`${side} ${target}`)
    const path = target.split('?', 1)[0] ?? ''
    const found = Object.entries(answers).find(([end]) => path.endsWith(`/${end}`))
    return Promise.resolve(found?.[1]() ?? html(404))
  }

const options = { headersFor: () => [], timeoutMs: 1000, name: 'mlflow.example.org' }
const withCredential = { ...options, headersFor: () => [['authorization', 'Basic x']] as const }

const denied = () =>
  new Response('You are not authenticated.', {
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="mlflow"' },
  })

const state = async (forward: Forward) => {
  const found = await probe(forward, { ...options, timeoutMs: 200 })
  return { state: found.state, message: 'message' in found ? found.message : '' }
}

const endless = () =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    }),
  )

describe('a server that is MLflow', () => {
  test('3.17', async () => {
    const log: string[] = []
    expect(await probe(server(MLFLOW_3, log), options)).toEqual({
      state: 'ok',
      version: '3.17.2',
      auth: 'none',
      workspaces: false,
      features: {
        searchModels: true,
        listVersions: true,
        aliases: true,
        tags: true,
        loggedModels: true,
      },
    })
    expect(log).toHaveLength(8)
    expect(log.filter((line) => line.startsWith('tracking'))).toHaveLength(1)
  })

  test('with sign-in and workspaces', async () => {
    const forward = server({
      ...MLFLOW_3,
      'server-info': () => json({ store_type: 'SqlStore', workspaces_enabled: true }),
      'users/current': denied,
    })
    const asked: string[] = []
    const watched: Forward = (request) => {
      if (request.headers.length > 0) asked.push(request.target)
      return forward(request)
    }
    expect(await probe(watched, withCredential)).toMatchObject({
      state: 'ok',
      auth: 'basic',
      workspaces: true,
    })
    // A password costs the server half a second wherever it is sent.
    expect(asked).not.toContain('/api/2.0/mlflow/users/current')
  })

  test('2.0: no server-info, no aliases, no logged models', async () => {
    const forward = server({
      version: () => html(200, '2.0.1'),
      'registered-models/search': () => json({}),
      'model-versions/search': () => json({}),
    })
    expect(await probe(forward, options)).toMatchObject({
      state: 'ok',
      version: '2.0.1',
      auth: 'none',
      features: {
        aliases: false,
        loggedModels: false,
        searchModels: true,
        listVersions: true,
        tags: false,
      },
    })
  })

  test('reduced: what an endpoint refuses is not a feature', async () => {
    const forward = server({
      ...MLFLOW_3,
      'registered-models/alias': () => json({ error_code: 'ENDPOINT_NOT_FOUND' }, 404),
      'model-versions/search': () => html(405),
    })
    const filtered: Forward = (request) =>
      request.target.includes('filter=')
        ? Promise.resolve(json({ error_code: 'INVALID_PARAMETER_VALUE' }, 400))
        : forward(request)
    expect(await probe(filtered, options)).toMatchObject({
      features: { searchModels: false, listVersions: false, aliases: false, loggedModels: true },
    })
  })

  test('what could not be tried is assumed', async () => {
    const forward = server({
      ...MLFLOW_3,
      'registered-models/alias': () => html(403, 'Permission denied'),
      'model-versions/search': () => json({ error_code: 'INTERNAL_ERROR' }, 500),
    })
    const broken: Forward = (request) =>
      request.side === 'tracking' ? Promise.reject(new Error('reset')) : forward(request)
    expect(await probe(broken, options)).toMatchObject({ state: 'ok', features: ASSUMED.features })
  })

  test('asking for a sign-in, it is asked no further', async () => {
    const log: string[] = []
    const forward = server(
      {
        'server-info': () => json({ store_type: 'SqlStore', workspaces_enabled: false }),
        version: denied,
        'registered-models/search': denied,
        'users/current': denied,
      },
      log,
    )
    expect(await probe(forward, options)).toEqual({
      state: 'signed-out',
      version: null,
      auth: 'basic',
      workspaces: false,
    })
    expect(log).toHaveLength(4)
  })
})

describe('a server that is not', () => {
  test.each<[string, string, Answers]>([
    ['a web site', 'not-mlflow', {}],
    ['a web site that always answers', 'not-mlflow', { search: () => html(200) }],
    ['another API', 'not-mlflow', { search: () => json({ items: [] }) }],
    ['a redirect', 'not-mlflow', { search: () => html(302) }],
    ['MLflow 1', 'too-old', { ...MLFLOW_3, version: () => html(200, '1.30.1') }],
    ['MLflow without a registry', 'too-old', { version: () => html(200, '2.1.0') }],
    [
      'a server that says so itself',
      'too-old',
      { search: () => json({ error_code: 'ENDPOINT_NOT_FOUND' }, 404) },
    ],
    ['MLflow out of order', 'unreachable', { ...MLFLOW_3, search: () => html(503) }],
    [
      'MLflow that does not know the host',
      'unreachable',
      { search: () => html(403, 'Invalid Host header - possible DNS rebinding attack detected') },
    ],
  ])('%s is %s', async (_, expected, { search, ...answers }) => {
    const all = { ...answers, ...(search && { 'registered-models/search': search }) }
    const found = await state(server(all))
    expect(found.state).toBe(expected)
    expect(found.message).toMatch(/^mlflow\.example\.org .*[.?]$/)
  })

  test('a server that is not there', async () => {
    const error = Object.assign(new Error('http://me:secret@x'), { code: 'ECONNREFUSED' })
    expect(await state(() => Promise.reject(error))).toEqual({
      state: 'unreachable',
      message: 'mlflow.example.org does not answer: connection refused.',
    })
  })

  test('a server that never answers is let go', async () => {
    const signals: AbortSignal[] = []
    const found = await state(({ signal }) => {
      signals.push(signal)
      return new Promise(() => undefined)
    })
    expect(found.state).toBe('unreachable')
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })

  test('a server that never stops is not read to the end', async () => {
    expect((await state(server({ 'registered-models/search': endless }))).state).toBe('not-mlflow')
  })
})

test('a fault is told by its code, never by its text', () => {
  expect(whyUnreachable({ code: 'ENOTFOUND', message: 'secret' })).toBe('no such host')
  expect(whyUnreachable({ code: 'ESOMETHING' })).toBe('ESOMETHING')
  expect(whyUnreachable({ code: 'http://me:secret@x' })).toBe('the connection broke')
  expect(whyUnreachable(new Error('secret'))).toBe('the connection broke')
})

describe('the one probe', () => {
  const unreachable = { state: 'unreachable', message: 'No.' } as const

  test('is shared by who asks at once, and kept once it succeeded', async () => {
    const once = new ProbeOnce()
    let runs = 0
    const run = () => {
      runs += 1
      return Promise.resolve(ASSUMED)
    }
    await Promise.all([once.ask(null, run), once.ask(null, run)])
    await once.ask('somebody else', run)
    expect(runs).toBe(1)
    expect(once.last).toBe(ASSUMED)
  })

  test('is run again while it fails, once a second', async ({ onTestFinished }) => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const once = new ProbeOnce()
    let runs = 0
    const run = () => {
      runs += 1
      return Promise.resolve(unreachable)
    }
    await once.ask(null, run)
    await once.ask(null, run)
    expect(runs).toBe(1)
    vi.advanceTimersByTime(1000)
    await once.ask(null, run)
    expect(runs).toBe(2)
  })

  test('tells nobody what another credential was refused', async () => {
    const once = new ProbeOnce()
    await once.ask(null, () => Promise.resolve(unreachable))
    expect(await once.ask('Basic x', () => Promise.resolve(ASSUMED))).toBe(ASSUMED)
  })
})
