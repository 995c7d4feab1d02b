import { answerFile, type Condition } from './fileAnswer'
import { contentDisposition, mimeType } from './fileHeaders'

/** What a handler says, before it becomes a Response; middleware may look into the JSON. */
export type Answer =
  | { kind: 'json'; status: number; body: object }
  | {
      kind: 'text'
      status: number
      type: string
      text: string
      headers?: Readonly<Record<string, string>>
    }
  | { kind: 'empty'; type?: string }
  | { kind: 'file'; name: string; content: string | Uint8Array<ArrayBuffer> }

export const json = (body: object): Answer => ({ kind: 'json', status: 200, body })

const STATUS = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  BAD_REQUEST: 400,
  RESOURCE_DOES_NOT_EXIST: 404,
  INTERNAL_ERROR: 500,
  INVALID_STATE: 500,
  NOT_IMPLEMENTED: 501,
  FEATURE_DISABLED: 500,
} as const

type Code = keyof typeof STATUS

// error_class is the code except here. Seen on MLflow 3.17.2.
const CLASS: Partial<Record<Code, string>> = {
  RESOURCE_DOES_NOT_EXIST: 'RESOURCE_NOT_FOUND',
  INTERNAL_ERROR: 'CLIENT_INTERNAL_ERROR',
  INVALID_STATE: 'CLIENT_INTERNAL_ERROR',
  BAD_REQUEST: 'INVALID_PARAMETER_VALUE',
}

/** An MlflowException: becomes MLflow's JSON error. */
export class MlflowFailure extends Error {
  readonly code: Code

  constructor(code: Code, message: string) {
    super(message)
    this.code = code
  }

  answer(): Answer {
    return {
      kind: 'json',
      status: STATUS[this.code],
      body: {
        error_code: this.code,
        message: this.message,
        sqlstate: CLASS[this.code] === 'CLIENT_INTERNAL_ERROR' ? 'XXM00' : 'KAM00',
        error_class: CLASS[this.code] ?? this.code,
      },
    }
  }
}

export const invalid = (message: string) => new MlflowFailure('INVALID_PARAMETER_VALUE', message)
/** What the database refused, where MLflow did not look before. */
export const badRequest = (message: string) => new MlflowFailure('BAD_REQUEST', message)
export const missing = (message: string) => new MlflowFailure('RESOURCE_DOES_NOT_EXIST', message)

const PAGES = {
  400: [
    'Bad Request',
    'The browser (or proxy) sent a request that this server could not understand.',
  ],
  404: [
    'Not Found',
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  ],
  405: ['Method Not Allowed', 'The method is not allowed for the requested URL.'],
  500: [
    'Internal Server Error',
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
  ],
} as const

/** What is answered where no handler of MLflow's is reached, or where one crashed: Flask's own page. */
export class FlaskPage extends Error {
  readonly status: keyof typeof PAGES

  constructor(status: keyof typeof PAGES) {
    super(PAGES[status][0])
    this.status = status
  }

  answer(): Answer {
    const [title, words] = PAGES[this.status]
    const text = `<!doctype html>\n<html lang=en>\n<title>${this.status} ${title}</title>\n<h1>${title}</h1>\n<p>${words}</p>\n`
    return { kind: 'text', status: this.status, type: 'text/html; charset=utf-8', text }
  }
}

// MLflow pretty-prints, and writes ASCII only.
const ascii = (text: string) =>
  text.replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

// Protobuf's JSON has no number for these, and writes text.
const finite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value

const ALL: Condition = { noneMatch: null, range: null, ifRange: null }

/** `condition`: of the request, where a file may be the answer. */
export function toResponse(answer: Answer, condition = ALL): Response {
  const headers = new Headers({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  })
  switch (answer.kind) {
    case 'json':
      headers.set('content-type', 'application/json')
      return new Response(ascii(JSON.stringify(answer.body, finite, 2)), {
        status: answer.status,
        headers,
      })
    case 'empty':
      if (answer.type !== undefined) headers.set('content-type', answer.type)
      return new Response(null, { headers })
    case 'text':
      headers.set('content-type', answer.type)
      for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value)
      return new Response(answer.text || null, { status: answer.status, headers })
    case 'file': {
      const name = answer.name.split('/').at(-1) ?? ''
      headers.set('content-type', mimeType(name))
      headers.set('content-disposition', contentDisposition(name))
      return answerFile(answer.content, headers, condition)
    }
    default:
      return answer satisfies never
  }
}
