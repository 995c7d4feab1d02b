import { type Answer, FlaskPage, invalid, type MlflowFailure } from './answer'
import { pythonType } from './pythonType'

export type Upload = Uint8Array<ArrayBuffer> | { size: number }

/** A request as the handlers see it. */
export interface Ask {
  method: string
  path: string
  query: URLSearchParams
  /** In which workspace, as sent. */
  workspace: string | null
  /** Who asks, as sent. */
  authorization: string | null
  isJson: boolean
  /** The JSON object sent; empty for GET, and for a body that is no JSON (MLflow reads those as empty). */
  body: ReadonlyMap<string, unknown>
  /** Of an upload: the body as it came, or how much of it there was. */
  upload: Upload
  /** What is wrong with type or body of the request; answered only where path and method lead to a handler. */
  refusal: MlflowFailure | FlaskPage | null
}

export type Middleware = (ask: Ask, next: () => Answer) => Answer

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Where a body is a file, of any type. */
const UPLOAD = /^\/(ajax-)?api\/2\.0\/mlflow-artifacts\/artifacts\/|\/mlflow\/upload-artifact$/

export const isUpload = ({ method, path }: Pick<Ask, 'method' | 'path'>) =>
  (method === 'PUT' || method === 'POST') && UPLOAD.test(path)

/** The type of a body that says, in digits, how large a file was that nobody kept. */
export const SIZE_ALONE = 'application/vnd.ringside.size'

async function readUpload(request: Request): Promise<Upload> {
  if (request.headers.get('content-type') === SIZE_ALONE)
    return { size: Number(await request.text()) }
  return new Uint8Array(await request.arrayBuffer())
}

export async function readAsk(request: Request): Promise<Ask> {
  const { pathname, searchParams } = new URL(request.url)
  const ask = {
    method: request.method,
    path: pathname,
    query: searchParams,
    workspace: request.headers.get('x-mlflow-workspace'),
    authorization: request.headers.get('authorization'),
    isJson: /^application\/(json|[\w.-]+\+json)(;|$)/i.test(
      request.headers.get('content-type') ?? '',
    ),
    body: new Map<string, unknown>(),
    upload: new Uint8Array(),
    refusal: null,
  }
  if (request.method === 'GET' || request.method === 'HEAD') return ask
  if (isUpload(ask)) return { ...ask, upload: await readUpload(request) }
  // Only POST and PUT are checked: https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/validation.py#L13
  if (request.method === 'POST' || request.method === 'PUT') {
    const type = request.headers.get('content-type')
    if (type === null)
      return { ...ask, refusal: invalid('Bad Request. Content-Type header is missing.') }
    if (type.split(';')[0] !== 'application/json') {
      const words = "Bad Request. Content-Type must be one of ['application/json']."
      return { ...ask, refusal: invalid(words) }
    }
  }
  let body = parse(await request.text())
  // old clients encode twice
  if (typeof body === 'string') body = parse(body) ?? body
  if (body !== null && !isObject(body)) return { ...ask, refusal: new FlaskPage(500) }
  const fields = new Map<string, unknown>(Object.entries(body ?? {}))
  return { ...ask, body: fields, refusal: saidTwice(fields) }
}

/** How protobuf's JSON spells a field: `run_id` is `runId`. It reads both, in bodies. */
const camelCase = (key: string) =>
  key.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())

function saidTwice(body: ReadonlyMap<string, unknown>): MlflowFailure | null {
  for (const key of body.keys()) {
    const other = camelCase(key)
    if (other !== key && body.has(other))
      return invalid(`Request specifies both '${key}' and '${other}'; provide only one of them.`)
  }
  return null
}

const isDigits = (value: unknown) => typeof value === 'string' && /^[+-]?\d+$/.test(value)

/**
 * Parameters of one request, read as MLflow reads them: from the query of a GET, else from the body; checked in the order
 * in which a handler asks for them.
 */
export class Params {
  private readonly ask: Ask

  constructor(ask: Ask) {
    this.ask = ask
  }

  /** Of a HEAD only files are asked for by what is in the query; the rest looks for a body, and finds none. */
  private get inQuery(): boolean {
    const { method, path } = this.ask
    return (
      method === 'GET' || (method === 'HEAD' && /\/(get-artifact|artifacts\/files)$/.test(path))
    )
  }

  private raw(key: string): unknown {
    const { query, body } = this.ask
    const value = this.inQuery ? query.get(key) : (body.get(key) ?? body.get(camelCase(key)))
    return value ?? null
  }

