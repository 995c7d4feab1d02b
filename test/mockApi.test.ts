import { Agent, request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { start } from './runner/processes.mjs'

/** Starts it; resolves once it says where it listens. */
const listening = (...args: string[]) =>
  new Promise<{ child: ReturnType<typeof start>; url: string }>((resolve, reject) => {
    const child = start(process.execPath, ['bin/mock-api.mjs', '--port', '0', ...args], {
      onText() {
        const [, url] = /(http:\/\/\S+)\n/.exec(child.output()) ?? []
        if (url !== undefined) resolve({ child, url })
      },
    })
    void child.ended.then(() => reject(new Error(`It did not start: ${child.output()}`)))
  })

const run = async (...args: string[]) => {
  const child = start(process.execPath, ['bin/mock-api.mjs', ...args])
  return { code: await child.ended, output: child.output().trimEnd() }
}

/** It is bundled first: a moment, unless others keep the machine busy. */
const START_MS = 60_000

const API = '/api/2.0/mlflow'

const post = (url: string, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}${API}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('npm run mock-api', () => {
  let url: string
  beforeAll(async () => {
    const started = await listening('--seed', 'empty')
    ;({ url } = started)
    return () => started.child.stop()
  }, START_MS)

  test('takes many writes at once, names of any letters, and large bodies', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `models of été & ☕ 100% #${at}`)
    const description = 'word '.repeat(200_000)
    const made = await Promise.all(
      names.map((name) => post(url, 'registered-models/create', { name, description })),
    )
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([200]))
    const name = names[7] ?? ''
    const got = await fetch(
      `${url}${API}/registered-models/get?${new URLSearchParams({ name }).toString()}`,
    )
    expect(await got.json()).toMatchObject({ registered_model: { name, description } })
  })

  test('keeps a connection, and says of HEAD what GET would say', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = (method: string, path: string) =>
      new Promise<{ status?: number; length?: string; local?: number }>((resolve, reject) => {
        request(url + path, { method, agent }, (response) => {
          const { statusCode: status, headers, socket } = response
          const facts = { status, length: headers['content-length'], local: socket.localPort }
          response.resume().on('end', () => resolve(facts))
        })
          .on('error', reject)
          .end()
      })
    const [get, head] = [await ask('GET', '/version'), await ask('HEAD', '/version')]
    agent.destroy()
    expect(get).toMatchObject({ status: 200, length: '6' })
    expect(head).toEqual(get)
  })

  test('answers a path that no name can be read from', async () => {
    const reply = await fetch(`${url}${API}/logged-models/m-%ff%`)
    expect(reply.status).toBe(404)
  })
})

test('asks for a sign-in with --auth, and lets the people in that it names', async () => {
  const { child, url } = await listening('--auth')
  try {
    const path = `${url}${API}/users/current`
    expect((await fetch(path)).status).toBe(401)
    await expect.poll(() => child.output()).toMatch(/nora-nobody/)
    for (const [, name = '', password = ''] of child.output().matchAll(/^ {2}(\S+) +(\S+) /gm)) {
      const authorization = `Basic ${btoa(`${name}:${password}`)}`
      const reply = await fetch(path, { headers: { authorization } })
      expect(await reply.json()).toMatchObject({ user: { username: name } })
    }
  } finally {
    await child.stop()
  }
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'ends well at %s, with a connection kept open',
  async (signal) => {
    const { child, url } = await listening()
    await fetch(`${url}/health`)
    child.signal(signal)
    expect(await child.ended).toBe(0)
  },
)

test('says in one line what is wrong', async () => {
  const { child: first, url } = await listening('--seed', 'empty')
  try {
    const { port } = new URL(url)
    const cases: [string[], RegExp, number][] = [
      [['--seed', 'nope'], /^The mock has no seed "nope"\. It has: northbank, .*$/, 2],
      [['--seed', 'gone/seed.json'], /gone\/seed\.json/, 2],
      [['--port', 'http'], /^--port must be a number up to 65535, not "http"\.$/, 2],
      [['--nope'], /^Unknown option '--nope'\. See --help\.$/, 2],
      [['--port', port], /^Port \d+ on 127\.0\.0\.1 is taken; choose another with --port\.$/, 1],
    ]
    for (const [args, words, code] of cases) {
      expect(await run(...args)).toEqual({ code, output: expect.stringMatching(words) })
    }
  } finally {
    await first.stop()
  }
})

test.each([
  ['real', (at: number) => Math.abs(at - Date.now()) < 60_000],
  ['seed', (at: number) => at === Date.UTC(2026, 5, 15, 9, 0, 1)],
])('dates writes by the clock that is asked for: %s', async (clock, isRight) => {
  const { child, url } = await listening('--seed', 'empty', '--clock', clock)
  try {
    const made = await post(url, 'registered-models/create', { name: 'new' })
    const { registered_model: model }: { registered_model: { creation_timestamp: number } } =
      await made.json()
    expect(model.creation_timestamp).toSatisfy(isRight)
  } finally {
    await child.stop()
  }
})

test('explains itself', async () => {
  expect(await run('--help')).toMatchObject({
    code: 0,
    output: expect.stringContaining('--seed <name>'),
  })
})
