import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { RegistryError } from '../registry/errors'
import { createClient } from './http'

const GOOD = '{"registered_models":[]}'
const JSON_TYPE = { 'content-type': 'application/json' }

type Answer = (response: ServerResponse, socket: Socket) => void

const send =
  (status: number, body: string, headers: Record<string, string> = JSON_TYPE): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body)
const good = send(200, GOOD)
const reset: Answer = (_, socket) => void socket.resetAndDestroy()
const stall: Answer = () => undefined
const half: Answer = (response, socket) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' })
  response.write(GOOD, () => socket.resetAndDestroy())
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** A server that answers one by one, the last for ever, and a client on it whose waits are written down, not waited. */
async function against(...answers: Answer[]) {
  const requests: IncomingMessage[] = []
  const waits: number[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? good
    requests.push(request)
    answer(response, request.socket)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const client = createClient({
    base: `http://127.0.0.1:${port}`,
    fetch,
    timeout: answers.includes(stall) ? 100 : 10_000,
    wait: async (ms) => void waits.push(ms),
    random: () => 0,
  })
  return { client, requests, waits }
}

const call = { path: '/api/x', task: 'Reading it' }
const write = { method: 'POST' as const, ...call, task: 'Writing it', body: { a: 1 } }

const errorOf = async (asked: Promise<unknown>): Promise<RegistryError> => {
  const error: unknown = await asked.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason,
  )
  if (error instanceof RegistryError) return error
  throw error
}

