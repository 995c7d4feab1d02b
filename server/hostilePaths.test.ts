import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole } from './testing/console'
import { sendRaw, unescapeBytes } from './testing/rawHttp'
import { startRecorder, UPSTREAM_DATA } from './testing/recorder'

const lines = readFileSync(
  new URL('../test/data/hostile/proxy-paths.txt', import.meta.url),
  'latin1',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [id = '', verdict = '', readOnlyVerdict = '', method = '', target = ''] = line.split('\t')
    return { id, verdict, readOnlyVerdict, method, target }
  })

/** Never a page, however spelled; written here again on purpose. */
const RESERVED = /^(?:api|ajax-api|get-artifact|model-versions|version|health|graphql)$/

function firstSegment(target: string): string {
  const raw = target.replace(/^\//, '').split(/[/?]/, 1)[0] ?? ''
  try {
    return decodeURIComponent(raw).toLowerCase()
  } catch {
    return raw.toLowerCase()
  }
}

test('all the lines are here', () => {
  expect(lines.length).toBe(232)
})

describe.each([
  { mode: 'normal mode', readOnly: false },
  { mode: 'read-only mode', readOnly: true },
])('$mode', ({ readOnly }) => {
  let upstream: Awaited<ReturnType<typeof startRecorder>>
  let ringside: Awaited<ReturnType<typeof startConsole>>
  beforeAll(async () => {
    upstream = await startRecorder()
    ringside = await startConsole({ upstream: upstream.port, readOnly })
  })
  afterAll(async () => {
    await ringside.close()
    upstream.close()
  })

  test.each(lines)('$id $method $target', async ({ verdict, readOnlyVerdict, method, target }) => {
    upstream.requests.length = 0
    const bytes = unescapeBytes(target)
    const origin = method === 'GET' ? '' : `Origin: ${ringside.origin}\r\n`
    const answer = await sendRaw(
      ringside.port,
      Buffer.concat([
        Buffer.from(`${method} `),
        bytes,
        Buffer.from(` HTTP/1.1\r\nHost: ${ringside.host}\r\n${origin}Connection: close\r\n\r\n`),
      ]),
    )
    if ((readOnly ? readOnlyVerdict : verdict) === 'allow') {
      expect(upstream.requests.map((r) => [r.method, r.target])).toEqual([
        [method, bytes.toString('latin1')],
      ])
      expect(answer.status).toBe(200)
      return
    }
    expect(upstream.requests).toEqual([])
    expect(answer.text).not.toContain(UPSTREAM_DATA)
    expect(answer.text).not.toContain('outside-the-build')
    if (RESERVED.test(firstSegment(target))) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    } else {
      expect([200, 400, 404, 405]).toContain(answer.status)
    }
  })
})
