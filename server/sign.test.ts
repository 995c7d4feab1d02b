import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from '../src/registry/ledger/canonical'
import {
  entry as entrySchema,
  type Entry,
  type LedgerEvent,
  type Signature,
} from '../src/registry/ledger/event'
import { keyId } from '../src/registry/ledger/keyId'
import { signedText } from '../src/registry/ledger/signedText'
import type { Forward, UpstreamRequest } from './front'
import { type FrontOptions, PLAIN_LEDGER } from './frontOptions'
import { parseJsonObject } from './jsonObject'
import type { Session } from './session'
import { createSigner } from './signer'
import { ask, codeOf, get, json, post } from './testing/askFront'
import { makeKey } from './testing/keys'

const key = makeKey()
const HASH = '0'.repeat(64)
const NOW = Date.UTC(2026, 10, 25)

const zoe: Session = { user: 'Zoë', admin: false, authorization: 'Basic canary', until: Infinity }

const signedIn = (session: Session | null = zoe): Partial<FrontOptions> => ({
  credential: {
    kind: 'session',
    keeper: {
      read: () => Promise.resolve(session),
      keep: () => Promise.resolve(null),
      forget: () => ({}),
    },
  },
  ledger: { ...PLAIN_LEDGER, experiment: '7', signer: createSigner(key), clock: () => NOW },
})

const approved: LedgerEvent = { type: 'approved', evidence: HASH, text: 'Bien fait, Zoë.' }
const draft = { run: 'r1', n: 3, prev: HASH, nonce: 'n0123456789', event: approved, model: 'été' }

interface Backend {
  current?: () => Response
  level?: () => Response
  experiment?: () => Response
  run?: () => Response
}

const backend =
  (says: Backend = {}): Forward =>
  ({ target }) => {
    const [path = ''] = target.split('?')
    const answers = new Map<string, (() => Response) | undefined>([
      ['/api/2.0/mlflow/users/current', says.current ?? (() => whoIs('Zoë'))],
      ['/api/3.0/mlflow/users/permissions/get', says.level ?? (() => level('EDIT'))],
      ['/api/2.0/mlflow/experiments/get-by-name', says.experiment],
      ['/api/2.0/mlflow/runs/get', says.run],
    ])
    const answer = answers.get(path)
    if (answer === undefined) throw new Error(`nobody expected ${target}`)
    return Promise.resolve(answer())
  }

const whoIs = (username: string, is_admin = false) =>
  json({ is_basic_auth: true, user: { id: 1, username, is_admin } })
const level = (permission: unknown) => json({ allowed: false, permission })

const sign = (
  body: unknown = draft,
  says: Backend = {},
  more: Partial<FrontOptions> = signedIn(),
  headers: Record<string, string> = {},
) => ask(post('/-/sign', JSON.stringify(body), headers), backend(says), more)

async function entryOf(response: Response): Promise<Entry & { signature: Signature }> {
  const text = await response.text()
  expect(response.status, text).toBe(200)
  const { signature, ...entry } = entrySchema.parse(parseJsonObject(text)?.entry)
  if (signature === undefined) throw new Error('no signature')
  return { ...entry, signature }
}

function isSigned(entry: Entry, place: Parameters<typeof signedText>[0]): boolean {
  const { signature } = entry
  if (signature === undefined) return false
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.x },
    format: 'jwk',
  })
  const text = Buffer.from(signedText(place, { ...entry, signature }))
  return verify(null, text, publicKey, Buffer.from(signature.value, 'base64url'))
}

const targetsOf = (sent: readonly UpstreamRequest[]) =>
  sent.map(({ target }) => decodeURIComponent(target))

const experiment = () => json({ experiment: { experiment_id: '12' } })