  private refuse(key: string, value: unknown) {
    return invalid(
      `Invalid value ${JSON.stringify(value)} for parameter '${key}' supplied:  Hint: Value was of type '${pythonType(value)}'. See the API docs for more information about request parameters.`,
    )
  }

  /** Everything as it was sent; of a query, those of `repeated` as lists and the first of the others. */
  sent(repeated: readonly string[]): ReadonlyMap<string, unknown> {
    const { method, query, body } = this.ask
    if (method !== 'GET') return body
    return new Map<string, unknown>(
      [...new Set(query.keys())].map((key) => [
        key,
        repeated.includes(key) ? query.getAll(key) : query.get(key),
      ]),
    )
  }

  /** From the query of any method; '' when absent. */
  queried(key: string): string {
    return this.ask.query.get(key) ?? ''
  }

  get upload(): Upload {
    return this.ask.upload
  }

  has(key: string): boolean {
    return this.raw(key) !== null
  }

  /** '' when absent, as protobuf has it. */
  text(key: string): string {
    const value = this.raw(key) ?? ''
    if (typeof value !== 'string') throw this.refuse(key, value)
    // protobuf can't hold half a pair
    return value.isWellFormed() ? value : ''
  }

  /** Must be spelled as documented: MLflow looks for it before protobuf does. */
  required(key: string): string {
    const value = this.inQuery || this.ask.body.has(key) ? this.text(key) : ''
    if (value === '')
      throw invalid(
        `Missing value for required parameter '${key}'. See the API docs for more information about request parameters.`,
      )
    return value
  }

  /**
   * As sign-in and rights read it: present or not, empty or not. They look before the handler does, and find nothing
   * in a body of another content type.
   */
  asked(key: string): string {
    const { method, isJson, query } = this.ask
    const elsewhere = method === 'DELETE' && !isJson ? query.get(key) : null
    if (elsewhere !== null) return elsewhere
    if (this.has(key)) return this.text(key)
    if (key === 'run_id') return this.asked('run_uuid')
    throw invalid(`Missing value for required parameter '${key}'.`)
  }

  /** As `asked`; null is there, and empty. */
  askedOrEmpty(key: string): string {
    return this.ask.body.get(key) === null ? '' : this.asked(key)
  }

  /** A whole number that must be there. */
  number(key: string): number {
    const value = this.raw(key)
    if (value === null) throw invalid(`Missing value for required parameter '${key}'.`)
    const isWhole = typeof value === 'number' ? Number.isInteger(value) : isDigits(value)
    if (isWhole) return Number(value)
    throw invalid(`Parameter '${key}' must be an integer. Got: ${JSON.stringify(value)}`)
  }

  flag(key: string): boolean {
    const value = this.raw(key)
    if (typeof value !== 'boolean') throw this.refuse(key, value)
    return value
  }

  integer(key: string, whenAbsent: number): number {
    const value = this.raw(key)
    if (value === null) return whenAbsent
    if (typeof value === 'number' && Number.isInteger(value)) return value
    if (typeof value === 'string') {
      // to Python a number, to protobuf none: MLflow goes on without it
      if (isDigits(value.trim())) return isDigits(value) ? Number(value) : whenAbsent
      // and the other way round
      if (/^[+-]?\d+e\+?\d+$/i.test(value)) throw new FlaskPage(500)
    }
    throw this.refuse(key, value)
  }

  list(key: string): string[] {
    if (this.inQuery) return this.ask.query.getAll(key)
    const value = this.raw(key) ?? []
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
      throw this.refuse(key, value)
    return value
  }

  /**
   * `tags: [{key, value}]`; the last of a key wins. What is no tag ends the list without a word: protobuf gives up there,
   * and MLflow goes on with what it has read.
   */
  tags(key: string): Map<string, string> {
    const value = this.raw(key) ?? []
    if (!Array.isArray(value)) throw this.refuse(key, value)
    const tags = new Map<string, string>()
    for (const item of value) {
      const tag = new Map<string, unknown>(isObject(item) ? Object.entries(item) : [])
      const [name, text] = [tag.get('key') ?? '', tag.get('value') ?? '']
      tags.set(typeof name === 'string' ? name : '', typeof text === 'string' ? text : '')
      if (!isObject(item) || typeof name !== 'string' || typeof text !== 'string') break
    }
    return tags
  }

  objects(key: string): Map<string, unknown>[] {
    const value = this.raw(key) ?? []
    if (!Array.isArray(value) || !value.every(isObject)) throw this.refuse(key, value)
    return value.map((item) => new Map(Object.entries(item)))
  }
}
