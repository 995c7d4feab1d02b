export type ErrorKind =
  /** 401, or an answer that is a sign-in page. */
  | 'signed-out'
  /** 403. */
  | 'denied'
  /** 404 for a thing (a model, a version, a file), not for an endpoint. */
  | 'missing'
  /** The server has no such endpoint. */
  | 'unsupported'
  /** RESOURCE_ALREADY_EXISTS. */
  | 'taken'
  /** A precondition failed (412) or 409. */
  | 'conflict'
  /** Other 4xx: the request was understood and refused. */
  | 'invalid'
  /** No answer, a broken answer on the way, 5xx, 408 and 429. */
  | 'unreachable'
  /** An answer arrived that can't be read: wrong type, wrong shape, too large. */
  | 'unreadable'

export interface ErrorFacts {
  /** HTTP status; null when no answer arrived. */
  status: number | null
  /** The server's own code (MLflow's `error_code`), null when it gave none. */
  code: string | null
  /** The server's own words, capped, as plain text; only ever of a 4xx, since a 5xx body may hold secrets. */
  serverMessage: string | null
  /** Method and path asked, without the query. */
  asked: string | null
  /** Seconds the server asked us to wait (Retry-After), null when it didn't. */
  retryAfter: number | null
}

const NO_FACTS: ErrorFacts = {
  status: null,
  code: null,
  serverMessage: null,
  asked: null,
  retryAfter: null,
}

/** The one error of the console. `message` is a sentence of ours; `facts.serverMessage` the server's. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  readonly kind: ErrorKind
  readonly facts: ErrorFacts

  constructor(
    kind: ErrorKind,
    message: string,
    facts: Partial<ErrorFacts> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.kind = kind
    this.facts = { ...NO_FACTS, ...facts }
  }
}
