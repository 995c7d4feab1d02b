import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from '../src/registry/ledger/canonical'
import type { AuditLine } from './audit'
import type { Forward } from './front'
import { type FrontOptions, PLAIN_LEDGER } from './frontOptions'
import { parseJsonObject } from './jsonObject'
import { createSigner } from './signer'
import { ask, codeOf, json, post } from './testing/askFront'
import { makeKey } from './testing/keys'

const ALIAS = '/api/2.0/mlflow/registered-models/alias'
const LOG_BATCH = '/api/2.0/mlflow/runs/log-batch'
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

function recording({ ready = true } = {}) {
  const lines: AuditLine[] = []
  const audit = {
    ready: () => Promise.resolve(ready),
    note: (line: AuditLine) => {
      lines.push(line)
      return Promise.resolve()
    },
  }
  return { audit, lines }
}

const shared: FrontOptions['credential'] = {
  kind: 'shared',
  user: 'ci',
  authorization: { registry: 'Basic canary', tracking: 'Basic canary' },
}

async function noted(
  incoming: Parameters<typeof ask>[0],
  answer?: Forward,
  more: Partial<FrontOptions> = {},
) {
  const { audit, lines } = recording()
  const { response, sent } = await ask(incoming, answer, { credential: shared, ...more, audit })
  return { response, sent, lines }
}

const holder: Forward = ({ method }) =>
  Promise.resolve(json(method === 'GET' ? { model_version: { version: '4' } } : {}))

const nobody: Forward = ({ method }) =>
  Promise.resolve(
    method === 'GET' ? json({ error_code: 'INVALID_PARAMETER_VALUE' }, 400) : json({}),
  )

const lost: Forward = () => Promise.reject(new Error('gone'))

const person: Forward = ({ target }) =>
  Promise.resolve(
    target.includes('permissions')
      ? json({ permission: 'READ' })
      : json({ user: { username: 'Zoë', is_admin: false } }),
  )

const moved = async (incoming: Parameters<typeof ask>[0], answer = holder) =>
  (await noted(incoming, answer)).lines[0]?.alias

