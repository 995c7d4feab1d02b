import { basic } from '../basic'
import { sealedCookies } from '../sealedCookie'
import { type ConsoleOptions, startConsole } from './console'
import { sendRaw } from './rawHttp'
import { type Recorded, startRecorder, UPSTREAM_SECRETS } from './recorder'

export const PASSWORD = 'canary-password-of-ana'
export const ANA = basic('ana', PASSWORD)
const BO = basic('bo', 'canary-password-of-bo')
const SECRET = 'a secret of more than 32 characters'

export const CURRENT = '/api/2.0/mlflow/users/current'

/** What `users/current` answers; `signedIn`: with a credential that this backend takes. */
export type Current = (signedIn: boolean) => { status: number; body: unknown }

/** MLflow's basic auth, as far as it goes: 401 for strangers, and who they are to the others. */
const basicAuth: Current = (signedIn) =>
  signedIn
    ? {
        status: 200,
        body: { is_basic_auth: true, user: { id: 1, username: 'ana', is_admin: true } },
      }
    : { status: 401, body: 'You are not authenticated.' }

/** A backend that lets two people in and writes down what it is asked. */
async function startGuarded(current: Current = basicAuth) {
  return startRecorder((asked: Recorded, response) => {
    const { authorization } = asked.headers
    const signedIn = authorization === ANA || authorization === BO
    const answer = asked.target.startsWith(CURRENT)
      ? current(signedIn)
      : { status: signedIn ? 200 : 401, body: signedIn ? {} : 'You are not authenticated.' }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...UPSTREAM_SECRETS })
    response.end(JSON.stringify(answer.body))
  })
}

type SessionOptions = ConsoleOptions & { secret?: string; backend?: string }

/** A console at which people sign in. */
function startSessions({ secret = SECRET, backend = 'the backend', ...options }: SessionOptions) {
  const keeper = sealedCookies({ secret, backend })
  return startConsole({ ...options, credential: { kind: 'session', keeper } })
}

type Console = Pick<Awaited<ReturnType<typeof startConsole>>, 'port' | 'host' | 'origin'>

/** Backends and consoles for one test after the other: `close` all that were opened since. */
export function signInStage() {
  const opened: (() => unknown)[] = []
  const guarded = async (current?: Current) => {
    const upstream = await startGuarded(current)
    opened.push(upstream.close)
    return upstream
  }
  const sessions = async (options: SessionOptions) => {
    const started = await startSessions(options)
    opened.push(started.close)
    return started
  }
  return {
    guarded,
    sessions,
    /** A backend with sign-in and a console on it. */
    both: async (options: Partial<ConsoleOptions> = {}, current?: Current) => {
      const upstream = await guarded(current)
      return { upstream, ringside: await sessions({ upstream: upstream.port, ...options }) }
    },
    close: async () => {
      await Promise.all(opened.splice(0).map((close) => close()))
    },
  }
}

/** One request over a raw socket; `headers` replace those of the console's own page. */
export function send(
  { port, host, origin }: Console,
  method: string,
  target: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
) {
  const all: Record<string, string> = {
    host,
    ...(method !== 'GET' && { origin }),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return sendRaw(port, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`)
}

/** The JSON object in a body, out of its chunks. */
export const jsonIn = (body: string): Record<string, unknown> =>
  JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1))

export const codeOf = (body: string) => jsonIn(body).error_code
export const personOf = (body: string) => jsonIn(body).person

export const login = (username: string, password: string) => JSON.stringify({ username, password })

/** Signs in and gives the `Cookie` header that a browser would send from then on. */
export async function cookieOf(
  console: Console,
  {
    headers = {},
    body = login('ana', PASSWORD),
  }: { headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  const answer = await send(console, 'POST', '/-/session', { headers, body })
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0]
  if (answer.status !== 200 || cookie === undefined) throw new Error(`no session: ${answer.text}`)
  return cookie
}
