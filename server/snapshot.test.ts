import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptySnapshot } from '../src/registry/snapshot/snapshot'
import { writeSnapshot } from '../src/registry/snapshot/snapshotFile'
import { CURRENT } from './checkPassword'
import type { Credential } from './caller'
import type { Forward } from './front'
import { valuesOf } from './headers'
import type { Session } from './session'
import { snapshotIn } from './snapshotSource'
import { ask, codeOf, get, json, options, post } from './testing/askFront'

const TEXT = (of = options.name, ended = new Date(5)) =>
  writeSnapshot({
    head: { of, workspace: null, ended },
    snapshot: { ...emptySnapshot(new Date(1)), ended },
  })

let dir: string
let file: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ringside-handed-'))
  file = join(dir, 'registry.snapshot')
  writeFileSync(file, TEXT())
})
afterEach(() => rmSync(dir, { recursive: true }))

const handed = (forEveryone = false) => snapshotIn({ file, forEveryone }, options.name)

/** An MLflow without sign-in, or with one that knows an admin and somebody else by what they send. */
const server =
  (signIn: boolean): Forward =>
  async ({ target, headers }) => {
    const [who] = valuesOf(headers, 'authorization')
    if (target === '/version') return new Response('3.17.2')
    if (target === CURRENT) {
      if (!signIn) return json({}, 404)
      if (who !== 'admin' && who !== 'other') return json({}, 401)
      return json({ user: { username: who, is_admin: who === 'admin' } })
    }
    if (signIn && who === undefined) {
      return json({}, 401, { 'www-authenticate': 'Basic realm="mlflow"' })
    }
    return json({ registered_models: [] })
  }

const signedInAs = (user: 'admin' | 'other' | null): Credential => {
  const session: Session | null =
    user === null
      ? null
      : { user, admin: user === 'admin', authorization: user, until: Date.now() + 60_000 }
  return {
    kind: 'session',
    keeper: { read: async () => session, keep: async () => null, forget: () => ({}) },
  }
}

const shared = (user: string): Credential => ({
  kind: 'shared',
  authorization: { registry: user, tracking: user },
  user,
})

const take = async (more: Parameters<typeof ask>[2], signIn = true, headers = {}) =>
  (await ask(get('/-/snapshot', headers), server(signIn), more)).response

const why = async (more: Parameters<typeof ask>[2]) => {
  const response = await take(more, false)
  return [response.status, (await response.json()).message]
}

const offer = async (more: Parameters<typeof ask>[2], signIn = true) =>
  (await (await ask(get('/config.json'), server(signIn), more)).response.json()).snapshot

test('without a sign-in it is for all, packed where that is taken, and once for each state', async () => {
  const packed = await take({ snapshot: handed() }, false, { 'accept-encoding': 'br, gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(packed.headers.get('cache-control')).toBe('no-store')
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(TEXT())
  const plain = await take({ snapshot: handed() }, false, { 'accept-encoding': 'gzip;q=0' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toBe(TEXT())
  const etag = packed.headers.get('etag') ?? ''
  const again = await take({ snapshot: handed() }, false, { 'if-none-match': `W/${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('config.json says that it is there and how old it is, also when it changes', async () => {
  const snapshot = handed()
  expect(await offer({ snapshot }, false)).toEqual({ ended: 5, workspace: null })
  writeFileSync(file, TEXT(options.name, new Date(77_777)))
  expect(await offer({ snapshot }, false)).toEqual({ ended: 77_777, workspace: null })
  rmSync(file)
  expect(await offer({ snapshot }, false)).toBeUndefined()
})

describe('with a sign-in', () => {
  test('it is for admins, whom the backend names at that moment', async () => {
    const admin = { snapshot: handed(), credential: signedInAs('admin') }
    expect((await take(admin)).status).toBe(200)
    expect(await offer(admin)).toEqual({ ended: 5, workspace: null })
    const other = { snapshot: handed(), credential: signedInAs('other') }
    const refused = await take(other)
    expect(refused.status).toBe(403)
    expect(await refused.json()).toEqual({
      error_code: 'RINGSIDE_SNAPSHOT_CLOSED',
      message: expect.stringMatching(/so it is for admins.*--snapshot-for-everyone/),
    })
    expect(await offer(other)).toBeUndefined()
  })

  test('a session that says admin is not believed when the backend says otherwise', async () => {
    const session = { user: 'x', admin: true, authorization: 'other', until: Date.now() + 60_000 }
    const credential: Credential = {
      kind: 'session',
      keeper: { read: async () => session, keep: async () => null, forget: () => ({}) },
    }
    expect((await take({ snapshot: handed(), credential })).status).toBe(403)
  })

  test('or for all who have signed in, where the console was told so', async () => {
    const other = { snapshot: handed(true), credential: signedInAs('other') }
    expect((await take(other)).status).toBe(200)
    expect(await offer(other)).toBeDefined()
    const nobody = { snapshot: handed(true), credential: signedInAs(null) }
    const refused = await take(nobody)
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'RINGSIDE_SIGNED_OUT'])
    expect(await offer(nobody)).toBeUndefined()
  })

  test('not under another’s name, not by a credential that the backend no longer takes', async () => {
    const admin = { snapshot: handed(), credential: signedInAs('admin') }
    const elsewhere = await take(admin, true, { 'x-ringside-person': 'other' })
    expect([elsewhere.status, await codeOf(elsewhere)]).toEqual([401, 'RINGSIDE_OTHER_PERSON'])
    const passed = { snapshot: handed(true), credential: { kind: 'pass-through' as const } }
    expect((await take(passed, true, { authorization: 'admin' })).status).toBe(200)
    expect((await take(passed, true, { authorization: 'changed' })).status).toBe(401)
    expect((await take(passed)).status).toBe(401)
  })

  test('one shared credential counts as whose it is', async () => {
    expect((await take({ snapshot: handed(), credential: shared('admin') })).status).toBe(200)
    expect((await take({ snapshot: handed(), credential: shared('other') })).status).toBe(403)
  })
})

describe('nothing is handed out', () => {
  test('by a console that was not started with one', async () => {
    expect(await why({})).toEqual([404, 'This console was not started with --snapshot.'])
  })

  test('that is of another server, of nothing, or not there yet', async () => {
    writeFileSync(file, TEXT('elsewhere:5000'))
    expect(await why({ snapshot: handed() })).toEqual([
      404,
      expect.stringContaining(`is of elsewhere:5000, and this console shows ${options.name}`),
    ])
    writeFileSync(file, 'hello')
    expect(await why({ snapshot: handed() })).toEqual([404, expect.stringContaining('no snapshot')])
    rmSync(file)
    expect(await why({ snapshot: handed() })).toEqual([404, expect.stringContaining('yet')])
  })

  test('to other sites, to who writes, and without a backend that says whether it asks for a sign-in', async () => {
    const evil = get('/-/snapshot', { origin: 'https://evil.example' })
    const more = { snapshot: handed() }
    expect((await ask(evil, server(false), more)).response.status).toBe(403)
    expect((await ask(post('/-/snapshot', '{}'), server(false), more)).response.status).toBe(405)
    const away = await ask(get('/-/snapshot'), () => Promise.reject(new Error('away')), more)
    expect(away.response.status).toBe(502)
    expect((await ask(get('/-/snapshot'), null, more)).response.status).toBe(404)
  })
})
