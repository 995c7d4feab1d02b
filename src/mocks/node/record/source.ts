import type * as z from 'zod/mini'

type Parser<T extends z.core.$ZodType> = T & {
  safeParse(value: unknown): { success: boolean; data?: z.core.output<T> }
}

/** Nobody waits for one answer longer. */
const PATIENCE_MS = 60_000

/** Why nothing can be recorded, in a line. */
export class SourceFailure extends Error {}

class Refused extends SourceFailure {
  readonly status: number

  constructor(path: string, status: number) {
    super(`${path} answered ${status}.`)
    this.status = status
  }
}

/** A server that is read, and nothing else: there is no way to write through it. */
export class Source {
  private readonly base: string
  private readonly headers: Readonly<Record<string, string>>
  asked = 0

  constructor(base: string, authorization: string | null) {
    this.base = base
    this.headers = authorization === null ? {} : { authorization }
  }

  private async ask(target: string, body?: object): Promise<Response> {
    this.asked += 1
    const send = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...this.headers, 'content-type': 'application/json' },
    }
    try {
      return await fetch(this.base + target, {
        headers: this.headers,
        signal: AbortSignal.timeout(PATIENCE_MS),
        redirect: 'error',
        ...send,
      })
    } catch (error) {
      throw new SourceFailure(`${this.base} does not answer (${reason(error)}).`)
    }
  }

  private async read<T extends z.core.$ZodType>(
    schema: Parser<T>,
    target: string,
    body?: object,
  ): Promise<z.core.output<T>> {
    const response = await this.ask(target, body)
    const path = target.split('?', 1)[0] ?? ''
    if (response.status === 401)
      throw new SourceFailure(
        'The server asks for a sign-in: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.',
      )
    if (!response.ok) throw new Refused(path, response.status)
    const { data, success } = schema.safeParse(await response.json().catch(() => null))
    if (!success || data === undefined)
      throw new SourceFailure(`${path} answered what MLflow would not.`)
    return data
  }

  get<T extends z.core.$ZodType>(
    schema: Parser<T>,
    path: string,
    query: Readonly<Record<string, string | string[]>> = {},
  ) {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
    )
    return this.read(schema, `/api/2.0/mlflow/${path}?${search.toString()}`)
  }

  /** Null for what is not there, or closed. */
  async getIfThere<T extends z.core.$ZodType>(
    schema: Parser<T>,
    path: string,
    query: Readonly<Record<string, string>>,
  ) {
    try {
      return await this.get(schema, path, query)
    } catch (error) {
      if (error instanceof Refused && (error.status === 404 || error.status === 403)) return null
      throw error
    }
  }

  /** The only POST there is: it searches. */
  searchLoggedModels<T extends z.core.$ZodType>(schema: Parser<T>, body: object) {
    return this.read(schema, '/api/2.0/mlflow/logged-models/search', body)
  }

  /** The text of a file of a version; null where it can't be had. */
  async file(query: Readonly<Record<string, string>>): Promise<Uint8Array | null> {
    const response = await this.ask(
      `/model-versions/get-artifact?${new URLSearchParams(query).toString()}`,
    )
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  }
}

const reason = (error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
