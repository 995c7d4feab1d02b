import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CREDENTIAL, sharedCredential, startConsole } from './testing/console'
import { sendRaw, unescapeBytes, type RawAnswer } from './testing/rawHttp'
import { startRecorder, UPSTREAM_DATA, UPSTREAM_SECRETS } from './testing/recorder'

interface Item {
  id: string
  category: string
  method: string
  target: string
  headers: Record<string, string>
  body?: string
  body_generate?: { bytes: number }
  raw?: string
  raw_slow?: { send: string }
  mode?: 'read-only'
  expect: {
    verdict: 'forward' | 'refuse' | 'static' | 'static-or-404' | 'no-upgrade'
    status?: string
    upstream_header?: Record<string, string>
    upstream_without?: string[]
    upstream_method?: string
    response_header?: Record<string, string>
    response_without?: string[]
    body_without?: string[]
    never_status?: string
    max_ms?: number
  }
}

const { items }: { items: Item[] } = JSON.parse(
  readFileSync(new URL('../test/data/hostile/proxy-requests.json', import.meta.url), 'utf8'),
)
const slow = items.filter((item) => item.raw_slow !== undefined)
const quick = items.filter((item) => item.raw_slow === undefined)

let upstream: Awaited<ReturnType<typeof startRecorder>>
let normal: Awaited<ReturnType<typeof startConsole>>
let readOnly: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  upstream = await startRecorder()
  const options = { upstream: upstream.port, credential: sharedCredential }
  normal = await startConsole(options)
  readOnly = await startConsole({ ...options, readOnly: true })
})
afterAll(async () => {
  await normal.close()
  await readOnly.close()
  upstream.close()
})

/** `@SELF` is a host in a Host line and an origin in an Origin line. */
function fill(text: string, port: number): string {
  return text
    .replaceAll(/(origin: )@SELF/gi, `$1http://127.0.0.1:${port}`)
    .replaceAll('@SELF', `127.0.0.1:${port}`)
    .replaceAll('@PORT', String(port))
}

function bytesOf(item: Item, port: number): Buffer {
  if (item.raw !== undefined) return Buffer.from(fill(item.raw, port))
  const body =
    item.body_generate === undefined
      ? item.body
      : JSON.stringify('a'.repeat(item.body_generate.bytes - 2))
  const headers = Object.entries({ host: '@SELF', ...item.headers }).map(([name, value]) =>
    fill(`${name}: ${value}`, port),
  )
  if (body !== undefined) headers.push(`content-length: ${Buffer.byteLength(body)}`)
  const head = `${item.method} ${item.target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`
  return Buffer.concat([unescapeBytes(head), Buffer.from(body ?? '')])
}

/** "4xx", "403", "contains sandbox", "no-referrer or same-origin". */
function expectHeader(actual: string | undefined, wanted: string) {
  if (wanted.startsWith('contains ')) expect(actual).toContain(wanted.slice('contains '.length))
  else expect(wanted.split(' or ')).toContain(actual)
}

const NEVER = Object.keys(UPSTREAM_SECRETS)

function check(item: Item, answer: RawAnswer) {
  const { expect: wanted } = item
  const seen = upstream.requests
  expect(NEVER.filter((name) => answer.headers.has(name))).toEqual([])
  expect(answer.text).not.toContain(CREDENTIAL)
  expect(answer.text).not.toContain(CREDENTIAL.slice('Basic '.length))
  switch (wanted.verdict) {
    case 'forward':
      expect(seen).toHaveLength(1)
      expect(answer.status).toBe(200)
      break
    case 'refuse':
      expect(seen).toEqual([])
      expect(String(answer.status)).toMatch(
        new RegExp(`^${(wanted.status ?? '4xx').replace('xx', '\\d\\d')}$`),
      )
      expect(answer.text).not.toContain(UPSTREAM_DATA)
      break
    case 'static':
      expect(seen).toEqual([])
      expect(answer.status).toBe(200)
      break
    case 'static-or-404':
      expect([200, 404]).toContain(answer.status)
      break
    case 'no-upgrade':
      expect(answer.status).not.toBe(101)
      break
  }
  if (wanted.never_status !== undefined) {
    expect(String(answer.status)).not.toBe(wanted.never_status)
  }
  if (wanted.upstream_method !== undefined) expect(seen[0]?.method).toBe(wanted.upstream_method)
  for (const [name, value] of Object.entries(wanted.upstream_header ?? {})) {
    expect(seen[0]?.headers[name]).toBe(value === '@CREDENTIAL' ? CREDENTIAL : value)
  }
  for (const name of wanted.upstream_without ?? []) {
    expect(seen[0]?.headers).not.toHaveProperty([name])
  }
  for (const [name, value] of Object.entries(wanted.response_header ?? {})) {
    expectHeader(answer.headers.get(name), value)
  }
  for (const name of wanted.response_without ?? []) expect(answer.headers.has(name)).toBe(false)
  for (const text of wanted.body_without ?? []) {
    expect(answer.text).not.toContain(text === '@CREDENTIAL' ? CREDENTIAL : text)
  }
}

test('all the items are here', () => {
  expect(items.length).toBe(46)
})

describe('requests', () => {
  test.each(quick)('$id $category', async (item) => {
    upstream.requests.length = 0
    const { port } = item.mode === 'read-only' ? readOnly : normal
    check(item, await sendRaw(port, bytesOf(item, port)))
  })
})

/** At the real limit of 30 s, side by side. */
describe.concurrent('slow senders', () => {
  test.each(slow)('$id $category', { timeout: 60_000 }, async (item) => {
    upstream.requests.length = 0
    const from = Date.now()
    let drip: ReturnType<typeof setInterval> | undefined
    const bytes = Buffer.from(fill(item.raw_slow?.send ?? '', normal.port))
    const answer = await sendRaw(normal.port, bytes, (socket) => {
      drip = setInterval(() => socket.write('a'), 5000)
    })
    clearInterval(drip)
    check(item, answer)
    expect(answer.status).toBe(408)
    expect(Date.now() - from).toBeLessThan((item.expect.max_ms ?? 0) - 20_000)
  })
})