describe('a line is written', () => {
  const body = JSON.stringify({ name: 'fraud', alias: 'champion', version: '5' })

  test('for an alias that is moved, with what the mover saw', async () => {
    const { lines } = await noted(post(ALIAS, body, { 'if-match': '"4"' }), holder)
    expect(lines).toEqual([
      {
        v: 1,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        person: 'ci',
        as: 'shared',
        method: 'POST',
        path: ALIAS,
        status: 200,
        body: sha(body),
        alias: { model: 'fraud', alias: 'champion', from: '4', to: '5' },
      },
    ])
  })

  test('for one that nobody held, one moved unseen, one that is removed', async () => {
    const named = { model: 'fraud', alias: 'champion' }
    expect(await moved(post(ALIAS, body, { 'if-none-match': '*' }), nobody)).toEqual({
      ...named,
      from: null,
      to: '5',
    })
    expect(await moved(post(ALIAS, body))).toEqual({ ...named, to: '5' })
    const remove = { ...post(ALIAS, JSON.stringify({ name: 'fraud', alias: 'champion' })) }
    expect(await moved({ ...remove, method: 'DELETE' })).toEqual({ ...named, to: null })
  })

  test('for entries of the ledger, by number and hash, and not for other params', async () => {
    const params = [
      { key: 'ev.00003', value: '{"é":1}' },
      { key: 'at.0123.000', value: 'long' },
      { key: 'ev.00004', value: '{}' },
    ]
    const batch = await noted(post(LOG_BATCH, JSON.stringify({ run_id: 'r1', params })))
    expect(batch.lines[0]?.ledger).toEqual({
      run: 'r1',
      entries: [
        { n: 3, hash: sha('{"é":1}') },
        { n: 4, hash: sha('{}') },
      ],
    })
    const one = { run_id: 'r1', key: 'ev.00001', value: 'x' }
    const single = await noted(post('/api/2.0/mlflow/runs/log-parameter', JSON.stringify(one)))
    expect(single.lines[0]?.ledger).toEqual({ run: 'r1', entries: [{ n: 1, hash: sha('x') }] })
    const other = await noted(post(LOG_BATCH, JSON.stringify({ run_id: 'r1', params: [{}] })))
    expect(other.lines[0]).toMatchObject({ path: LOG_BATCH, status: 200 })
    expect(other.lines[0]).not.toHaveProperty('ledger')
  })

  test.each([403, 500])('with the status %i that the browser got', async (status) => {
    const refuse: Forward = () => Promise.resolve(json({}, status))
    expect((await noted(post(ALIAS, body), refuse)).lines).toMatchObject([{ status }])
  })

  test('when nobody knows whether it was applied', async () => {
    expect((await noted(post(ALIAS, body), lost)).lines).toMatchObject([{ status: 502 }])
  })

  test('with the workspace', async () => {
    const { lines } = await noted(post(ALIAS, body, { 'x-mlflow-workspace': 'team-a' }))
    expect(lines).toMatchObject([{ workspace: 'team-a' }])
  })

  test('and holds no credential', async () => {
    const { lines } = await noted(post(ALIAS, body, { authorization: 'Basic canary2' }))
    expect(JSON.stringify(lines)).not.toContain('canary')
  })

  test('for what is signed', async () => {
    const session = { user: 'Zoë', admin: false, authorization: 'x', until: Infinity }
    const keeper = {
      read: () => Promise.resolve(session),
      keep: () => Promise.resolve(null),
      forget: () => ({}),
    }
    const event = { type: 'comment', text: 'Why?' }
    const draft = { run: 'r1', n: 1, prev: null, nonce: 'n0123456789', event, model: 'fraud' }
    const options = {
      credential: { kind: 'session', keeper },
      ledger: { ...PLAIN_LEDGER, signer: createSigner(makeKey()) },
    } satisfies Partial<FrontOptions>
    const { lines, response } = await noted(post('/-/sign', JSON.stringify(draft)), person, options)
    const entry = parseJsonObject(await response.text())?.entry
    // of the text that the page will write
    expect(lines).toEqual([
      expect.objectContaining({
        person: 'Zoë',
        as: 'session',
        path: '/-/sign',
        status: 200,
        signed: { run: 'r1', entries: [{ n: 1, hash: sha(canonical(entry)) }] },
      }),
    ])

    const { audit } = recording({ ready: false })
    const refused = await ask(post('/-/sign', JSON.stringify(draft)), person, { ...options, audit })
    expect([refused.response.status, await codeOf(refused.response)]).toEqual([
      503,
      'RINGSIDE_AUDIT',
    ])
  })
})

describe('no line', () => {
  test.each([
    ['for a search', post('/api/2.0/mlflow/runs/search', '{}'), {}],
    ['for what is refused before', post(ALIAS, '{}', { origin: 'https://evil.example' }), {}],
    ['for a console that writes nothing', post(ALIAS, '{}'), { readOnlyBecause: 'Closed.' }],
  ])('%s', async (_, incoming, more) => {
    expect((await noted(incoming, undefined, more)).lines).toEqual([])
  })

  test('for a move that was refused since the holder is another', async () => {
    const body = JSON.stringify({ name: 'fraud', alias: 'champion', version: '5' })
    const { lines, response } = await noted(post(ALIAS, body, { 'if-match': '"3"' }), holder)
    expect([response.status, lines]).toEqual([412, []])
  })
})

test('without a line there is no write', async () => {
  const { audit, lines } = recording({ ready: false })
  const { response, sent } = await ask(post(LOG_BATCH, '{}'), undefined, { audit })
  expect([response.status, await codeOf(response)]).toEqual([503, 'RINGSIDE_AUDIT'])
  expect([sent, lines]).toEqual([[], []])
})
