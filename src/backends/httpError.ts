import * as z from 'zod/mini'
import { cut } from '../lib/cut'
import { RegistryError, type ErrorFacts, type ErrorKind } from '../registry/errors'
import { frontCode } from './frontCodes'
import { wireError } from './mlflow/wire'

const LONGEST_MESSAGE = 1000

/** What an answer outside 2xx said, as far as it may be known. */
export interface Refusal {
  status: number
  body: string
  retryAfter: number | null
  /** Method and path asked. */
  asked: string
}

/**
 * The error for an answer outside 2xx. The kind comes from the status and the code, never from the wording; a 5xx body
 * is not kept at all, since it may hold secrets. `task` begins the sentence: "Reading version 5 of “churn”".
 */
export function errorOf(task: string, { status, body, retryAfter, asked }: Refusal): RegistryError {
  const said = readError(body)
  const code = said?.error_code ?? null
  const kind = kindOf(status, code)
  const facts: ErrorFacts = {
    status,
    code,
    serverMessage: status < 500 && kind !== 'taken' ? wordsOf(said?.message ?? body) : null,
    asked,
    retryAfter,
  }
  const because = frontCode(code)?.because ?? reason(kind, facts)
  return new RegistryError(kind, `${task} failed: ${because}.`, facts)
}

function readError(body: string) {
  try {
    const read = z.safeParse(wireError, JSON.parse(body))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function kindOf(status: number, code: string | null): ErrorKind {
  const front = frontCode(code)?.kind
  if (front !== undefined) return front
  if (code === 'RESOURCE_ALREADY_EXISTS') return 'taken'
  switch (status) {
    case 401:
      return 'signed-out'
    case 403:
      return 'denied'
    case 404:
      // a thing that is missing is named by MLflow's own JSON; an unknown path gets Flask's or a proxy's page
      return code === null || code === 'ENDPOINT_NOT_FOUND' ? 'unsupported' : 'missing'
    case 405:
    case 501:
      return 'unsupported'
    case 408:
    case 429:
      return 'unreachable'
    case 409:
    case 412:
      return 'conflict'
    default:
      if (status >= 500) return 'unreachable'
      return status >= 400 ? 'invalid' : 'unreadable'
  }
}

/** The server's sentence, capped; null for a page of markup. MLflow sends plain sentences as text/html, so look inside. */
function wordsOf(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '' || /^[<{[]/.test(trimmed)) return null
  return cut(trimmed, LONGEST_MESSAGE)
}

function reason(kind: ErrorKind, { status, retryAfter }: ErrorFacts): string {
  switch (kind) {
    case 'signed-out':
      return 'you are not signed in'
    case 'denied':
      return 'the server says that you may not'
    case 'missing':
      return 'the server has no such thing'
    case 'unsupported':
      return 'the server does not offer this'
    case 'taken':
      return 'the name is taken'
    case 'conflict':
      return 'somebody else was first'
    case 'invalid':
      return `the server refused it (status ${status})`
    case 'unreachable':
      if (retryAfter !== null) {
        return `the server asks to wait ${Math.ceil(retryAfter)} s (status ${status})`
      }
      return `the server could not answer (status ${status})`
    case 'unreadable':
      return `the server answered with status ${status}, which is no answer we know`
    default:
      return kind satisfies never
  }
}
