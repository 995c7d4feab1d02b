import { describe, expect, test, vi } from 'vitest'
import { createFront, type Forward, type Incoming, type UpstreamRequest } from './front'
import type { FrontOptions } from './frontOptions'
import { parseJsonObject } from './jsonObject'

const HOST = '127.0.0.1:4173'
const OWN = `http://${HOST}`

const options: FrontOptions = {
  connection: 'server',
  name: 'mlflow.example.org',
  origins: { own: [OWN], public: [] },
  credential: { kind: 'none' },
  readOnlyBecause: null,
}

function get(target: string, headers: Record<string, string> = {}): Incoming {
  return { method: 'GET', target, headers: Object.entries({ host: HOST, ...headers }), body: null }
}

function post(target: string, body: string, headers: Record<string, string> = {}): Incoming {
  const all = { host: HOST, origin: OWN, 'content-type': 'application/json', ...headers }
  return { method: 'POST', target, headers: Object.entries(all), body: new Response(body).body }
}

const MODELS = '/api/2.0/mlflow/registered-models/search'
const FILE = '/get-artifact?path=MLmodel&run_uuid=a'

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

/** Asks a fresh front; the answer with what was forwarded. */
async function ask(
  incoming: Incoming,
  answer: Forward | null = () => Promise.resolve(json({})),
  more: Partial<FrontOptions> = {},
) {
  const sent: UpstreamRequest[] = []
  const forward: Forward | null =
    answer &&
    ((request) => {
      sent.push(request)
      return answer(request)
    })
  const response = await createFront({ ...options, ...more })(incoming, forward)
  if (response === null) throw new Error('The front left it to the pages.')
  return { response, sent }
}

const codeOf = async (response: Response) => parseJsonObject(await response.text())?.error_code

describe('what goes upstream', () => {
  test('is built from nothing', async () => {
    const { sent } = await ask(
      get(MODELS, {
        Accept: 'application/json',
        'accept-language': 'de',
        'x-mlflow-workspace': 'team-a',
        'user-agent': 'a browser',
        'if-none-match': '"etag"',
        range: 'bytes=0-1',
        cookie: 'a=b',
        authorization: 'Bearer theirs',
        'x-anything': 'else',
      }),
    )
    expect(sent[0]?.headers).toEqual([
      ['user-agent', 'mlflow-ringside'],
      ['accept', 'application/json'],
      ['accept-language', 'de'],
      ['x-mlflow-workspace', 'team-a'],
    ])
  })

  test('carries the body and its type', async () => {
    const { sent } = await ask(post('/api/2.0/mlflow/runs/search', '{"a":1}'))
    expect(new TextDecoder().decode(sent[0]?.body ?? undefined)).toBe('{"a":1}')
    expect(sent[0]?.headers).toContainEqual(['content-type', 'application/json'])
  })

  test('has the browser’s credential only when that is asked for', async () => {
    const theirs = { authorization: 'Bearer theirs' }
    const { sent } = await ask(get(MODELS, theirs), undefined, {
      credential: { kind: 'pass-through' },
    })
    expect(sent[0]?.headers).toContainEqual(['authorization', 'Bearer theirs'])
  })

  test('has each backend’s own credential', async () => {
    const credential = {
      kind: 'shared',
      authorization: { registry: 'Basic r', tracking: null },
      user: null,
    } as const
    const registry = await ask(get(MODELS), undefined, { credential })
    const tracking = await ask(get(FILE), undefined, { credential })
    expect(registry.sent[0]?.headers).toContainEqual(['authorization', 'Basic r'])
    expect(tracking.sent[0]?.headers.map(([name]) => name)).not.toContain('authorization')
  })

  test.each(['x', 'Team', 'team-', 'api', 'a'.repeat(64), 'a b'])(
    'never a workspace called %s',
    async (workspace) => {
      const { response, sent } = await ask(get(MODELS, { 'x-mlflow-workspace': workspace }))
      expect(await codeOf(response)).toBe('RINGSIDE_BAD_WORKSPACE')
      expect(sent).toEqual([])
    },
  )
})

