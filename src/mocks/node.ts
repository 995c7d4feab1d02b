import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
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

/** The mock over HTTP on loopback, bare: no front, no sign-in. Port 0 picks a free one. */
export async function serveMock(
  serve: Serve,
  port = 0,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createHttpServer((incoming, outgoing) => {
    const answer = async () => {
      const response = await serve(await toRequest(incoming))
      outgoing.writeHead(response.status, [...response.headers].flat())
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    }
    answer().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