describe('a read', () => {
  test('is answered', async () => {
    const { client, requests } = await against(good)
    const query = { name: 'a b+c/é', token: undefined }
    expect(await client.get({ ...call, query })).toEqual({ registered_models: [] })
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/x?name=a%20b%2Bc%2F%C3%A9',
    ])
  })

  test.each<[string, Answer]>([
    ['a reset', reset],
    ['half a body', half],
    ['408', send(408, 'Request Timeout', { 'content-type': 'text/plain' })],
    ['429', send(429, '{}')],
    ['500', send(500, '{"error_code":"INTERNAL_ERROR","message":"database is locked"}')],
    ['502 as HTML', send(502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' })],
    ['503', send(503, '{}')],
    ['504', send(504, '<h1>504</h1>', { 'content-type': 'text/html' })],
  ])('after %s is asked again', async (_, fault) => {
    const { client, requests } = await against(fault, fault, good)
    expect(await client.get(call)).toEqual({ registered_models: [] })
    expect(requests).toHaveLength(3)
  })

  test.each<[string, Answer]>([
    ['resets', reset],
    ['half bodies', half],
    ['503s', send(503, 'password=hunter2', { 'content-type': 'text/html' })],
  ])('ends after four %s', async (_, fault) => {
    const { client, requests, waits } = await against(fault)
    const { kind, message, facts } = await errorOf(client.get(call))
    expect(kind).toBe('unreachable')
    expect(message).toMatch(/^Reading it failed: .*\.$/)
    expect(JSON.stringify({ message, facts })).not.toContain('hunter2')
    expect(requests).toHaveLength(4)
    expect(waits).toEqual([250, 500, 1000])
  })

  test.each<[string, Answer, string]>([
    ['400', send(400, '{"error_code":"INVALID_PARAMETER_VALUE","message":"No."}'), 'invalid'],
    ['401', send(401, 'Log in', { 'content-type': 'text/html' }), 'signed-out'],
    ['403', send(403, 'Permission denied', { 'content-type': 'text/html' }), 'denied'],
    ['404', send(404, '{"error_code":"RESOURCE_DOES_NOT_EXIST"}'), 'missing'],
    ['404 as HTML', send(404, '<!doctype html>', { 'content-type': 'text/html' }), 'unsupported'],
    ['404 without a code', send(404, '{"detail":"Not Found"}'), 'unsupported'],
    ['404 of an endpoint', send(404, '{"error_code":"ENDPOINT_NOT_FOUND"}'), 'unsupported'],
    ['405', send(405, '<h1>', { 'content-type': 'text/html' }), 'unsupported'],
    ['418', send(418, '{}'), 'invalid'],
    ['501', send(501, '{"error_code":"NOT_IMPLEMENTED"}'), 'unsupported'],
    ['a redirect', send(302, '', { location: 'http://127.0.0.1:1/login' }), 'signed-out'],
    ['a login page', send(200, '<form>', { 'content-type': 'text/html' }), 'signed-out'],
    ['a page called JSON', send(200, '<!doctype html>'), 'unreadable'],
    ['nothing', send(200, ''), 'unreadable'],
    ['204', send(204, ''), 'unreadable'],
    ['cut JSON', send(200, '{"registered_models":[{"na'), 'unreadable'],
    ['a redirect met by the console server', front(502, 'RINGSIDE_REDIRECTED'), 'unreadable'],
    ['a read-only console', front(403, 'RINGSIDE_READ_ONLY'), 'invalid'],
  ])('that gets %s is asked once', async (_, fault, kind) => {
    const { client, requests } = await against(fault)
    const error = await errorOf(client.get(call))
    expect(error.kind).toBe(kind)
    expect(error.facts.asked).toBe('GET /api/x')
    expect(requests).toHaveLength(1)
  })

  test('is JSON whatever it is called, and may begin with a byte order mark', async () => {
    const { client } = await against(send(200, GOOD, { 'content-type': 'text/plain' }))
    expect(await client.get(call)).toEqual({ registered_models: [] })
    const marked = await against(send(200, `\uFEFF${GOOD}`))
    expect(await marked.client.get(call)).toEqual({ registered_models: [] })
  })

  test('of bytes that are no UTF-8 is unreadable: a name would be another name', async () => {
    const { client } = await against((response) =>
      response.writeHead(200, JSON_TYPE).end(Buffer.from([0x22, 0xff, 0x22])),
    )
    expect((await errorOf(client.get(call))).kind).toBe('unreadable')
  })

  test('that is never answered ends with its time, and is not asked again', async () => {
    const { client, requests } = await against(stall)
    const error = await errorOf(client.get(call))
    expect(error.message).toBe('Reading it failed: the server did not answer in time.')
    expect(requests).toHaveLength(1)
  })

  test('whose headers came but whose body doesn’t ends with its time as well', async () => {
    const { client } = await against((response) => {
      response.writeHead(200, JSON_TYPE)
      response.write('{')
    }, stall)
    expect((await errorOf(client.get(call))).kind).toBe('unreachable')
  })

  test('on a closed port is unreachable', async () => {
    const { client } = await against(good)
    await Promise.all(closers.splice(0).map((close) => close()))
    expect((await errorOf(client.get(call))).facts.status).toBeNull()
  })

  test('rejects with the caller’s reason when the caller left, at any time', async () => {
    const { client, requests } = await against(stall)
    const leave = new AbortController()
    const asked = client.get({ ...call, signal: leave.signal })
    leave.abort(new Error('left'))
    await expect(asked).rejects.toThrow('left')
    await expect(client.get({ ...call, signal: leave.signal })).rejects.toThrow('left')
    expect(requests.length).toBeLessThan(2)
  })

  test('of a name that no address can carry is not sent', async () => {
    const { client, requests } = await against(good)
    const error = await errorOf(client.get({ ...call, query: { name: '\ud800' } }))
    expect(error.kind).toBe('invalid')
    expect(requests).toHaveLength(0)
  })
})

