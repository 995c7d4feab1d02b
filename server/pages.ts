import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

/** What a page may do. No inline script or style, no other origin, no frame around it; one policy for script URLs. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ringside',
].join('; ')

const PAGE_HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

const WORKER = '/mockServiceWorker.js'

/** The name of a file, where only files of the build are: below /assets/, or like /favicon.ico at the root. */
const FILE = /^\/(?:assets\/.*|[^/]*\.\w+)$/

export type Pages = (request: IncomingMessage, response: ServerResponse) => void

/**
 * The built client. Its files are found once, at the start, so nothing outside them can be named; every other address is
 * a page of the router and gets index.html, dots in a model's name or not, except where only files are: a miss is a miss.
 */
export function createPages(options: { dir: string; mock: boolean }): Pages {
  const files = sirv(options.dir, {
    etag: true,
    gzip: true,
    brotli: true,
    extensions: [],
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return (request, response) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
      response.end('Not found\n')
    }
    // Parts of a file are nobody's need here.
    delete request.headers.range
    // A file that went away since the start (a new build) ends its own request, not the server.
    response.on('pipe', (file) => file.on('error', () => response.destroy()))
    const path = request.url?.split('?', 1)[0] ?? '/'
    if (path.startsWith(WORKER) && !options.mock) return missing()
    return files(request, response, () => {
      if (FILE.test(path)) return missing()
      request.url = '/index.html'
      return files(request, response, missing)
    })
  }
}
