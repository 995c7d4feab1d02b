import { afterEach, describe, expect, test, vi } from 'vitest'
import { SESSION_MS } from './session'
import {
  codeOf,
  cookieOf,
  CURRENT,
  type Current,
  jsonIn,
  login,
  PASSWORD,
  personOf,
  send,
  signInStage,
} from './testing/signIn'

const stage = signInStage()
const { both, guarded, sessions } = stage
afterEach(async () => {
  await stage.close()
  vi.useRealTimers()
})

describe('a sign-in that is refused', () => {
  test('for a wrong password, without a challenge', async () => {
    const { ringside } = await both()
    const answer = await send(ringside, 'POST', '/-/session', { body: login('ana', 'wrong') })
    expect([answer.status, codeOf(answer.body)]).toEqual([401, 'RINGSIDE_WRONG_PASSWORD'])
    expect(answer.headers.has('www-authenticate')).toBe(false)
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  test.each([
    ['no JSON', 'username=ana'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no name', '{"password":"x"}'],
    ['no password', '{"username":"ana"}'],
    ['a number for a name', '{"username":1,"password":"x"}'],
    ['an empty name', login('', 'x')],
    ['an empty password', login('ana', '')],
    ['a name with a colon', login('a:na', 'x')],
    ['a line break', login('ana', 'x\r\nx: y')],
    ['nothing', ''],
  ])('for %s, which is not sent on', async (_, body) => {
    const { ringside, upstream } = await both()
    const headers = { 'content-type': 'application/json' }
    const answer = await send(ringside, 'POST', '/-/session', { body, headers })
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'RINGSIDE_BAD_SIGN_IN'])
    expect(upstream.requests).toEqual([])
  })

  test.each<[string, Record<string, string>, number]>([
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['from another site, says the browser', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['as text', { 'content-type': 'text/plain' }, 415],
    ['packed', { 'content-encoding': 'gzip' }, 415],
  ])('%s', async (_, headers, status) => {
    const { ringside, upstream } = await both()
    const body = login('ana', PASSWORD)
    const answer = await send(ringside, 'POST', '/-/session', { headers, body })
    expect(answer.status).toBe(status)
    expect(upstream.requests).toEqual([])
  })

  test('for a body that is too large, and for what no cookie can hold', async () => {
    const { ringside, upstream } = await both()
    const huge = await send(ringside, 'POST', '/-/session', {
      body: login('ana', 'x'.repeat(9000)),
    })
    expect(huge.status).toBe(413)
    expect(upstream.requests).toEqual([])
    upstream.answer = (_asked, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"username":"ana","is_admin":false}')
    }
    const long = await send(ringside, 'POST', '/-/session', {
      body: login('ana', 'x'.repeat(4000)),
    })
    expect([long.status, codeOf(long.body)]).toEqual([400, 'RINGSIDE_BAD_SIGN_IN'])
    expect(long.headers.has('set-cookie')).toBe(false)
    const token = await send(ringside, 'POST', '/-/session', {
      body: login('ana', 'x'.repeat(1500)),
    })
    expect(token.status).toBe(200)
  })

  test('by another method', async () => {
    const { ringside } = await both()
    expect((await send(ringside, 'PUT', '/-/session', { body: '{}' })).status).toBe(405)
    expect((await send(ringside, 'DELETE', '/-/session', { body: '{}' })).status).toBe(400)
    const headers = { origin: 'https://evil.example' }
    expect((await send(ringside, 'DELETE', '/-/session', { headers })).status).toBe(403)
  })
})

const signIn = async (current: Current) => {
  const { ringside } = await both({}, current)
  return send(ringside, 'POST', '/-/session', { body: login('ana', PASSWORD) })
}

describe('what the backend may say of a person', () => {
  test('in the shape of mlflow-oidc-auth', async () => {
    const body = { id: 7, username: 'ana@example.org', display_name: 'Ana', is_admin: false }
    const answer = await signIn(() => ({ status: 200, body }))
    expect(personOf(answer.body)).toMatchObject({ user: 'ana@example.org', admin: false })
  })

  test('nothing, behind a proxy’s sign-in that lets them pass', async () => {
    const answer = await signIn((signedIn) => ({ status: signedIn ? 404 : 401, body: {} }))
    expect(personOf(answer.body)).toMatchObject({ user: 'ana', admin: false })
  })

  test.each<[string, number, unknown, number, string]>([
    ['that they are denied', 403, 'No.', 403, 'RINGSIDE_SIGN_IN_DENIED'],
    ['that it is out of order', 503, '', 502, 'RINGSIDE_UNREACHABLE'],
    ['that they sign in elsewhere', 302, '', 502, 'RINGSIDE_SIGN_IN_ELSEWHERE'],
    ['something else', 200, { hello: 1 }, 502, 'RINGSIDE_UNREADABLE'],
    ['a name that is no text', 200, { username: 1, is_admin: true }, 502, 'RINGSIDE_UNREADABLE'],
  ])('%s', async (_, status, body, ours, code) => {
    const answer = await signIn(() => ({ status, body }))
    expect([answer.status, codeOf(answer.body)]).toEqual([ours, code])
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  test('on both servers, where tracking is another', async () => {
    const registry = await guarded()
    const tracking = await guarded()
    const ringside = await sessions({ upstream: registry.port, tracking: tracking.port })
    await cookieOf(ringside)
    expect(tracking.requests.map(({ target }) => target)).toEqual([CURRENT])
    tracking.answer = (_asked, response) => response.writeHead(401).end()
    const answer = await send(ringside, 'POST', '/-/session', { body: login('ana', PASSWORD) })
    expect([answer.status, codeOf(answer.body)]).toEqual([401, 'RINGSIDE_WRONG_PASSWORD'])
    expect(jsonIn(answer.body).message).toMatch(/^The tracking server/)
  })
})

const wrong = (user: string) => ({ body: login(user, 'wrong') })

describe('guessing', () => {
  test('is slowed down for one name, for nobody else, and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { ringside, upstream } = await both()
    for (let i = 0; i < 5; i++) {
      expect((await send(ringside, 'POST', '/-/session', wrong('ana'))).status).toBe(401)
    }
    const asked = upstream.requests.length
    const slowed = await send(ringside, 'POST', '/-/session', wrong('ANA'))
    expect([slowed.status, codeOf(slowed.body)]).toEqual([429, 'RINGSIDE_SLOW_DOWN'])
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(upstream.requests.length).toBe(asked)
    expect((await send(ringside, 'POST', '/-/session', wrong('bo'))).status).toBe(401)

    vi.setSystemTime(Date.now() + 1000 * Number(slowed.headers.get('retry-after')))
    await cookieOf(ringside)
  })

  test('by a stranger does not keep out who was signed in here before', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { ringside } = await both()
    const cookie = await cookieOf(ringside)
    vi.setSystemTime(Date.now() + SESSION_MS + 1)
    for (let i = 0; i < 5; i++) await send(ringside, 'POST', '/-/session', wrong('ana'))
    const right = { body: login('ana', PASSWORD) }
    expect((await send(ringside, 'POST', '/-/session', right)).status).toBe(429)
    const again = await send(ringside, 'POST', '/-/session', { ...right, headers: { cookie } })
    expect(again.status).toBe(200)
  })

  test('is not what a backend out of order says', async () => {
    const { ringside } = await both({}, () => ({ status: 503, body: '' }))
    for (let i = 0; i < 8; i++) {
      const answer = await send(ringside, 'POST', '/-/session', wrong('ana'))
      expect(answer.status).toBe(502)
    }
  })
})
