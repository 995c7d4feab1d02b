import { createHmac, createPublicKey, randomUUID, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { text as textIn } from 'node:stream/consumers'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sealedCookies } from '../../server/sealedCookie'
import { basic } from '../../server/basic'
import { setup } from '../../server/commands/setup'
import { PLAIN_LEDGER } from '../../server/frontOptions'
import { createSigner, type Signer } from '../../server/signer'
import { startConsole } from '../../server/testing/console'
import { makeKey } from '../../server/testing/keys'
import { cookieOf, jsonIn, login, send } from '../../server/testing/signIn'
import { checkTrust } from '../../src/registry/ledger/checkTrust'
import { entry as entrySchema, type LedgerEvent } from '../../src/registry/ledger/event'
import { foldRequest } from '../../src/registry/ledger/foldRequest'
import { judge } from '../../src/registry/ledger/judge'
import { readLog } from '../../src/registry/ledger/readLog'
import { tailOf } from '../../src/registry/ledger/log'
import { signedText } from '../../src/registry/ledger/signedText'
import { draftEntry, freshNonce, writeEntry } from '../../src/registry/ledger/writeEntry'
import { PRESETS } from '../../src/registry/policy'
import { freePort, ROOT, start } from '../runner/processes.mjs'
import { startEmptyMlflow } from '../setup/empty.mjs'

const PYTHON = process.env.RINGSIDE_TEST_PYTHON ?? ''
const MLFLOW = process.env.RINGSIDE_TEST_MLFLOW_AUTH ?? ''
const MODEL = 'churn-classifier'
const HASH = 'e'.repeat(64)

// Python that imports MLflow, and a server that starts, on a busy machine
vi.setConfig({ testTimeout: 180_000 })

const password = (user: string) => `ringside-${user}`
const envOf = (user: string) => ({
  MLFLOW_TRACKING_URI: MLFLOW,
  MLFLOW_TRACKING_USERNAME: user,
  MLFLOW_TRACKING_PASSWORD: password(user),
})

async function api(user: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${MLFLOW}/api/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: basic(user, password(user)),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const said = await response.text()
  expect(response.status, said).toBe(200)
  return Object(JSON.parse(said))
}

async function readRun(run: string) {
  const answer = await api('eddie-editor', `2.0/mlflow/runs/get?run_id=${run}`)
  const rows: { key: string; value: string }[] = Object(answer.run).data?.params ?? []
  const params = new Map(rows.map(({ key, value }) => [key, value]))
  return readLog({ id: run, deleted: false, started: null, params })
}

/** A script of docs/examples, run as it is; what it prints. */
async function script(name: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = start(PYTHON, [join(ROOT, 'docs/examples', name), ...args], { env })
  const code = await child.ended
  return { code, said: child.output().trimEnd().split('\n').at(-1) ?? '', all: child.output() }
}

let ledger = ''
beforeAll(async () => {
  const said: string[] = []
  const io = {
    env: { ...envOf('eddie-editor'), RINGSIDE_LEDGER_NAME: `reviews ${randomUUID()}` },
    home: '/nowhere',
    readFile: () => null,
    out: (line: string) => said.push(line),
    complain: (line: string) => said.push(line),
    signal: new AbortController().signal,
  }
  expect(await setup([], io), said.join('\n')).toBe(0)
  ledger = /RINGSIDE_LEDGER=(\d+)/.exec(said.join('\n'))?.[1] ?? ''
  await api('eddie-editor', '3.0/mlflow/users/permissions/grant', {
    username: 'rita-reader',
    resource_type: 'experiment',
    resource_id: ledger,
    permission: 'EDIT',
  })
}, 120_000)

const opened: (() => unknown)[] = []
afterAll(() => Promise.all(opened.map((close) => close())))

async function openConsole(signer: Signer, trusted: readonly string[]) {
  const keeper = sealedCookies({ secret: null, backend: MLFLOW })
  const console = await startConsole({
    upstream: Number(new URL(MLFLOW).port),
    credential: { kind: 'session', keeper },
    ledger: { ...PLAIN_LEDGER, experiment: ledger, signer, trusted },
  })
  opened.push(console.close)
  const config: unknown = await (await fetch(`${console.origin}/config.json`)).json()
  const keys: string[] = Object(config).ledger.keys
  return { ...console, keys }
}

async function newRun(user: string) {
  const made = await api(user, '2.0/mlflow/runs/create', { experiment_id: ledger })
  return String(Object(made.run).info.run_id)
}

const write = (user: string, run: string, key: string, value: string) =>
  api(user, '2.0/mlflow/runs/log-parameter', { run_id: run, key, value })

