import { queryString } from '../lib/queryString'
import { wait as realWait } from '../lib/wait'
import { RegistryError } from '../registry/errors'
import type { errorOf } from './httpError'
import { readBody, TooLarge } from './readBody'
import { readRetryAfter, retryDelay } from './retry'

const TIMEOUT = 60_000
/** What the console server lets through at most. */
const LARGEST_JSON = 64 * 1024 * 1024
const LARGEST_ERROR = 64 * 1024

export interface ClientOptions {
  /** Origin and path prefix, without a slash at the end; '' for the page's own origin. */
  base: string
  fetch: typeof fetch
  /** Of every request. */
  headers?: Readonly<Record<string, string>>
  /** Milliseconds for one call, all attempts and the body included. */
  timeout?: number
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>
  random?: () => number
}

export interface Call {
  path: string
  /** Begins the sentence of an error: "Reading version 5 of “churn”". */
  task: string
  query?: Readonly<Record<string, string | number | undefined>>
  signal?: AbortSignal | undefined
}

export interface Write extends Call {
  /** MLflow's updates are PATCH; its DELETE takes its parameters in the body, too. */
  method: 'POST' | 'PATCH' | 'DELETE'
  body: unknown
  headers?: Readonly<Record<string, string>>
}

/**
 * JSON and files over HTTP. Throws `RegistryError`, and the reason of `signal` when the caller gave up. Reads are asked
 * again when nothing came or the server said "not now"; a write is sent once.
 */
export interface Client {
  get(call: Call): Promise<unknown>
  /** One file; more than `maxBytes` is `unreadable`. */
  bytes(call: Call, maxBytes: number): Promise<Uint8Array<ArrayBuffer>>
  write(call: Write): Promise<unknown>
}

export function createClient(options: ClientOptions): Client {
  return {
    get: async (call) => json(await read(options, call, LARGEST_JSON), call),
    bytes: async (call, maxBytes) => (await read(options, call, maxBytes)).bytes,
    write: async (call) => {
      const init = {
        method: call.method,
        headers: { ...call.headers, 'content-type': 'application/json' },
        body: JSON.stringify(call.body),
      }
      return json(await once(options, call, init, deadline(options, call), LARGEST_JSON), call)
    },
  }
}

interface Init {
  method: 'GET' | Write['method']
  headers?: Readonly<Record<string, string>>
  body?: string
}

interface Answer {
  bytes: Uint8Array<ArrayBuffer>
  html: boolean
  asked: string
}

async function read(options: ClientOptions, call: Call, maxBytes: number): Promise<Answer> {
  const { wait = realWait, random = Math.random } = options
  // one for all attempts: a person waits for the answer, not for an attempt
  const until = deadline(options, call)
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(options, call, { method: 'GET' }, until, maxBytes)
    } catch (error) {
      if (!(error instanceof RegistryError) || error.kind !== 'unreachable') throw error
      const delay = retryDelay(attempt, error.facts.status, error.facts.retryAfter, random())
      if (delay === null) throw error
      try {
        await wait(delay, until)
      } catch {
        call.signal?.throwIfAborted()
        throw error
      }
    }
  }
}

function deadline({ timeout = TIMEOUT }: ClientOptions, { signal }: Call): AbortSignal {
  const end = AbortSignal.timeout(timeout)
  return signal ? AbortSignal.any([signal, end]) : end
}

const once = (
  options: ClientOptions,
  call: Call,
  init: Init,
  until: AbortSignal,
  maxBytes: number,
): Promise<Answer> =>
  exchange(options, call, init, until, async (response, asked) => {
    const html = /^text\/html\b/i.test(response.headers.get('content-type') ?? '')
    return { bytes: await readBody(response, maxBytes), html, asked }
  })

// what an answer outside 2xx means is a kilobyte of words, which most visits never need
let wording: Promise<{ errorOf: typeof errorOf }> | null = null

/** The console server is gone, or has other files by now: the status is all that can be said. */
function unworded(): { errorOf: typeof errorOf } {
  wording = null
  return {
    errorOf: (task, { status, asked }) =>
      new RegistryError('unreachable', `${task} failed: status ${status}.`, { status, asked }),
  }
}

/** Sends one request and has `take` read its answer; whatever goes wrong on the way is a `RegistryError`. */
export async function exchange<T>(
  { base, fetch, headers }: ClientOptions,
  call: Call,
  init: Init,
  until: AbortSignal | undefined,
  take: (response: Response, asked: string) => Promise<T> | T,
): Promise<T> {
  const asked = `${init.method} ${call.path}`
  const fail = (kind: 'invalid' | 'signed-out' | 'unreadable' | 'unreachable', because: string) =>
    new RegistryError(kind, `${call.task} failed: ${because}.`, { asked })
  const target = targetOf(base, call)
  if (target === null) throw fail('invalid', 'it holds a character that no address can carry')
  try {
    const response = await fetch(target, {
      ...init,
      headers: { accept: 'application/json', ...headers, ...init.headers },
      // a redirect would lead to a sign-in page at best; never carry a request elsewhere
      redirect: 'manual',
      credentials: 'same-origin',
      signal: until ?? null,
    })
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw fail('signed-out', 'the server sent us elsewhere, perhaps to sign in')
    }
    if (!response.ok) {
      const refused = await (wording ??= import('./httpError').catch(unworded))
      throw refused.errorOf(call.task, {
        status: response.status,
        body: await errorBody(response),
        retryAfter: readRetryAfter(response.headers.get('retry-after'), Date.now()),
        asked,
      })
    }
    return await take(response, asked)
  } catch (error) {
    if (error instanceof RegistryError) throw error
    if (error instanceof TooLarge) throw fail('unreadable', error.message)
    call.signal?.throwIfAborted()
    throw fail(
      'unreachable',
      until?.aborted ? 'the server did not answer in time' : 'no complete answer arrived',
    )
  }
}

/** Null when no address can carry it. */
export function targetOf(
  base: string,
  { path, query = {} }: Pick<Call, 'path' | 'query'>,
): string | null {
  try {
    return base + path + queryString(query)
  } catch {
    return null
  }
}

/** Text of a refusal, '' when it is too long to be one or breaks off: the status alone is telling enough. */
async function errorBody(response: Response): Promise<string> {
  try {
    return new TextDecoder().decode(await readBody(response, LARGEST_ERROR))
  } catch {
    return ''
  }
}

function json({ bytes, html, asked }: Answer, { task }: Call): unknown {
  try {
    // strict: a name with a replacement character in it would be another name
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw html
      ? new RegistryError(
          'signed-out',
          `${task} failed: a web page came instead of data, perhaps a sign-in page.`,
          { asked, status: 200 },
        )
      : new RegistryError('unreadable', `${task} failed: the answer is not JSON.`, {
          asked,
          status: 200,
        })
  }
}
