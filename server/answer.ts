import { bounded, type Patience } from './bounded'

/** What every answer that is not a page carries: it can't be framed, sniffed, run, or read from another origin. */
const SEALED = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const

/** The backend's headers that reach the browser. `location`, `set-cookie`, CORS and sign-in challenges do not. */
const PASSED = [
  'content-type',
  'content-length',
  'content-disposition',
  'retry-after',
  'etag',
  'last-modified',
  'cache-control',
] as const

/** Headers of an answer of our own that is not JSON, and is for whoever asked alone. */
export const sealed = (type: string) => ({
  ...SEALED,
  'content-type': type,
  'cache-control': 'no-store',
})

/** JSON of our own. Never cached: it says how things are now. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...SEALED,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

/** A refusal in MLflow's own shape, so that one reader serves both. `code` starts with `RINGSIDE_`. */
export function refusal(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { error_code: code, message, ...more }, headers)
}

const NO_BODY = new Set([204, 205, 304])

/** Where servers send people to sign in; other redirects are mistakes. */
const SIGN_IN = /(?:log|sign)[-_]?(?:in|on)|oauth|openid|saml|sso/i

/** The backend's answer as the browser may see it, built from nothing. */
export function passOn(
  upstream: Response,
  options: { artifact: boolean; maxBytes: number; patience: Patience },
): Response {
  const discard = () => void upstream.body?.cancel().catch(() => undefined)
  if (upstream.status >= 300 && upstream.status < 400 && upstream.status !== 304) {
    discard()
    return SIGN_IN.test(upstream.headers.get('location') ?? '')
      ? refusal(
          401,
          'RINGSIDE_SIGN_IN_ELSEWHERE',
          'The MLflow server sends people elsewhere to sign in; the console does not follow.',
        )
      : refusal(
          502,
          'RINGSIDE_REDIRECTED',
          'The MLflow server answers with a redirect; the console does not follow.',
        )
  }
  // We never ask for an encoding; what comes encoded anyway could unpack to any size.
  const encoding = upstream.headers.get('content-encoding')
  if (encoding !== null && encoding.toLowerCase() !== 'identity') {
    discard()
    return refusal(
      502,
      'RINGSIDE_ENCODED',
      'The MLflow server sent a compressed answer that nobody asked for.',
    )
  }
  if (Number(upstream.headers.get('content-length') ?? 0) > options.maxBytes) {
    discard()
    return refusal(
      502,
      'RINGSIDE_ANSWER_TOO_LARGE',
      `The MLflow server's answer is larger than ${Math.floor(options.maxBytes / 2 ** 20)} MiB.`,
    )
  }

  const headers = new Headers(SEALED)
  for (const name of PASSED) {
    const value = upstream.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  // What one person may read must not be found in a shared computer's cache by the next.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (options.artifact) {
    const disposition = headers.get('content-disposition')
    if (disposition === null || !/^attachment(?:\s*;|$)/i.test(disposition)) {
      headers.set('content-disposition', 'attachment')
    }
  }
  if (upstream.body === null || NO_BODY.has(upstream.status)) {
    discard()
    return new Response(null, { status: upstream.status, headers })
  }
  const body = bounded(upstream.body, options.maxBytes, options.patience)
  return new Response(body, { status: upstream.status, headers })
}
