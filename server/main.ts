import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { refusal } from './answer'
import { createFront, type Forward, type Front } from './front'
import type { FrontOptions } from './frontOptions'
import { sendResponse, toIncoming } from './nodeStreams'
import { createPages, type Pages } from './pages'

export interface ServerOptions {
  host: string
  /** 0: any free one. */
  port: number
  publicOrigins: readonly string[]
  front: Omit<FrontOptions, 'origins'>
  /** Null: the mock, which lives in the page. */
  forward: Forward | null
  /** The built client. */
  clientDir: string
  /** For the whole request to arrive. */
  requestMs?: number
}

export interface Running {
  /** Where a person on this computer finds it. */
  origin: string
  /** Asks the console's own front, as its own page would. */
  ask: (target: string) => Promise<Response | null>
  close: () => Promise<void>
}

const REQUEST_MS = 30_000
/** For answers that are under way when the server is told to stop. */
const CLOSING_MS = 3000

/** Starts listening; rejects with Node's error when it can't (`EADDRINUSE`…). */
export async function startServer(options: ServerOptions): Promise<Running> {
  const requestMs = options.requestMs ?? REQUEST_MS
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    // How late a timeout may be noticed.
    connectionsCheckingInterval: Math.min(2000, requestMs),
    insecureHTTPParser: false,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const own = ownOrigins(port)
  const front = createFront({
    ...options.front,
    origins: { own, public: options.publicOrigins },
  })
  const pages = createPages({
    dir: options.clientDir,
    mock: options.front.connection === 'mock',
  })
  server.on('request', (request, response) => {
    void answer(request, response, front, options.forward, pages)
  })

  const [origin = ''] = own
  return {
    origin,
    ask: (target) =>
      front(
        { method: 'GET', target, headers: [['host', origin.slice('http://'.length)]], body: null },
        options.forward,
      ),
    close: () => close(server),
  }
}

/** Lets answers that are under way end, but not for long; connections kept open for more are closed. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const hurry = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(hurry)
      resolve()
    })
  })
}

/** The names of this computer to itself. As `URL` writes them: no port where it is http's own. */
export const ownOrigins = (port: number): string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin)

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  front: Front,
  forward: Forward | null,
  pages: Pages,
) {
  try {
    const answered = await front(toIncoming(request, response), forward)
    if (answered === null) pages(request, response)
    else await sendResponse(answered, response)
  } catch (error) {
    // The place, not the message: that may quote what was sent.
    const place =
      error instanceof Error ? (error.stack?.split('\n').find((l) => /^\s+at /.test(l)) ?? '') : ''
    process.stderr.write(`A request failed inside the console${place && `:${place}`}\n`)
    if (response.headersSent) response.destroy()
    else await sendResponse(refusal(500, 'RINGSIDE_INTERNAL', 'The console failed.'), response)
  }
}