describe('what comes back', () => {
  test('keeps only the headers that are named', async () => {
    const { response } = await ask(get(MODELS), () =>
      Promise.resolve(
        json({}, 429, {
          'retry-after': '3',
          etag: '"e"',
          'set-cookie': 'a=b',
          'access-control-allow-origin': '*',
          'www-authenticate': 'Basic',
          server: 'gunicorn',
        }),
      ),
    )
    expect(response.status).toBe(429)
    expect([...response.headers.keys()].sort()).toEqual([
      'cache-control',
      'content-security-policy',
      'content-type',
      'cross-origin-resource-policy',
      'etag',
      'referrer-policy',
      'retry-after',
      'x-content-type-options',
    ])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['https://login.example.org/oauth', 401, 'RINGSIDE_SIGN_IN_ELSEWHERE'],
    ['http://169.254.169.254/latest/meta-data/', 502, 'RINGSIDE_REDIRECTED'],
  ])('a redirect to %s is neither followed nor passed on', async (location, status, code) => {
    const { response, sent } = await ask(get(MODELS), () =>
      Promise.resolve(new Response('', { status: 302, headers: { location } })),
    )
    expect(response.status).toBe(status)
    expect(response.headers.has('location')).toBe(false)
    expect(await codeOf(response)).toBe(code)
    expect(sent).toHaveLength(1)
  })

  test.each([MODELS, FILE])('%s: a compressed body is refused unread', async (target) => {
    const cancelled = vi.fn<() => void>()
    const body = new ReadableStream({ cancel: cancelled }, { highWaterMark: 0 })
    const { response } = await ask(get(target), () =>
      Promise.resolve(new Response(body, { headers: { 'content-encoding': 'gzip' } })),
    )
    expect(await codeOf(response)).toBe('RINGSIDE_ENCODED')
    expect(cancelled).toHaveBeenCalledOnce()
  })

  test('an API answer that announces too much is refused, a file is not', async () => {
    const headers = { 'content-length': String(65 * 2 ** 20) }
    const [api, file] = await Promise.all(
      [MODELS, FILE].map((target) =>
        ask(get(target), () => Promise.resolve(new Response('x', { headers }))),
      ),
    )
    expect(api?.response.status).toBe(502)
    expect(file?.response.status).toBe(200)
  })

  test('an API answer that turns out too large breaks off', async () => {
    const limits = { answerBytes: 10 }
    const { response } = await ask(
      get(MODELS),
      () => Promise.resolve(new Response(new Blob(['a'.repeat(11)]).stream())),
      { limits },
    )
    await expect(response.text()).rejects.toThrow('More came')
  })

  test.each([
    ['inline', 'attachment'],
    ['attachment-not; filename=x', 'attachment'],
    ['attachment; filename=MLmodel', 'attachment; filename=MLmodel'],
  ])('a file that comes as %s is a download', async (given, expected) => {
    const { response } = await ask(get(FILE), () =>
      Promise.resolve(new Response('<svg>', { headers: { 'content-disposition': given } })),
    )
    expect(response.headers.get('content-disposition')).toBe(expected)
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  })

  test('no answer in time is a 504, and the request is given up', async () => {
    let given: AbortSignal | undefined
    const { response } = await ask(
      get(MODELS),
      ({ signal }) => {
        given = signal
        return new Promise(() => undefined)
      },
      { limits: { upstreamMs: 10 } },
    )
    expect(response.status).toBe(504)
    expect(await codeOf(response)).toBe('RINGSIDE_TIMEOUT')
    expect(given?.aborted).toBe(true)
  })

  test('no connection is a 502 that quotes nothing of the error', async () => {
    const error = Object.assign(new Error('connect http://me:secret@host'), {
      code: 'ECONNREFUSED',
    })
    const { response } = await ask(get(MODELS), () => Promise.reject(error))
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({
      error_code: 'RINGSIDE_UNREACHABLE',
      message: 'mlflow.example.org could not be reached: connection refused.',
    })
  })

  test('a read that nobody waits for is given up', async () => {
    const asker = new AbortController()
    const { response } = await ask({ ...get(MODELS), signal: asker.signal }, ({ signal }) => {
      const aborted = new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
      asker.abort()
      return aborted
    })
    expect(response.status).toBe(502)
  })
})

describe('who may ask', () => {
  const PUBLIC = 'https://ringside.example.org'
  const origins = { own: [OWN, 'http://localhost:4173'], public: [PUBLIC] }
  const body = '{}'
  const RUNS = '/api/2.0/mlflow/runs/search'

  test.each([
    ['its own page', { origin: OWN }, 200],
    ['its public page', { host: 'ringside.example.org', origin: PUBLIC }, 200],
    ['its public page, through a proxy that hides the host', { origin: PUBLIC }, 200],
    ['a host in capitals', { host: 'LOCALHOST:4173', origin: 'http://localhost:4173' }, 200],
    ['its page under another of its names', { origin: 'http://localhost:4173' }, 403],
    ['the public page over http', { origin: 'http://ringside.example.org' }, 403],
    ['its own page on https', { origin: `https://${HOST}` }, 403],
    ['another port', { host: '127.0.0.1:4174', origin: OWN }, 403],
  ])('%s', async (_, headers, status) => {
    const { response } = await ask(post(RUNS, body, headers), undefined, { origins })
    expect(response.status).toBe(status)
  })

  test('nobody twice', async () => {
    const incoming = post(RUNS, body)
    const headers = [...incoming.headers, ['Origin', OWN] as const]
    expect((await ask({ ...incoming, headers })).response.status).toBe(403)
  })

  test.each(['cross-site', 'same-site'])('no %s read, not even of config.json', async (site) => {
    const headers = { 'sec-fetch-site': site }
    expect((await ask(get(MODELS, headers))).response.status).toBe(403)
    expect((await ask(get('/config.json', headers))).response.status).toBe(403)
    expect(await createFront(options)(get('/models', headers), null)).toBeNull()
  })

  test('no more than a hundred headers', async () => {
    const { host, ...many } = Object.fromEntries(
      Array.from({ length: 101 }, (_, i) => [i === 0 ? 'host' : `x-${i}`, '1'] as const),
    )
    expect(host).toBe('1')
    expect((await ask(get(MODELS, many))).response.status).toBe(431)
    expect(
      (await ask(get(MODELS, Object.fromEntries(Object.entries(many).slice(1))))).response.status,
    ).toBe(200)
  })
})

