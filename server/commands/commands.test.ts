import { createServer as createHttp } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveMock } from '../../src/mocks/node'
import { invite } from '../../src/mocks/seeds/people'
import { createServer } from '../../src/mocks/server'
import { emptyWorld, type World } from '../../src/mocks/world'
import { UsageError } from '../address'
import { basic } from '../basic'
import { setup } from './setup'
import { watch } from './watch'

let world: World
let mock: Awaited<ReturnType<typeof serveMock>>
let said: string[]
let complaints: string[]
let stop: AbortController
beforeEach(async () => {
  world = emptyWorld()
  mock = await serveMock(createServer(world))
  said = []
  complaints = []
  stop = new AbortController()
})
afterEach(() => mock.close())

const io = (env: Record<string, string> = {}) => ({
  env: { MLFLOW_TRACKING_URI: mock.url, ...env },
  home: '/nowhere',
  readFile: () => null,
  out: (line: string) => said.push(line),
  complain: (line: string) => complaints.push(line),
  signal: stop.signal,
})

const as = (user: string) => ({
  MLFLOW_TRACKING_USERNAME: user,
  MLFLOW_TRACKING_PASSWORD: `ringside-${user}`,
})

/** As another program would. */
async function post(path: string, body: object, method: 'POST' | 'DELETE' = 'POST') {
  const response = await fetch(`${mock.url}/api/2.0/mlflow/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: basic('ada-admin', 'ringside-ada-admin'),
    },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
}

async function makeModel(name = 'fraud') {
  await post('registered-models/create', { name })
  for (const source of ['s3://b/1', 's3://b/2'])
    await post('model-versions/create', { name, source })
  await setAlias('1', name)
}

const setAlias = (version: string, name = 'fraud') =>
  post('registered-models/alias', { name, alias: 'champion', version })

const once = async (...more: string[]) => {
  said.length = 0
  return watch(['--once', ...more], io())
}
const json = async () => {
  const code = await once('--json')
  return { code, lines: said.map((line): unknown => JSON.parse(line)) }
}

test('set-up makes the ledger once, and says how the console finds it', async () => {
  expect(await setup([], io())).toBe(0)
  const [first = '', second] = said.splice(0)
  const id = /experiment (\d+)/.exec(first)?.[1]
  expect(first).toBe(`The ledger is ready: ringside-reviews, experiment ${id}.`)
  expect(second).toBe(`Start the console with RINGSIDE_LEDGER=${id}`)
  const { size } = world.runs
  expect(await setup([], io())).toBe(0)
  expect(said[0]).toContain('was there already')
  expect(world.runs.size).toBe(size)
})

test('set-up under a name of one’s own, behind a sign-in, with what people need', async () => {
  invite(world)
  const env = { ...as('eddie-editor'), RINGSIDE_LEDGER_NAME: 'our reviews' }
  expect(await setup([], io(env))).toBe(0)
  expect(said[0]).toContain('our reviews')
  expect(said.join('\n')).toContain(
    `curl -u <you> ${mock.url}/api/3.0/mlflow/users/permissions/grant`,
  )
  expect(said.join('\n')).toContain('"permission":"EDIT"')
})

test('set-up without a credential, with a wrong one, for one who may not', async () => {
  invite(world)
  expect(await setup([], io())).toBe(1)
  expect(complaints.pop()).toContain('set MLFLOW_TRACKING_USERNAME')
  expect(await setup([], io({ ...as('ana'), MLFLOW_TRACKING_PASSWORD: 'x' }))).toBe(1)
  expect(complaints.pop()).toContain('does not accept the credential')
  await setup([], io(as('eddie-editor')))
  const gone = io({ ...as('eddie-editor'), RINGSIDE_LEDGER: '999' })
  expect(await setup([], gone)).toBe(1)
  expect(complaints).toHaveLength(1)
})

test('watch writes down the first sight, moves by others and removals, each once', async () => {
  await setup([], io())
  await makeModel()
  expect(await json()).toEqual({
    code: 0,
    lines: [
      expect.objectContaining({
        kind: 'change',
        model: 'fraud',
        alias: 'champion',
        how: 'first-sight',
        from: null,
        to: '1',
        after: null,
        recorded: { run: expect.any(String), n: 2 },
      }),
      expect.objectContaining({ kind: 'look', models: 1, aliases: 1, changes: 1, ledger: 'ready' }),
    ],
  })
  expect(await json()).toMatchObject({ code: 0, lines: [{ kind: 'look', changes: 0 }] })
  await setAlias('2')
  expect((await json()).lines[0]).toMatchObject({
    how: 'outside',
    from: '1',
    to: '2',
    after: expect.stringMatching(/Z$/),
    recorded: { n: 3 },
  })
  await post('registered-models/alias', { name: 'fraud', alias: 'champion' }, 'DELETE')
  expect((await json()).lines[0]).toMatchObject({ from: '2', to: null, recorded: { n: 4 } })
  await setAlias('1')
  await once()
  await post('registered-models/delete', { name: 'fraud' }, 'DELETE')
  expect(await once()).toBe(0)
  expect(said[0]).toMatch(/^fraud @champion: version 1 → nobody, outside, between .* and /)
  expect(await json()).toMatchObject({ code: 0, lines: [{ kind: 'look', changes: 0 }] })
})

test('watch without a ledger says so, and what it sees', async () => {
  await makeModel()
  expect(await once()).toBe(3)
  expect(complaints.pop()).toContain('mlflow-ringside setup makes it')
})

test('watch without EDIT on the ledger says what it sees, and writes nothing', async () => {
  invite(world)
  await setup([], io(as('eddie-editor')))
  await makeModel()
  await watch(['--once'], io(as('eddie-editor')))
  await setAlias('2')
  said.length = 0
  expect(await watch(['--once', '--json'], io(as('rita-reader')))).toBe(3)
  const [change]: unknown[] = said.map((line) => JSON.parse(line))
  expect(change).toMatchObject({
    from: '1',
    to: '2',
    recorded: { because: expect.stringContaining('you may not') },
  })
  said.length = 0
  expect(await watch(['--once'], io(as('eddie-editor')))).toBe(0)
  expect(said[0]).toContain('version 1 → version 2')
})

test('watch says what a terminal would obey as what it is', async () => {
  await setup([], io())
  await makeModel('a\u001b[2Jb\nc')
  await makeModel()
  // no address carries such a name, so its version can't be read; the others are
  expect(await once()).toBe(3)
  expect(said[0]).toMatch(
    /^a�\[2Jb�c @champion: held by version 1, seen for the first time \(not written down: /,
  )
  expect(said[1]).toBe('fraud @champion: held by version 1, seen for the first time')
})

test('watch goes on when the server was away, and ends when it is told to', async () => {
  await setup([], io())
  await makeModel()
  const { port } = new URL(mock.url)
  await mock.close()
  const ended = watch(['--every', '1s', '--json'], io())
  await expect.poll(() => said.some((line) => line.includes('"kind":"failure"'))).toBe(true)
  mock = await serveMock(createServer(world), { port: Number(port) })
  await expect
    .poll(() => said.some((line) => line.includes('"how":"first-sight"')), {
      timeout: 15_000,
    })
    .toBe(true)
  await setAlias('2')
  await expect
    .poll(() => said.some((line) => line.includes('"how":"outside"')), {
      timeout: 15_000,
    })
    .toBe(true)
  stop.abort()
  expect(await ended).toBe(0)
})

test('watch can’t look at what is no MLflow', async () => {
  const other = createHttp((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect(await watch(['--once', '--tracking-uri', `http://127.0.0.1:${port}`], io())).toBe(1)
  expect(complaints.pop()).toContain('not an MLflow server')
  other.close()
})

test.each([
  [watch, []],
  [watch, ['--once', '--every', '5m']],
  [watch, ['--every', '5 minutes']],
  [watch, ['--every', '0s']],
  [watch, ['--every', '999999h']],
  [watch, ['--often']],
  [setup, ['--json']],
  [setup, ['--tracking-uri', 'sqlite:///x.db']],
])('%o does not take %j', async (command, argv) => {
  await expect(command(argv, io())).rejects.toThrow(UsageError)
})

test.each([watch, setup])('help', async (command) => {
  expect(await command(['--help'], io())).toBe(0)
  expect(said[0]).toMatch(/^Usage: mlflow-ringside /)
})

test('nothing is done without a server', async () => {
  await expect(setup([], { ...io(), env: {} })).rejects.toThrow(/MLFLOW_TRACKING_URI/)
})
