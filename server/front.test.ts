import { describe, expect, test, vi } from 'vitest'
import { createFront } from './front'
import { ask, codeOf, FILE, get, HOST, MODELS, options, OWN, post } from './testing/askFront'

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

const link = (workspace: string, rest: string) => `/-/workspaces/${workspace}${rest}`

describe('a link to a file of a workspace', () => {
  const FILES = '/model-versions/get-artifact'
  const file = `${FILES}?name=a%20b&version=5&path=c%2Fd`

  test('becomes the header that MLflow takes, and the rest goes on byte for byte', async () => {
    const { response, sent } = await ask(get(link('team-a', file)))
    expect(sent).toMatchObject([{ method: 'GET', target: file, side: 'registry' }])
    expect(sent[0]?.headers).toContainEqual(['x-mlflow-workspace', 'team-a'])
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test.each([
    ['a name that is none', get(link('Team', file)), 'RINGSIDE_BAD_WORKSPACE'],
    ['an encoded name', get(link('team%2Da', file)), 'RINGSIDE_BAD_WORKSPACE'],
    ['a name that leads elsewhere', get(link('..', file)), 'RINGSIDE_BAD_WORKSPACE'],
    [
      'another name in the header',
      get(link('team-a', file), { 'x-mlflow-workspace': 'team-b' }),
      'RINGSIDE_BAD_WORKSPACE',
    ],
    [
      'a path out of the files',
      get(link('team-a', `${FILES}?path=c/../../d`)),
      'RINGSIDE_BAD_TARGET',
    ],
    ['a write', post(link('team-a', file), '{}'), 'RINGSIDE_METHOD'],
    [
      'another page asking',
      get(link('team-a', file), { 'sec-fetch-site': 'cross-site' }),
      'RINGSIDE_CROSS_SITE',
    ],
    ['anything but a file', get(link('team-a', MODELS)), 'RINGSIDE_NOT_FOUND'],
    ['two names', get(link('team-a', link('team-b', file))), 'RINGSIDE_NOT_FOUND'],
  ])('is refused for %s', async (_, request, code) => {
    const { response, sent } = await ask(request)
    expect(await codeOf(response)).toBe(code)
    expect(sent).toEqual([])
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
  test.each(['/-/session', '/-/snapshot', '/-/x'])(
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