const LANE: LedgerEvent = { type: 'lane', model: MODEL, alias: 'champion' }
const sign = async (
  console: Awaited<ReturnType<typeof openConsole>>,
  cookie: string | null,
  run: string,
) => {
  const draft = { run, n: 1, prev: null, nonce: freshNonce(), event: LANE, model: MODEL }
  return send(console, 'POST', '/-/sign', {
    body: JSON.stringify(draft),
    ...(cookie === null ? {} : { headers: { cookie } }),
  })
}

describe('what a console signs for people of a real MLflow', () => {
  const [one, two, stranger] = [makeKey(), makeKey(), makeKey()]

  test.each([
    ['rita-reader', 'READ', false],
    ['eddie-editor', 'EDIT', false],
    ['ada-admin', 'READ', true],
  ])(
    '%s: level %s, admin %s; each of two consoles believes the other',
    async (user, level, admin) => {
      const consoles = await Promise.all([
        openConsole(createSigner(one), [two.x]),
        openConsole(createSigner(two), [one.x]),
        openConsole(createSigner(stranger), []),
      ])
      const [first, second, third] = consoles
      const run = await newRun('eddie-editor')
      const cookie = await cookieOf(first, { body: login(user, password(user)) })
      const answer = await sign(first, cookie, run)
      expect(answer.status, answer.body).toBe(200)
      const entry = entrySchema.parse(jsonIn(answer.body).entry)
      const { signature } = entry
      expect(entry.by).toBe(user)
      expect(signature).toMatchObject({ level, admin })

      const written = writeEntry(1, entry)
      if (written.kind !== 'written' || signature === undefined) throw new Error('too long')
      await write('eddie-editor', run, 'ev.00001', written.text)
      const log = await readRun(run)
      for (const { keys } of [first, second])
        expect((await checkTrust(log, keys)).entries[0]?.trust).toBe('signed')
      expect((await checkTrust(log, third.keys)).entries[0]?.trust).toBe('unknown-key')
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: one.x }, format: 'jwk' })
      const signed = Buffer.from(signedText({ run, n: 1, model: MODEL }, { ...entry, signature }))
      expect(verify(null, signed, key, Buffer.from(signature.value, 'base64url'))).toBe(true)
      // carried into another run it is no signature
      const elsewhere = await newRun('eddie-editor')
      await write('eddie-editor', elsewhere, 'ev.00001', written.text)
      const copied = await checkTrust(await readRun(elsewhere), first.keys)
      expect(copied.entries[0]?.trust).toBe('forged')
    },
  )

  test('nobody who is not signed in', async () => {
    const console = await openConsole(createSigner(one), [])
    expect((await sign(console, null, 'r1')).status).toBe(401)
    const other = await openConsole(createSigner(one), [])
    const cookie = await cookieOf(other, { body: login('rita-reader', password('rita-reader')) })
    // sealed by another console, or one that was started anew
    expect((await sign(console, cookie, 'r1')).status).toBe(401)
  })
})

describe('scripts with MLflow’s client', () => {
  test('a reader asks, and a forged approval does not count where signed ones are asked for', async () => {
    const asked = await script(
      'ask_for_review.py',
      ['--model', MODEL, '--version', '4', '--reason', 'Bien meilleur: 0.81 → 0.86 “té”'],
      { ...envOf('rita-reader'), RINGSIDE_LEDGER: ledger },
    )
    expect(asked.code, asked.all).toBe(0)
    const run = asked.said
    const open = foldRequest(await readRun(run))
    expect(open).toMatchObject({
      proposal: { kind: 'move', model: MODEL, alias: 'champion', to: { version: '4' } },
      reason: 'Bien meilleur: 0.81 → 0.86 “té”',
      asker: { name: 'rita-reader' },
      evidence: null,
      ended: null,
    })
    // by a filter as the console's own
    const found = await api('eddie-editor', '2.0/mlflow/runs/search', {
      experiment_ids: [ledger],
      filter: 'tags."ringside.kind" = \'request\' and tags."ringside.state" != \'final\'',
    })
    expect(JSON.stringify(found)).toContain(run)

    const early = await script('approve.py', [run], envOf('eddie-editor'))
    expect([early.code, early.said]).toEqual([1, expect.stringContaining('No evidence')])

    const { prev, n } = tailOf(await readRun(run))
    const event: LedgerEvent = { type: 'evidence', evidence: HASH, text: '' }
    const draft = { event, prev, by: 'rita-reader', at: new Date(), nonce: freshNonce() }
    const written = writeEntry(n, draftEntry(draft))
    if (written.kind !== 'written') throw new Error('too long')
    await write('rita-reader', run, 'ev.00002', written.text)

    const approved = await script('approve.py', [run, '--text', 'Ça va'], envOf('eddie-editor'))
    expect([approved.code, approved.said], approved.all).toEqual([0, '3'])
    const log = await checkTrust(await readRun(run), [makeKey().x])
    expect(log.entries.map(({ fault, trust }) => [fault, trust])).toEqual([
      [null, 'unsigned'],
      [null, 'unsigned'],
      [null, 'unsigned'],
    ])
    const request = foldRequest(log)
    if (request === null) throw new Error('no request')
    const facts = {
      now: new Date(),
      authors: [],
      blocking: [],
      stale: [],
      lanes: [],
    }
    const regulated = judge(request, { ...facts, guard: PRESETS.regulated })
    expect([regulated.enough, regulated.request.approvals]).toEqual([false, []])
    // where nobody signs, it is all there is
    const team = judge(request, { ...facts, guard: PRESETS.team })
    expect([team.enough, team.request.approvals.length]).toEqual([true, 1])
  })

  test('nobody without EDIT on the ledger asks', async () => {
    const args = ['--model', MODEL, '--version', '4', '--reason', 'x']
    const env = { ...envOf('vera-versions'), RINGSIDE_LEDGER: ledger }
    const { code, all } = await script('ask_for_review.py', args, env)
    expect(code).not.toBe(0)
    expect(all).toContain('Permission denied')
  })
})