describe('what is signed', () => {
  test('says who, when and what they may do, and verifies', async () => {
    const { response, sent } = await sign()
    const entry = await entryOf(response)
    const { prev, nonce, event } = draft
    expect(entry).toEqual({
      v: 1,
      prev,
      nonce,
      event,
      by: 'Zoë',
      at: new Date(NOW).toISOString(),
      signature: {
        key: keyId(key.x),
        level: 'EDIT',
        admin: false,
        value: expect.stringMatching(/^[\w-]{86}$/),
      },
    })
    expect(isSigned(entry, { run: 'r1', n: 3, model: 'été' })).toBe(true)
    expect(isSigned(entry, { run: 'r1', n: 3, model: 'another' })).toBe(false)
    expect(isSigned({ ...entry, by: 'Ana' }, { run: 'r1', n: 3, model: 'été' })).toBe(false)
    // in their own name, and nothing is written
    expect(targetsOf(sent)).toEqual([
      '/api/2.0/mlflow/users/current',
      '/api/3.0/mlflow/users/permissions/get?username=Zoë&resource_type=registered_model&resource_id=été',
    ])
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET'])
    for (const { headers } of sent)
      expect(headers).toContainEqual(['authorization', 'Basic canary'])
  })

  test.each<[string, Backend, { level: string | null; admin: boolean }]>([
    ['a reader', { level: () => level('READ') }, { level: 'READ', admin: false }],
    ['somebody denied', { level: () => level('DENY') }, { level: 'NO_PERMISSIONS', admin: false }],
    [
      'an admin, whose grants say less',
      { current: () => whoIs('Zoë', true), level: () => level('READ') },
      { level: 'READ', admin: true },
    ],
    ['a level of tomorrow', { level: () => level('OWN') }, { level: null, admin: false }],
    ['a level that is no text', { level: () => level(4) }, { level: null, admin: false }],
    [
      'a server that tells no levels',
      { level: () => json({}, 404) },
      { level: null, admin: false },
    ],
    ['one that would not', { level: () => json({}, 403) }, { level: null, admin: false }],
    [
      'a proxy that knows nobody',
      { current: () => json({}, 404), level: () => json({}, 404) },
      { level: null, admin: false },
    ],
    [
      'the plug-in mlflow-oidc-auth',
      { current: () => json({ username: 'Zoë', is_admin: true }), level: () => json({}, 404) },
      { level: null, admin: true },
    ],
  ])('by %s', async (_, says, expected) => {
    const { response } = await sign(draft, says)
    expect((await entryOf(response)).signature).toMatchObject(expected)
  })

  test('an admin whose session says so, and who is none any more, is none', async () => {
    const { response } = await sign(draft, {}, signedIn({ ...zoe, admin: true }))
    expect((await entryOf(response)).signature).toMatchObject({ admin: false })
  })

  test('in the log of the console’s policy the level is on the ledger', async () => {
    const first = { ...draft, n: 1, prev: null, event: { type: 'policies', model: null } }
    const { response, sent } = await sign({ ...first, model: null })
    expect(isSigned(await entryOf(response), { run: 'r1', n: 1, model: null })).toBe(true)
    expect(targetsOf(sent)[1]).toContain('resource_type=experiment&resource_id=7')
    expect(sent[1]?.side).toBe('tracking')
  })

  test('the ledger is found by its name where no id is set', async () => {
    const { ledger = PLAIN_LEDGER, ...rest } = signedIn()
    const named = { ...rest, ledger: { ...ledger, experiment: null, name: 'our reviews' } }
    const { response, sent } = await sign({ ...draft, model: null }, { experiment }, named)
    await entryOf(response)
    expect(targetsOf(sent)[0]).toContain('experiment_name=our+reviews')
    expect(targetsOf(sent)[2]).toContain('resource_id=12')

    const lost = await sign({ ...draft, model: null }, { experiment: () => json({}, 404) }, named)
    expect([lost.response.status, await codeOf(lost.response)]).toEqual([409, 'RINGSIDE_NO_LEDGER'])
  })

  test('in a workspace the log must be one of it', async () => {
    const there = { 'x-mlflow-workspace': 'team-a' }
    const { response, sent } = await sign(
      draft,
      { run: () => json({ run: {} }) },
      signedIn(),
      there,
    )
    await entryOf(response)
    expect(targetsOf(sent)[0]).toBe('/api/2.0/mlflow/runs/get?run_id=r1')
    for (const { headers } of sent) expect(headers).toContainEqual(['x-mlflow-workspace', 'team-a'])
    for (const [status, ours] of [
      [404, 409],
      [403, 409],
      [500, 502],
    ] as const) {
      const lost = await sign(draft, { run: () => json({}, status) }, signedIn(), there)
      expect(lost.response.status).toBe(ours)
    }
  })

  test('no answer holds the key or the password', async () => {
    const { response } = await sign()
    const text = await response.text()
    expect(text).not.toContain(key.d)
    expect(text).not.toContain('canary')
  })
})

