import { createFront, type Forward, type Incoming, type UpstreamRequest } from '../front'
import { PLAIN_LEDGER, type FrontOptions } from '../frontOptions'
import { parseJsonObject } from '../jsonObject'

export const HOST = '127.0.0.1:4173'
export const OWN = `http://${HOST}`

export const options: FrontOptions = {
  connection: 'server',
  name: 'mlflow.example.org',
  origins: { own: [OWN], public: [] },
  credential: { kind: 'none' },
  readOnlyBecause: null,
  ledger: PLAIN_LEDGER,
}

export function get(target: string, headers: Record<string, string> = {}): Incoming {
  return { method: 'GET', target, headers: Object.entries({ host: HOST, ...headers }), body: null }
}

export function post(target: string, body: string, headers: Record<string, string> = {}): Incoming {
  const all = { host: HOST, origin: OWN, 'content-type': 'application/json', ...headers }
  return { method: 'POST', target, headers: Object.entries(all), body: new Response(body).body }
}

export const MODELS = '/api/2.0/mlflow/registered-models/search'
export const FILE = '/get-artifact?path=MLmodel&run_uuid=a'

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

/** Asks a fresh front; the answer with what was forwarded. */
export async function ask(
  incoming: Incoming,
  answer: Forward | null = () => Promise.resolve(json({})),
  more: Partial<FrontOptions> = {},
) {
  const sent: UpstreamRequest[] = []
  const forward: Forward | null =
    answer &&
    ((request) => {
      sent.push(request)
      return answer(request)
    })
  const response = await createFront({ ...options, ...more })(incoming, forward)
  if (response === null) throw new Error('The front left it to the pages.')
  return { response, sent }
}

export const codeOf = async (response: Response) =>
  parseJsonObject(await response.text())?.error_code
