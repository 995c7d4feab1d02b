import { type Shape, shapeOf } from './shape'

/** A request to put to both servers. `body` is sent as JSON; `raw` as it is, with its own content type (none: ''). */
export interface Question {
  method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  /** Below the server's address. */
  target: string
  body?: object
  raw?: { text: string; type: string }
}

/** What of an answer must be the same on both. */
export interface Summary {
  status: number
  /** json, html, text or other. */
  type: string
  code: string | null
  shape: Shape
}

export interface Reply extends Summary {
  json: unknown
  text: string
}

export type Server = (question: Question) => Promise<Reply>

const CLASSES = [
  ['application/json', 'json'],
  ['text/html', 'html'],
  ['text/plain', 'text'],
] as const

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A value inside JSON by its path; undefined where there is none. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let inner = value
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined
    inner = new Map<string, unknown>(Object.entries(inner)).get(String(key))
  }
  return inner
}

/** The same path in each item of a list; [] where the list is left out. */
export function each(value: unknown, list: string, ...path: string[]): unknown[] {
  const items = at(value, list)
  return Array.isArray(items) ? items.map((item) => at(item, ...path)) : []
}

/** What a person signs in with. */
export interface Credential {
  username: string
  password: string
}

/** Asks a server over HTTP, signed in where it asks for that. */
export function serverAt(url: string, who?: Credential): Server {
  const authorization =
    who && `Basic ${Buffer.from(`${who.username}:${who.password}`).toString('base64')}`
  return async ({ method = 'GET', target, body, raw }) => {
    const headers = new Headers(
      authorization === undefined ? [] : [['authorization', authorization]],
    )
    if (raw ? raw.type !== '' : body !== undefined)
      headers.set('content-type', raw?.type ?? 'application/json')
    // bytes, since a string would bring a content type along
    const text = raw ? raw.text : JSON.stringify(body)
    const payload = text === undefined ? {} : { body: new TextEncoder().encode(text) }
    const response = await fetch(url + target, { method, headers, ...payload })
    const answer = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const json = parse(answer)
    const code = at(json, 'error_code')
    return {
      status: response.status,
      type: CLASSES.find(([start]) => type.startsWith(start))?.[1] ?? 'other',
      code: typeof code === 'string' ? code : null,
      // of an answer that is no JSON, its words are nobody's business
      shape: type.startsWith('application/json') ? shapeOf(json) : 'not json',
      json,
      text: answer,
    }
  }
}

export const summary = ({ status, type, code, shape }: Reply): Summary => ({
  status,
  type,
  code,
  shape,
})