/** A chat that keeps what it is told. */
async function openChat() {
  const told: string[] = []
  const server = createServer((request, response) => {
    void textIn(request).then((body) => {
      told.push(String(Object(JSON.parse(body)).text))
      response.end()
      return told
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { told, url: `http://127.0.0.1:${port}/` }
}

const SECRET = 'only for tests'

describe('the receiver', () => {
  test('tells a chat what MLflow’s webhooks say, and believes nobody else', async () => {
    const chat = await openChat()
    const port = await freePort()
    const env = { CHAT_URL: chat.url, WEBHOOK_SECRET: SECRET }
    const file = join(ROOT, 'docs/examples/notify.py')
    const receiver = start(PYTHON, [file, 'serve', '--port', String(port)], { env })
    opened.push(() => receiver.stop())
    const url = `http://127.0.0.1:${port}/`
    await expect.poll(() => receiver.output(), { timeout: 30_000 }).toContain('Listening')

    const call = (body: string, { at = Date.now(), secret = SECRET } = {}) => {
      const seconds = String(Math.floor(at / 1000))
      const sum = createHmac('sha256', secret).update(`d1.${seconds}.${body}`).digest('base64')
      const headers = {
        'content-type': 'application/json',
        'x-mlflow-delivery-id': 'd1',
        'x-mlflow-timestamp': seconds,
        'x-mlflow-signature': `v1,${sum}`,
      }
      return fetch(url, { method: 'POST', headers, body }).then(({ status }) => status)
    }
    expect(await call('{}', { secret: 'guessed' })).toBe(401)
    expect(await call('{}', { at: Date.now() - 3_600_000 })).toBe(401)
    expect(await call('{}')).toBe(204)
    expect(chat.told).toEqual([])

    const mlflow = await startEmptyMlflow({
      python: PYTHON,
      more: { MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'http', MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'true' },
    })
    opened.push(() => mlflow.stop())
    const post = async (path: string, body: object) => {
      const response = await fetch(`${mlflow.url}/api/2.0/mlflow/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(response.status, await response.text()).toBe(200)
    }
    await post('webhooks', {
      name: 'aliases',
      url,
      secret: SECRET,
      events: [{ entity: 'MODEL_VERSION_ALIAS', action: 'CREATED' }],
    })
    await post('registered-models/create', { name: 'fraud' })
    await post('model-versions/create', { name: 'fraud', source: 's3://b/1' })
    await post('registered-models/alias', { name: 'fraud', alias: 'champion', version: '1' })
    await expect
      .poll(() => chat.told, { timeout: 30_000 })
      .toEqual(['fraud: @champion is now held by version 1.'])
  })

  test('tells what the watch saw', async () => {
    const chat = await openChat()
    const change = {
      kind: 'change',
      model: 'fraud',
      alias: 'champion',
      how: 'outside',
      from: '1',
      to: '2',
      after: null,
      before: '2026-11-25T03:00:00.000Z',
    }
    const failure = { kind: 'failure', message: 'gone' }
    const lines = [change, { ...change, how: 'first-sight' }, failure, failure, { kind: 'look' }]
    const program = `import io, runpy, sys
sys.stdin = io.StringIO(${JSON.stringify(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))})
sys.argv = ["notify.py", "watch"]
runpy.run_path(${JSON.stringify(join(ROOT, 'docs/examples/notify.py'))}, run_name="__main__")`
    const child = start(PYTHON, ['-c', program], { env: { CHAT_URL: chat.url } })
    expect(await child.ended, child.output()).toBe(0)
    expect(chat.told).toEqual([
      'fraud: @champion went from version 1 to version 2 outside Ringside, before 2026-11-25T03:00:00.000Z. Adopt it or revert it there.',
      'The registry can’t be watched: gone'.replace('’', "'"),
    ])
  })
})
