import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { FlaskPage, toResponse } from './answer'
import type { Serve } from './server'

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  return new Request(`http://127.0.0.1${incoming.url ?? '/'}`, { method, headers, body })
}

// What the fetch standard has no request for.
const NOT_ASKED = new Set(['TRACE', 'CONNECT', 'TRACK'])

async function respond(serve: Serve, incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', url } = incoming
  if (NOT_ASKED.has(method)) return toResponse(new FlaskPage(405).answer())
  try {
    return await serve(await toRequest(incoming))
  } catch (error) {
    // ours, not the client's: said here, and answered as MLflow answers its own
    process.stderr.write(
      `${method} ${url}: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return toResponse(new FlaskPage(500).answer())
  }
}

async function answer(serve: Serve, incoming: IncomingMessage, outgoing: ServerResponse) {
  const response = await respond(serve, incoming)
  const bytes = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].flat()
  // known in advance, so that a connection can be kept
  outgoing.writeHead(response.status, [...headers, 'content-length', String(bytes.length)])
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes)
}

const LOOPBACK = '127.0.0.1'
/** For answers that are under way when it is told to stop. */
const CLOSING_MS = 2000

/** The mock over HTTP, bare: no front. Port 0 picks a free one. Rejects with Node's error when it can't listen. */
export async function serveMock(
  serve: Serve,
  { host = LOOPBACK, port = 0 }: { host?: string; port?: number } = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createHttpServer((incoming, outgoing) => {
    // only a client that went away gets here
    answer(serve, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        const hurry = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
        server.close(() => {
          clearTimeout(hurry)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
