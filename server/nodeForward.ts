import http from 'node:http'
import https from 'node:https'
import type { Address } from './address'
import type { Forward } from './front'
import { webStream } from './nodeStreams'

export interface Backends {
  registry: Address
  tracking: Address
  tls: { insecure: boolean; ca: string | null }
}

/**
 * Servers close idle connections after as little as 2 s (gunicorn); a request sent into a closing one is lost, and it
 * may be a write. So ours are given up first.
 */
const IDLE_MS = 1500

/** Sends requests to the two backends by appending the target to a fixed address. No redirect, no retry, no unpacking. */
export function createForward({ registry, tracking, tls }: Backends): {
  forward: Forward
  close: () => void
} {
  const agents = {
    plain: new http.Agent({ keepAlive: true, timeout: IDLE_MS }),
    secure: new https.Agent({
      keepAlive: true,
      timeout: IDLE_MS,
      rejectUnauthorized: !tls.insecure,
      ...(tls.ca === null ? {} : { ca: tls.ca }),
    }),
  }
  const forward: Forward = (request) =>
    new Promise((resolve, reject) => {
      const address = request.side === 'registry' ? registry : tracking
      const { method, body, signal } = request
      const sending = (address.secure ? https : http).request({
        agent: address.secure ? agents.secure : agents.plain,
        hostname: address.hostname,
        port: address.port,
        method,
        path: address.prefix + request.target,
        headers: {
          ...Object.fromEntries(request.headers),
          ...(body === null ? {} : { 'content-length': String(body.byteLength) }),
        },
        signal,
      })
      sending.on('error', reject)
      sending.once('response', (answer) => resolve(toResponse(answer)))
      sending.end(body ?? undefined)
    })
  return {
    forward,
    close: () => {
      agents.plain.destroy()
      agents.secure.destroy()
    },
  }
}

const NO_BODY = new Set([204, 205, 304])

function toResponse(answer: http.IncomingMessage): Response {
  const { statusCode: status = 0, rawHeaders } = answer
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) {
    headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '')
  }
  if (NO_BODY.has(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  return new Response(
    webStream(answer, (source) => source.destroy()),
    { status, headers },
  )
}
