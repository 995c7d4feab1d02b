import type { Side } from './allowList'
import { LATE, readAtMost, withDeadline } from './bounded'
import type { Forward } from './front'
import type { HeaderList } from './headers'
import { parseJsonObject } from './jsonObject'

export interface QuestionOptions {
  /** Headers of each request, the credential among them. */
  headersFor: (side: Side) => HeaderList
  /** For each request. Basic auth costs the server up to a second of computing for each. */
  timeoutMs: number
}

/** What one question brought: no answer at all, or its status and what could be read of it. */
export type Answer =
  | { status: null; why: string }
  | { status: number; text: string; json: Record<string, unknown> | null; challenge: string }

const MAX_BYTES = 2 ** 20

/** The console's own question to a backend, with GET. Never throws. */
export async function question(
  forward: Forward,
  { headersFor, timeoutMs }: QuestionOptions,
  side: Side,
  target: string,
): Promise<Answer> {
  const abort = new AbortController()
  const read = async (): Promise<Answer> => {
    const answer = await forward({
      side,
      method: 'GET',
      target,
      headers: headersFor(side),
      body: null,
      signal: abort.signal,
    })
    const bytes = answer.body === null ? null : await readAtMost(answer.body, MAX_BYTES)
    const text = new TextDecoder().decode(bytes ?? undefined)
    return {
      status: answer.status,
      text,
      json: parseJsonObject(text),
      challenge: answer.headers.get('www-authenticate') ?? '',
    }
  }
  try {
    const answer = await withDeadline(read(), timeoutMs)
    return answer === LATE
      ? { status: null, why: `no answer within ${timeoutMs / 1000} seconds` }
      : answer
  } catch (error) {
    return { status: null, why: whyUnreachable(error) }
  } finally {
    abort.abort()
  }
}

const KNOWN_FAULTS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection closed'],
  ['ENOTFOUND', 'no such host'],
  ['EAI_AGAIN', 'its name could not be looked up'],
  ['ETIMEDOUT', 'connection timed out'],
  ['EHOSTUNREACH', 'no way to this host'],
  ['ENETUNREACH', 'no way to this network'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
  ['EPROTO', 'it does not speak https'],
])

/** Words for a failed request, from its code alone: the text of an error may hold an address with a password. */
export function whyUnreachable(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return KNOWN_FAULTS.get(code) ?? (/^[A-Z_]{3,40}$/.test(code) ? code : 'the connection broke')
}