describe('bodies', () => {
  test('one MiB passes, one byte more does not', async () => {
    const limit = 2 ** 20
    expect((await ask(post(MODELS, 'a'.repeat(limit)))).response.status).toBe(200)
    const { response, sent } = await ask(post(MODELS, 'a'.repeat(limit + 1)))
    expect(response.status).toBe(413)
    expect(sent).toEqual([])
  })

  test('what is announced too large is not read', async () => {
    const pull = vi.fn<() => void>()
    const incoming = {
      ...post(MODELS, '', { 'content-length': String(2 ** 20 + 1) }),
      body: new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 }),
    }
    expect((await ask(incoming)).response.status).toBe(413)
    expect(pull).not.toHaveBeenCalled()
  })

  test.each([
    ['application/json', 200],
    ['application/json; charset=UTF-8', 200],
    ['application/json; charset=utf-16', 415],
    ['application/jsonp', 415],
    ['text/plain; application/json', 415],
  ])('as %s: %i', async (type, status) => {
    const { response } = await ask(post(MODELS, '{}', { 'content-type': type }))
    expect(response.status).toBe(status)
  })

  test('never encoded, and never with a GET', async () => {
    const encoded = await ask(post(MODELS, '{}', { 'content-encoding': 'gzip' }))
    expect(encoded.response.status).toBe(415)
    const got = await ask({ ...post(MODELS, '{}'), method: 'GET' })
    expect(got.response.status).toBe(400)
  })

  test('one that breaks off is not forwarded', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('reset')),
    })
    const { response, sent } = await ask({ ...post(MODELS, ''), body })
    expect(response.status).toBe(400)
    expect(sent).toEqual([])
  })
})

describe('the console’s own addresses', () => {
  test.each(['/-/session', '/-/keys', '/-/sign', '/-/snapshot', '/-/x'])(
    '%s is not there, and never forwarded',
    async (target) => {
      const { response, sent } = await ask(get(target))
      expect(response.status).toBe(404)
      expect(sent).toEqual([])
    },
  )

  test('only GET', async () => {
    expect((await ask(post('/config.json', '{}'))).response.status).toBe(405)
  })

  test('health asks nobody', async () => {
    const { response, sent } = await ask(get('/-/health'))
    expect(await response.json()).toEqual({ ok: true, backend: 'unknown' })
    expect(sent).toEqual([])
  })

  test('without a backend, config.json names the mock, and the API is not there', async () => {
    const mock = { connection: 'mock', name: 'mock' } as const
    const { response } = await ask(get('/config.json'), null, mock)
    expect(await response.json()).toMatchObject({
      connection: 'mock',
      name: 'mock',
      readOnly: false,
      front: true,
      identity: { kind: 'none' },
      probe: { state: 'ok', version: null },
    })
    const api = await ask(get(MODELS), null, mock)
    expect(api.response.status).toBe(404)
    expect(await codeOf(api.response)).toBe('RINGSIDE_NO_BACKEND')
  })

  test('the mock in the page is probed like any other', async () => {
    const { response, sent } = await ask(get('/config.json'), undefined, {
      connection: 'mock',
      name: 'mock',
    })
    expect(await response.json()).toMatchObject({ connection: 'mock', probe: { state: 'ok' } })
    expect(sent.length).toBeGreaterThan(0)
  })

  test('config.json says whose credential is used, without it', async () => {
    const { response } = await ask(get('/config.json'), undefined, {
      credential: {
        kind: 'shared',
        authorization: { registry: 'Basic secret', tracking: 'Basic secret' },
        user: 'ana',
      },
      readOnlyBecause: 'Because.',
    })
    const text = await response.text()
    expect(text).not.toContain('secret')
    expect(JSON.parse(text)).toMatchObject({
      identity: { kind: 'shared', user: 'ana' },
      readOnly: true,
      readOnlyBecause: 'Because.',
    })
  })
})