describe('Retry-After', () => {
  test('is honoured', async () => {
    const wait = send(429, '{}', { ...JSON_TYPE, 'retry-after': '2' })
    const { client, requests, waits } = await against(wait, good)
    await client.get(call)
    expect(requests).toHaveLength(2)
    expect(waits[0]).toBeGreaterThanOrEqual(2000)
  })

  test('that asks for too long is left to the person', async () => {
    const wait = send(429, '{}', { ...JSON_TYPE, 'retry-after': '86400' })
    const { client, requests } = await against(wait)
    const { facts, message } = await errorOf(client.get(call))
    expect(facts.retryAfter).toBe(86_400)
    expect(message).toContain('86400 s')
    expect(requests).toHaveLength(1)
  })
})

describe('a write', () => {
  test('carries its body and headers', async () => {
    let body = ''
    const { client, requests } = await against((response) => {
      requests[0]?.on('data', (chunk) => (body += String(chunk)))
      requests[0]?.on('end', () => response.writeHead(200, JSON_TYPE).end('{}'))
    })
    expect(await client.write({ ...write, headers: { 'if-match': '"4"' } })).toEqual({})
    expect(requests[0]?.method).toBe('POST')
    expect(requests[0]?.headers).toMatchObject({ ...JSON_TYPE, 'if-match': '"4"' })
    expect(body).toBe('{"a":1}')
  })

  test.each<[string, Answer]>([
    ['a reset', reset],
    ['half a body', half],
    ['no answer', stall],
    ['429', send(429, '{}', { ...JSON_TYPE, 'retry-after': '1' })],
    ['500', send(500, '{}')],
    ['503', send(503, '{}')],
    ['nothing', send(204, '')],
    ['a redirect', send(307, '', { location: 'http://127.0.0.1:1/' })],
  ])('is sent once, also after %s', async (_, fault) => {
    const { client, requests } = await against(fault)
    expect((await errorOf(client.write(write))).facts.asked).toBe('POST /api/x')
    expect(requests).toHaveLength(1)
  })
})

describe('size', () => {
  const large = 'x'.repeat(200_000)

  test('a file within its cap arrives whole, one beyond it is refused', async () => {
    const { client } = await against(send(200, large, { 'content-type': 'text/plain' }))
    expect((await client.bytes(call, 200_000)).length).toBe(200_000)
    const error = await errorOf(client.bytes(call, 199_999))
    expect(error.kind).toBe('unreadable')
    expect(error.message).toBe('Reading it failed: it is larger than 199999 bytes.')
  })

  test('a body without an end is left once it is too large', async () => {
    const { client, requests } = await against((response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      const more = () => {
        while (!response.destroyed && response.write(large));
        response.once('drain', more)
      }
      more()
    })
    expect((await errorOf(client.bytes(call, 1_000_000))).kind).toBe('unreadable')
    expect(requests).toHaveLength(1)
  })

  test('a refusal that never ends does not hold us', async () => {
    const { client } = await against(send(400, large, { 'content-type': 'text/plain' }))
    expect((await errorOf(client.get(call))).facts.serverMessage).toBeNull()
  })
})

const words = async (status: number, body: string) => {
  const { client } = await against(send(status, body, { 'content-type': 'text/html' }))
  return (await errorOf(client.write(write))).facts.serverMessage
}

describe('the server’s words', () => {
  test('are kept for 4xx, as text and cut', async () => {
    expect(await words(403, ' Permission denied\n')).toBe('Permission denied')
    const long = await words(400, `{"error_code":"BAD_REQUEST","message":"${'a'.repeat(2000)}"}`)
    expect(long).toBe(`${'a'.repeat(1000)}…`)
  })

  test('are not kept where they are markup, foreign JSON or from a 5xx', async () => {
    expect(await words(400, '<p>No</p>')).toBeNull()
    expect(await words(400, '{"detail":"No"}')).toBeNull()
    expect(await words(500, 'Traceback')).toBeNull()
    expect(await words(409, '{"error_code":"RESOURCE_ALREADY_EXISTS","message":"SQL"}')).toBeNull()
  })
})

function front(status: number, code: string): Answer {
  return send(status, JSON.stringify({ error_code: code, message: 'A sentence.' }))
}
