import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, codeOf, FILE, get, json, MODELS } from './testing/askFront'

/** The text of an answer whose body has ten bytes, each after `ms`; or what broke it off. */
async function drip(target: string, ms: number) {
  let sent = 0
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, ms))
        sent += 1
        controller.enqueue(new Uint8Array([0x78]))
        if (sent === 10) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const { response } = await ask(get(target), () => Promise.resolve(new Response(body)))
  const text = response.text().catch(String)
  for (let i = 0; i < 10; i++) await vi.advanceTimersByTimeAsync(ms)
  return text
}

describe('what comes back', () => {
  test('keeps only the headers that are named', async () => {
    const { response } = await ask(get(MODELS), () =>
      Promise.resolve(
        json({}, 429, {
          'retry-after': '3',
          etag: '"e"',
          'set-cookie': 'a=b',
          'access-control-allow-origin': '*',
          'www-authenticate': 'Basic',
          server: 'gunicorn',
        }),
      ),
    )
    expect(response.status).toBe(429)
    expect([...response.headers.keys()].sort()).toEqual([
      'cache-control',
      'content-security-policy',
      'content-type',
      'cross-origin-resource-policy',
      'etag',
      'referrer-policy',
      'retry-after',
      'x-content-type-options',
    ])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['https://login.example.org/oauth', 401, 'RINGSIDE_SIGN_IN_ELSEWHERE'],
    ['http://169.254.169.254/latest/meta-data/', 502, 'RINGSIDE_REDIRECTED'],
  ])('a redirect to %s is neither followed nor passed on', async (location, status, code) => {
    const { response, sent } = await ask(get(MODELS), () =>
      Promise.resolve(new Response('', { status: 302, headers: { location } })),
    )
    expect(response.status).toBe(status)
    expect(response.headers.has('location')).toBe(false)
    expect(await codeOf(response)).toBe(code)
    expect(sent).toHaveLength(1)
  })

  test.each([MODELS, FILE])('%s: a compressed body is refused unread', async (target) => {
    const cancelled = vi.fn<() => void>()
    const body = new ReadableStream({ cancel: cancelled }, { highWaterMark: 0 })
    const { response } = await ask(get(target), () =>
      Promise.resolve(new Response(body, { headers: { 'content-encoding': 'gzip' } })),
    )
    expect(await codeOf(response)).toBe('RINGSIDE_ENCODED')
    expect(cancelled).toHaveBeenCalledOnce()
  })

  test('an API answer that announces too much is refused, a file is not', async () => {
    const headers = { 'content-length': String(65 * 2 ** 20) }
    const [api, file] = await Promise.all(
      [MODELS, FILE].map((target) =>
        ask(get(target), () => Promise.resolve(new Response('x', { headers }))),
      ),
    )
    expect(api?.response.status).toBe(502)
    expect(file?.response.status).toBe(200)
  })

  test('an API answer that turns out too large breaks off', async () => {
    const limits = { answerBytes: 10 }
    const { response } = await ask(
      get(MODELS),
      () => Promise.resolve(new Response(new Blob(['a'.repeat(11)]).stream())),
      { limits },
    )
    await expect(response.text()).rejects.toThrow('More came')
  })

  test.each([
    ['inline', 'attachment'],
    ['attachment-not; filename=x', 'attachment'],
    ['attachment; filename=MLmodel', 'attachment; filename=MLmodel'],
  ])('a file that comes as %s is a download', async (given, expected) => {
    const { response } = await ask(get(FILE), () =>
      Promise.resolve(new Response('<svg>', { headers: { 'content-disposition': given } })),
    )
    expect(response.headers.get('content-disposition')).toBe(expected)
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  })

  describe('with bodies that take their time', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    test('a file may, as long as it does not stop for a minute', async () => {
      expect(await drip(FILE, 59_000)).toBe('x'.repeat(10))
      expect(await drip(FILE, 61_000)).toContain('Nothing came')
    })

    test('an API answer has a minute for all of it', async () => {
      expect(await drip(MODELS, 5000)).toBe('x'.repeat(10))
      expect(await drip(MODELS, 7000)).toContain('Nothing came')
    })
  })

  test('no answer in time is a 504, and the request is given up', async () => {
    let given: AbortSignal | undefined
    const { response } = await ask(
      get(MODELS),
      ({ signal }) => {
        given = signal
        return new Promise(() => undefined)
      },
      { limits: { upstreamMs: 10 } },
    )
    expect(response.status).toBe(504)
    expect(await codeOf(response)).toBe('RINGSIDE_TIMEOUT')
    expect(given?.aborted).toBe(true)
  })

  test('no connection is a 502 that quotes nothing of the error', async () => {
    const error = Object.assign(new Error('connect http://me:secret@host'), {
      code: 'ECONNREFUSED',
    })
    const { response } = await ask(get(MODELS), () => Promise.reject(error))
    expect(response.status).toBe(502)
    expect(await response.json()).toEqual({
      error_code: 'RINGSIDE_UNREACHABLE',
      message: 'mlflow.example.org could not be reached: connection refused.',
    })
  })

  test('a read that nobody waits for is given up', async () => {
    const asker = new AbortController()
    const { response } = await ask({ ...get(MODELS), signal: asker.signal }, ({ signal }) => {
      const aborted = new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      })
      asker.abort()
      return aborted
    })
    expect(response.status).toBe(502)
  })
})
