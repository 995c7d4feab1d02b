import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SESSION_MS } from './session'
import {
  ANA,
  codeOf,
  cookieOf,
  CURRENT,
  jsonIn,
  login,
  PASSWORD,
  personOf,
  send,
  signInStage,
} from './testing/signIn'

const MODELS = '/api/2.0/mlflow/registered-models/search'
const ALIAS = '/api/2.0/mlflow/registered-models/alias'
const PUBLIC = 'https://ringside.example.org'

const stage = signInStage()
const { both, guarded, sessions } = stage

let written: string[] = []
beforeEach(() => {
  written = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  }
})
afterEach(async () => {
  await stage.close()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('signing in', () => {
  test('makes a cookie that script can’t read and another site can’t send', async () => {
    const { ringside } = await both()
    const answer = await send(ringside, 'POST', '/-/session', { body: login('ana', PASSWORD) })
    expect(answer.status).toBe(200)
    expect(personOf(answer.body)).toEqual({
      user: 'ana',
      admin: true,
      until: expect.closeTo(Date.now() + SESSION_MS, -4),
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^ringside-${ringside.port}=[\\w-]+; Path=/; HttpOnly; SameSite=Strict$`),
    )
  })

  test('over https, it is bound to the host', async () => {
    const { ringside } = await both({ publicOrigins: [PUBLIC] })
    const headers = { host: 'ringside.example.org', origin: PUBLIC }
    const answer = await send(ringside, 'POST', '/-/session', {
      headers,
      body: login('ana', PASSWORD),
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-ringside=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    )
  })

  test('requests go on in that name, without the cookie', async () => {
    const { ringside, upstream } = await both()
    const cookie = await cookieOf(ringside)
    const answer = await send(ringside, 'GET', MODELS, { headers: { cookie } })
    expect(answer.status).toBe(200)
    const { headers } = upstream.requests.at(-1) ?? {}
    expect(headers?.authorization).toBe(ANA)
    expect(JSON.stringify(upstream.requests)).not.toContain('ringside-')
    expect(headers?.cookie).toBeUndefined()
  })

  test('a browser’s own Authorization never goes on', async () => {
    const { ringside, upstream } = await both()
    const answer = await send(ringside, 'GET', MODELS, { headers: { authorization: ANA } })
    expect(answer.status).toBe(401)
    expect(upstream.requests.at(-1)?.headers.authorization).toBeUndefined()
  })

  test('a proxy that hides the host does not part a cookie from its session', async () => {
    const { ringside } = await both({ publicOrigins: [PUBLIC] })
    const cookie = await cookieOf(ringside, { headers: { origin: PUBLIC } })
    expect(cookie).toMatch(/^__Host-/)
    expect((await send(ringside, 'GET', MODELS, { headers: { cookie } })).status).toBe(200)
  })

  test('works in a read-only console', async () => {
    const { ringside } = await both({ readOnly: true })
    const cookie = await cookieOf(ringside)
    expect((await send(ringside, 'GET', MODELS, { headers: { cookie } })).status).toBe(200)
  })

  test('the password is in no answer, in config.json or in what the console writes', async () => {
    const { ringside } = await both()
    const cookie = await cookieOf(ringside)
    const headers = { cookie }
    const answers = [
      await send(ringside, 'POST', '/-/session', { body: login('ana', PASSWORD) }),
      await send(ringside, 'POST', '/-/session', { body: login('bo', PASSWORD) }),
      await send(ringside, 'POST', '/-/session', { body: login('ana:', PASSWORD) }),
      await send(ringside, 'GET', '/-/session', { headers }),
      await send(ringside, 'GET', '/config.json', { headers }),
      await send(ringside, 'GET', MODELS, { headers }),
      await send(ringside, 'DELETE', '/-/session', { headers }),
    ]
    const all = [...answers.map(({ text }) => text), ...written].join('\n')
    expect(all).toContain('"user":"ana"')
    for (const secret of [PASSWORD, ANA.slice('Basic '.length)]) {
      expect(all).not.toContain(secret)
      expect(all).not.toContain(Buffer.from(secret).toString('base64url'))
    }
  })
})

describe('who has signed in', () => {
  test('is told, and forgotten when they sign out', async () => {
    const { ringside } = await both()
    expect(personOf((await send(ringside, 'GET', '/-/session')).body)).toBeNull()
    const cookie = await cookieOf(ringside)
    const told = await send(ringside, 'GET', '/-/session', { headers: { cookie } })
    expect(personOf(told.body)).toMatchObject({ user: 'ana', admin: true })
    const out = await send(ringside, 'DELETE', '/-/session', { headers: { cookie } })
    expect(personOf(out.body)).toBeNull()
    expect(out.headers.get('set-cookie')).toBe(
      `ringside-${ringside.port}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`,
    )
  })

  test('is in config.json; the backend is probed once for all', async () => {
    const { ringside, upstream } = await both()
    const config = async (headers: Record<string, string>): Promise<unknown> =>
      jsonIn((await send(ringside, 'GET', '/config.json', { headers })).body)
    expect(await config({})).toMatchObject({
      identity: { kind: 'session', person: null },
      probe: { state: 'signed-out', auth: 'basic' },
    })
    const cookie = await cookieOf(ringside)
    expect(await config({ cookie })).toMatchObject({
      identity: { kind: 'session', person: { user: 'ana', admin: true } },
      probe: { state: 'ok', auth: 'basic' },
    })
    const asked = upstream.requests.length
    expect(await config({ cookie })).toMatchObject({ probe: { state: 'ok' } })
    // what one person was shown is not shown to one who has not signed in
    expect(await config({})).toMatchObject({
      identity: { kind: 'session', person: null },
      probe: { state: 'signed-out', version: null },
    })
    expect(upstream.requests.length).toBe(asked)
  })

  test('nobody has to where the backend lets everybody in', async () => {
    const upstream = await guarded(() => ({ status: 404, body: {} }))
    upstream.answer = ({ target }, response) => {
      response.writeHead(target.startsWith(CURRENT) ? 404 : 200, {
        'content-type': 'application/json',
      })
      response.end('{}')
    }
    const ringside = await sessions({ upstream: upstream.port })
    expect(jsonIn((await send(ringside, 'GET', '/config.json')).body)).toMatchObject({
      identity: { kind: 'none' },
      probe: { state: 'ok', auth: 'none' },
    })
    const answer = await send(ringside, 'POST', '/-/session', { body: login('ana', PASSWORD) })
    expect([answer.status, codeOf(answer.body)]).toEqual([409, 'RINGSIDE_NO_SIGN_IN'])
  })
})

/** What the backend hears, and the page is told. */
async function expectNobody(
  ringside: Awaited<ReturnType<typeof sessions>>,
  upstream: Awaited<ReturnType<typeof guarded>>,
  headers: Record<string, string>,
) {
  const answer = await send(ringside, 'GET', MODELS, { headers })
  expect(answer.status).toBe(401)
  expect(answer.headers.has('www-authenticate')).toBe(false)
  expect(upstream.requests.at(-1)?.headers.authorization).toBeUndefined()
  expect(personOf((await send(ringside, 'GET', '/-/session', { headers })).body)).toBeNull()
}

describe('a session that is not one', () => {
  test('tampered with, anywhere', async () => {
    const { ringside, upstream } = await both()
    const cookie = await cookieOf(ringside)
    const from = cookie.indexOf('=') + 1
    const flip = (at: number) =>
      cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1)
    const middle = Math.floor((from + cookie.length) / 2)
    // the very last letter holds bits that stand for nothing
    const broken = [flip(from), flip(middle), flip(cookie.length - 3)]
    broken.push(cookie.slice(0, -4), cookie.slice(0, from), `${cookie}AAAA`)
    broken.push(`${cookie.slice(0, from)}%%%`, `${cookie.slice(0, from)}${'A'.repeat(3000)}`)
    for (const one of broken) await expectNobody(ringside, upstream, { cookie: one })
    expect((await send(ringside, 'GET', MODELS, { headers: { cookie } })).status).toBe(200)
  })

  test('beside one that is, it is passed over', async () => {
    const { ringside } = await both()
    const cookie = await cookieOf(ringside)
    const name = cookie.slice(0, cookie.indexOf('='))
    const headers = { cookie: `a=b; ${name}=forged; ${cookie}` }
    expect((await send(ringside, 'GET', MODELS, { headers })).status).toBe(200)
  })

  test('run out, after twelve hours', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { ringside, upstream } = await both()
    const cookie = await cookieOf(ringside)
    vi.setSystemTime(Date.now() + SESSION_MS - 1000)
    expect((await send(ringside, 'GET', MODELS, { headers: { cookie } })).status).toBe(200)
    vi.setSystemTime(Date.now() + 1000)
    await expectNobody(ringside, upstream, { cookie })
  })

  test('sealed by another key', async () => {
    const { ringside, upstream } = await both()
    const other = await sessions({
      upstream: upstream.port,
      secret: 'another secret of 32 letters..',
    })
    const [, value = ''] = (await cookieOf(other)).split('=')
    await expectNobody(ringside, upstream, { cookie: `ringside-${ringside.port}=${value}` })
  })

  test('sealed for another backend, under the same secret', async () => {
    const { ringside, upstream } = await both({ publicOrigins: [PUBLIC] })
    const other = await sessions({
      upstream: upstream.port,
      publicOrigins: [PUBLIC],
      backend: 'another',
    })
    const headers = { host: 'ringside.example.org', origin: PUBLIC }
    const cookie = await cookieOf(other, { headers })
    await expectNobody(ringside, upstream, { host: 'ringside.example.org', cookie })
  })

  test('sealed at another origin, under the same secret', async () => {
    const { ringside, upstream } = await both()
    const other = await sessions({ upstream: upstream.port })
    const [, value = ''] = (await cookieOf(other)).split('=')
    await expectNobody(ringside, upstream, { cookie: `ringside-${ringside.port}=${value}` })
    await expectNobody(ringside, upstream, { cookie: `ringside-${other.port}=${value}` })
  })
})

const believes = (user: string) => ({ 'x-ringside-person': encodeURIComponent(user) })

describe('a page that believes to be somebody', () => {
  test('is served as that person', async () => {
    const { ringside } = await both()
    const cookie = await cookieOf(ringside)
    const headers = { cookie, ...believes('ana') }
    expect((await send(ringside, 'GET', MODELS, { headers })).status).toBe(200)
  })

  test('is told when another has signed in, and neither reads nor writes as them', async () => {
    const { ringside, upstream } = await both()
    const cookie = await cookieOf(ringside)
    const asked = upstream.requests.length
    const headers = { cookie, ...believes('bo') }
    const read = await send(ringside, 'GET', MODELS, { headers })
    const write = await send(ringside, 'POST', ALIAS, { headers, body: '{}' })
    for (const answer of [read, write]) {
      expect([answer.status, codeOf(answer.body)]).toEqual([401, 'RINGSIDE_OTHER_PERSON'])
    }
    expect(upstream.requests.length).toBe(asked)
  })

  test('is told when the session has ended', async () => {
    const { ringside, upstream } = await both()
    const answer = await send(ringside, 'GET', MODELS, { headers: believes('ana') })
    expect([answer.status, codeOf(answer.body)]).toEqual([401, 'RINGSIDE_SIGNED_OUT'])
    expect(upstream.requests).toEqual([])
  })
})
