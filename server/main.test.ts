import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { PLAIN_LEDGER } from './frontOptions'
import { startServer } from './main'
import { PAGE_POLICY } from './pages'
import {
  CREDENTIAL,
  PAGE,
  sharedCredential,
  startConsole,
  type ConsoleOptions,
} from './testing/console'
import { sendRaw } from './testing/rawHttp'
import { answerJson, startRecorder } from './testing/recorder'

const opened: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()))
})

async function recorder(...args: Parameters<typeof startRecorder>) {
  const upstream = await startRecorder(...args)
  opened.push(upstream.close)
  return upstream
}

async function ringside(options: ConsoleOptions) {
  const started = await startConsole(options)
  opened.push(started.close)
  return started
}

/** A backend that does with the connection what it likes. */
async function rude(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(() => {
    server.closeAllConnections()
    return server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const MODELS = '/api/2.0/mlflow/registered-models/search'
const FILE = '/get-artifact?path=model.pkl&run_uuid=a'

describe('pages and files', () => {
  test.each([
    '/',
    '/models',
    '/models/main.prod.churn',
    '/models/churn.onnx',
    '/models/a%2Eb/versions/3',
    '/no/such.page',
    '/models?q=a.b',
  ])('%s is the page', async (path) => {
    const { origin } = await ringside({ upstream: null })
    const answer = await fetch(origin + path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(PAGE)
    expect(answer.headers.get('content-security-policy')).toBe(PAGE_POLICY)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })

  test.each(['/favicon.ico', '/robots.txt', '/nope.png?v=1', '/.env'])(
    '%s is a file that is not there',
    async (path) => {
      const { origin } = await ringside({ upstream: null })
      const answer = await fetch(origin + path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('<')
    },
  )

  test('an asset is kept for ever, a missing one is a 404', async () => {
    const { origin } = await ringside({ upstream: null })
    const found = await fetch(`${origin}/assets/index-1a2b3c4d.js`)
    expect(found.headers.get('cache-control')).toContain('immutable')
    expect(found.headers.get('content-type')).toContain('javascript')
    const missing = await fetch(`${origin}/assets/index-0.js`)
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control')).toBe('no-store')
    expect(await missing.text()).not.toContain('<')
  })

  test('a file that went away ends its own request, not the server', async () => {
    const { origin, clientDir } = await ringside({ upstream: null })
    rmSync(`${clientDir}/assets/index-1a2b3c4d.js`)
    await expect(
      fetch(`${origin}/assets/index-1a2b3c4d.js`).then((answer) => answer.text()),
    ).rejects.toThrow(/fetch failed|terminated/)
    expect((await fetch(origin)).status).toBe(200)
  })

  test('what was compressed by the build is sent so', async () => {
    const { host, port } = await ringside({ upstream: null })
    const answer = await sendRaw(
      port,
      `GET /assets/big-1.js HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip, br\r\n\r\n`,
    )
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(answer.body, 'latin1')).toString()).toContain('big')
  })

  test('the mock’s worker is there for the mock alone', async () => {
    const mock = await ringside({ upstream: null })
    expect((await fetch(`${mock.origin}/mockServiceWorker.js`)).status).toBe(200)
    const real = await ringside({ upstream: (await recorder()).port })
    expect((await fetch(`${real.origin}/mockServiceWorker.js`)).status).toBe(404)
  })

  test.each(['HEAD', 'POST', 'PUT'])('%s is no way to ask for one', async (method) => {
    const { origin } = await ringside({ upstream: null })
    expect((await fetch(`${origin}/models`, { method })).status).toBe(405)
  })
})

describe('where requests go', () => {
  test('below the backend’s path', async () => {
    const upstream = await recorder()
    const { origin } = await ringside({ upstream: upstream.port, prefix: '/team%20a/mlflow/' })
    await fetch(`${origin}${MODELS}?max_results=1`)
    expect(upstream.requests[0]?.target).toBe(`/team%20a/mlflow${MODELS}?max_results=1`)
    expect(upstream.requests[0]?.headers.host).toBe(`127.0.0.1:${upstream.port}`)
  })

  test('to the registry’s server or tracking’s', async () => {
    const registry = await recorder()
    const tracking = await recorder()
    const { origin } = await ringside({ upstream: registry.port, tracking: tracking.port })
    await fetch(origin + MODELS)
    await fetch(origin + FILE)
    expect(registry.requests.map(({ target }) => target)).toEqual([MODELS])
    expect(tracking.requests.map(({ target }) => target)).toEqual([FILE])
  })

  test('a body and its length arrive as they were', async () => {
    const upstream = await recorder()
    const { origin } = await ringside({ upstream: upstream.port })
    const body = JSON.stringify({ filter: 'été' })
    await fetch(`${origin}/api/2.0/mlflow/runs/search`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', origin },
    })
    expect(upstream.requests[0]).toMatchObject({
      body,
      headers: { 'content-length': String(Buffer.byteLength(body)) },
    })
  })
})

describe('a backend that misbehaves', () => {
  test('is not there', async () => {
    const { port, close } = await startRecorder()
    close()
    const { origin } = await ringside({ upstream: port, credential: sharedCredential })
    const answer = await fetch(origin + MODELS)
    expect(answer.status).toBe(502)
    const words = await answer.text()
    expect(words).toContain('connection refused')
    expect(words).not.toContain(CREDENTIAL)
  })

  test('resets the connection', async () => {
    const upstream = await rude((_, response) => response.socket?.destroy())
    const { origin } = await ringside({ upstream })
    expect((await fetch(origin + MODELS)).status).toBe(502)
  })

  test('never answers', async () => {
    const upstream = await rude(() => undefined)
    const { origin } = await ringside({ upstream, limits: { upstreamMs: 30 } })
    expect((await fetch(origin + MODELS)).status).toBe(504)
  })

  test('resets in the middle of a body: it does not look complete', async () => {
    const upstream = await rude((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"registered_models":[', () => response.socket?.destroy())
    })
    const { origin } = await ringside({ upstream })
    await expect(async () => (await fetch(origin + MODELS)).text()).rejects.toThrow()
  })

  test('sends for ever: it is held back by who reads, and let go when they leave', async () => {
    let sent = 0
    let closed: (() => void) | undefined
    const left = new Promise<void>((resolve) => {
      closed = resolve
    })
    const upstream = await rude((_, response) => {
      const chunk = Buffer.alloc(64 * 1024)
      const more = () => {
        while (response.write(chunk)) sent += chunk.length
        sent += chunk.length
      }
      response.on('drain', more)
      response.on('close', () => closed?.())
      more()
    })
    const { port, host } = await ringside({ upstream })
    const reader = connect(port, '127.0.0.1')
    reader.write(`GET ${FILE} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    await once(reader, 'readable')
    // What the buffers of three sockets hold is a few MiB; a proxy that reads ahead would take all it gets.
    let before = -1
    const grew = () => {
      const grown = sent !== before
      before = sent
      return grown
    }
    await expect.poll(grew, { interval: 100, timeout: 10_000 }).toBe(false)
    expect(sent).toBeLessThan(32 * 2 ** 20)
    reader.destroy()
    await left
  })

  test('comes up later: config.json says so without a restart', async () => {
    const first = await startRecorder()
    first.close()
    const { origin } = await ringside({ upstream: first.port })
    const state = async () => {
      const config: { probe: { state: string } } = await (
        await fetch(`${origin}/config.json`)
      ).json()
      return config.probe.state
    }
    expect(await state()).toBe('unreachable')
    await recorder(answerJson({}), first.port)
    await expect.poll(state, { timeout: 5000, interval: 200 }).toBe('ok')
  })
})

describe('a sender that misbehaves', () => {
  test('sends too many headers', async () => {
    const upstream = await recorder()
    const { port, host } = await ringside({ upstream: upstream.port })
    const many = Array.from({ length: 100 }, (_, i) => `x-${i}: 1\r\n`).join('')
    const answer = await sendRaw(port, `GET ${MODELS} HTTP/1.1\r\nHost: ${host}\r\n${many}\r\n`)
    expect(answer.status).toBe(431)
    expect(upstream.requests).toEqual([])
  })

  test('sends nothing: the time for a request is limited', async () => {
    const { port, host } = await ringside({ upstream: null, requestMs: 200 })
    const answer = await sendRaw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\n`)
    expect(answer.status).toBe(408)
  })

  test('names no host in HTTP/1.0', async () => {
    const { port } = await ringside({ upstream: null })
    expect((await sendRaw(port, 'GET / HTTP/1.0\r\n\r\n')).status).toBe(403)
  })

  test('sends too large a body in chunks: it is told why, and heard again', async () => {
    const upstream = await recorder()
    const { port, host, origin } = await ringside({ upstream: upstream.port })
    const chunk = `100000\r\n${'a'.repeat(2 ** 20)}\r\n`
    const post =
      `POST ${MODELS} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`
    const socket = connect(port, '127.0.0.1')
    socket.write(`${post}GET /-/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    const statuses = (await text(socket)).match(/HTTP\/1\.1 \d{3}/g)
    expect(statuses).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
    expect(upstream.requests).toEqual([])
  })
})

test('a port in use is an error with a code', async () => {
  const { port } = await recorder()
  const front = {
    connection: 'mock',
    name: 'mock',
    credential: { kind: 'none' },
    readOnlyBecause: null,
    ledger: PLAIN_LEDGER,
  } as const
  await expect(
    startServer({
      host: '127.0.0.1',
      port,
      publicOrigins: [],
      front,
      forward: null,
      clientDir: '.',
    }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