const refusedFor = async (
  asked: ReturnType<typeof sign>,
): Promise<[status: number, code: unknown, sent: number]> => {
  const { response, sent } = await asked
  return [response.status, await codeOf(response), sent.length]
}

describe('nothing is signed', () => {
  test.each<[string, Partial<FrontOptions>, number, string]>([
    ['without a key', { ...signedIn(), ledger: PLAIN_LEDGER }, 404, 'RINGSIDE_NO_KEY'],
    [
      'without a sign-in',
      { ...signedIn(), credential: { kind: 'none' } },
      409,
      'RINGSIDE_NO_SIGN_IN',
    ],
    [
      'under a name that everybody shares',
      {
        ...signedIn(),
        credential: { kind: 'shared', user: 'ci', authorization: { registry: 'x', tracking: 'x' } },
      },
      409,
      'RINGSIDE_NO_SIGN_IN',
    ],
    [
      'under a name that a proxy sends',
      { ...signedIn(), credential: { kind: 'pass-through' } },
      409,
      'RINGSIDE_NO_SIGN_IN',
    ],
    ['for nobody', signedIn(null), 401, 'RINGSIDE_SIGNED_OUT'],
    ['after the session’s end', signedIn({ ...zoe, until: 0 }), 401, 'RINGSIDE_SIGNED_OUT'],
    ['read-only', { ...signedIn(), readOnlyBecause: 'Closed.' }, 403, 'RINGSIDE_READ_ONLY'],
  ])('%s', async (_, more, status, code) => {
    expect(await refusedFor(sign(draft, {}, more))).toEqual([status, code, 0])
  })

  test('where there is no backend, there is no such address', async () => {
    const mock = { ...signedIn(), connection: 'mock' } as const
    const { response } = await ask(post('/-/sign', JSON.stringify(draft)), null, mock)
    expect(response.status).toBe(404)
  })

  test.each<[string, Record<string, string>, number, string]>([
    ['another site', { origin: 'https://evil.example' }, 403, 'RINGSIDE_CROSS_SITE'],
    [
      'another site, says the browser',
      { 'sec-fetch-site': 'cross-site' },
      403,
      'RINGSIDE_CROSS_SITE',
    ],
    ['a form', { 'content-type': 'text/plain' }, 415, 'RINGSIDE_CONTENT_TYPE'],
    ['something packed', { 'content-encoding': 'gzip' }, 415, 'RINGSIDE_CONTENT_TYPE'],
    [
      'a page drawn for somebody else',
      { 'x-ringside-person': 'ana' },
      401,
      'RINGSIDE_OTHER_PERSON',
    ],
    ['a workspace of no name', { 'x-mlflow-workspace': '../a' }, 400, 'RINGSIDE_BAD_WORKSPACE'],
    ['another host', { host: 'evil.example' }, 403, 'RINGSIDE_WRONG_HOST'],
    ['a body that is too large', { 'content-length': '9999999' }, 413, 'RINGSIDE_TOO_LARGE'],
  ])('for %s', async (_, headers, status, code) => {
    expect(await refusedFor(sign(draft, {}, signedIn(), headers))).toEqual([status, code, 0])
  })

  test('by another method', async () => {
    expect((await ask(get('/-/sign'), backend(), signedIn())).response.status).toBe(405)
    const put = { ...post('/-/sign', JSON.stringify(draft)), method: 'PUT' }
    expect((await ask(put, backend(), signedIn())).response.status).toBe(405)
  })

  const without = (name: keyof typeof draft) => ({ ...draft, [name]: undefined })
  test.each<[string, unknown]>([
    ['no object', [draft]],
    ['nothing', null],
    ['no run', without('run')],
    ['no number', without('n')],
    ['no event', without('event')],
    ['no model, where null would say so', without('model')],
    ['a run that is a path', { ...draft, run: '../r1' }],
    ['a run that is a query', { ...draft, run: 'r1&x=1' }],
    ['an empty run', { ...draft, run: '' }],
    ['number 0', { ...draft, n: 0 }],
    ['half a number', { ...draft, n: 1.5 }],
    ['a number as text', { ...draft, n: '3' }],
    ['a number that no param has', { ...draft, n: 100_000 }],
    ['a short nonce', { ...draft, nonce: 'n' }],
    ['a long nonce', { ...draft, nonce: 'n'.repeat(65) }],
    ['a hash in capitals', { ...draft, prev: 'A'.repeat(64) }],
    ['a first entry after another', { ...draft, n: 1 }],
    ['a later one after none', { ...draft, prev: null }],
    ['an empty model', { ...draft, model: '' }],
    ['an unknown event', { ...draft, event: { type: 'crowned' } }],
    ['an event without its parts', { ...draft, event: { type: 'approved' } }],
    ['an event with more than its parts', { ...draft, event: { ...approved, level: 'MANAGE' } }],
    [
      'more within a part',
      {
        ...draft,
        event: { type: 'moved', intent: 2, holder: { version: '1', created: null, by: 'me' } },
      },
    ],
    ['an author', { ...draft, by: 'Ana' }],
    ['a time', { ...draft, at: '2026-01-01T00:00:00Z' }],
    ['half a character', { ...draft, event: { ...approved, text: '\ud800' } }],
    ['half a character in the model', { ...draft, model: 'a\udc00' }],
  ])('of %s', async (_, body) => {
    expect(await refusedFor(sign(body))).toEqual([400, 'RINGSIDE_BAD_ENTRY', 0])
  })

  test('of bytes that are no text', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"run":"'), 0xff, 0x22, 0x7d])
    const incoming = { ...post('/-/sign', ''), body: new Response(bytes).body }
    const { response } = await ask(incoming, backend(), signedIn())
    expect([response.status, await codeOf(response)]).toEqual([400, 'RINGSIDE_BAD_ENTRY'])
  })

  test('that a param would cut', async () => {
    const fits = { ...draft, event: { ...approved, text: '' } }
    const entry = await entryOf((await sign(fits)).response)
    const text = 'é'.repeat(5500 - canonical(entry).length)
    expect((await sign({ ...draft, event: { ...approved, text } })).response.status).toBe(200)
    const longer = { ...draft, event: { ...approved, text: `${text}!` } }
    const { response } = await sign(longer)
    expect([response.status, await codeOf(response)]).toEqual([413, 'RINGSIDE_TOO_LARGE'])
  })

  test.each<[string, Backend, number, string]>([
    ['takes the password no more', { current: () => json({}, 401) }, 401, 'RINGSIDE_SIGNED_OUT'],
    ['refuses the question', { level: () => json({}, 401) }, 401, 'RINGSIDE_SIGNED_OUT'],
    ['lets them in no more', { current: () => json({}, 403) }, 403, 'RINGSIDE_SIGN_IN_DENIED'],
    ['knows them as another', { current: () => whoIs('Ana', true) }, 401, 'RINGSIDE_SIGNED_OUT'],
    ['is out of order', { current: () => json({}, 503) }, 502, 'RINGSIDE_UNREACHABLE'],
    ['can’t say now', { level: () => json({}, 500) }, 502, 'RINGSIDE_UNREACHABLE'],
    ['is busy', { level: () => json({}, 429) }, 502, 'RINGSIDE_UNREACHABLE'],
    [
      'is not there',
      {
        level: () => {
          throw Object.assign(new Error('canary'), { code: 'ECONNREFUSED' })
        },
      },
      502,
      'RINGSIDE_UNREACHABLE',
    ],
  ])('when the backend %s', async (_, says, status, code) => {
    const { response } = await sign(draft, says)
    const text = await response.text()
    expect([response.status, parseJsonObject(text)?.error_code]).toEqual([status, code])
    expect(text).not.toContain('canary')
  })
})
