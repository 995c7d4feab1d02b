import type { Serve } from './stage'

/*
 * The backend, as the checker sees it: every write that took effect, in order, and what it replaced. Nothing of the console
 * is used here but its addresses.
 */

export interface AliasWritten {
  kind: 'alias'
  /** Which of all writes it was. */
  order: number
  step: number
  by: string
  alias: string
  before: string | null
  after: string
}

export interface EntryWritten {
  kind: 'entry'
  step: number
  by: string
  run: string
  n: number
  text: string
}

export type Written = AliasWritten | EntryWritten

const API = '/api/2.0/mlflow'

export interface Recorder {
  writes: Written[]
  /** Sends one request alone, and writes down what it did. */
  send: (request: Request, by: string, step: number) => Promise<Response>
  get: (path: string) => Promise<unknown>
  post: (path: string, body: object) => Promise<unknown>
}

/** What answers `serve`, with its writes recorded. Requests come one at a time. */
export function recorder(serve: Serve): Recorder {
  const writes: Written[] = []
  const known = new Map<string, string>()

  async function holder(model: string, alias: string): Promise<string | null> {
    const query = new URLSearchParams({ name: model, alias })
    const answer = await serve(new Request(`http://m${API}/registered-models/alias?${query}`))
    if (!answer.ok) return null
    return String(at(await answer.json(), 'model_version', 'version'))
  }

  async function send(request: Request, by: string, step: number): Promise<Response> {
    const path = new URL(request.url).pathname.slice(API.length + 1)
    const body: unknown = request.method === 'POST' ? await request.clone().json() : null
    if (path === 'registered-models/alias' && request.method === 'POST') {
      const [model, alias] = [String(at(body, 'name')), String(at(body, 'alias'))]
      const before = await holder(model, alias)
      const answer = await serve(request)
      const after = String(at(body, 'version'))
      if (answer.ok) {
        writes.push({ kind: 'alias', order: writes.length, step, by, alias, before, after })
      }
      return answer
    }
    const answer = await serve(request)
    const params = path === 'runs/log-batch' && answer.ok ? at(body, 'params') : null
    if (Array.isArray(params)) {
      const run = String(at(body, 'run_id'))
      for (const param of params) {
        const [key, text] = [String(at(param, 'key')), String(at(param, 'value'))]
        const n = /^ev\.(\d{5})$/.exec(key)?.[1]
        // sent again, it is what stands there
        if (n === undefined || known.get(`${run} ${key}`) === text) continue
        known.set(`${run} ${key}`, text)
        writes.push({ kind: 'entry', step, by, run, n: Number(n), text })
      }
    }
    return answer
  }

  return {
    writes,
    send,
    get: async (path) => (await serve(new Request(`http://m${API}/${path}`))).json(),
    post: async (path, body) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
      const answer = await serve(
        new Request(`http://m${API}/${path}`, { ...init, body: JSON.stringify(body) }),
      )
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
  }
}

/** What is at the end of a path of names in a JSON value. */
export function at(json: unknown, ...path: readonly string[]): unknown {
  let value = json
  for (const key of path) value = new Map<string, unknown>(Object.entries(Object(value))).get(key)
  return value
}
