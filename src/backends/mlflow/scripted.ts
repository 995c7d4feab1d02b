import type { ConnectionConfig, ProbedFeatures } from '../../registry/connection'
import { createMlflowBackend } from './adapter'
import type { WireModel, WireVersion } from './wire'

// For tests: the adapter on a server of a few lines.

const ALL: ProbedFeatures = {
  searchModels: true,
  listVersions: true,
  aliases: true,
  tags: true,
  loggedModels: true,
}

/** A connection through the console server to a backend with all it needs, but for what is said. */
export const config = (
  features: Partial<ProbedFeatures> = {},
  more: Partial<ConnectionConfig> = {},
): ConnectionConfig => ({
  connection: 'server',
  name: 'mlflow.example',
  readOnly: false,
  front: true,
  identity: { kind: 'none' },
  probe: {
    state: 'ok',
    version: '3.17.2',
    auth: 'none',
    workspaces: false,
    features: { ...ALL, ...features },
  },
  ...more,
})

export interface Asked {
  method: string
  path: string
  query: Record<string, string>
  headers: Headers
  body: unknown
}

/** A backend whose server is `answer`; what it was asked is written down. */
export function on(
  answer: (asked: Asked) => unknown,
  from = config(),
  workspace: string | null = null,
) {
  const asked: Asked[] = []
  const backend = createMlflowBackend({
    config: from,
    workspace,
    fetch: async (input, init) => {
      const url = new URL(typeof input === 'string' ? input : '', 'http://console')
      const request: Asked = {
        method: init?.method ?? 'GET',
        path: url.host === 'console' ? url.pathname : url.origin + url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      }
      asked.push(request)
      const given = answer(request)
      return given instanceof Response ? given : Response.json(given)
    },
  })
  return { ...backend, asked }
}

/** A refusal in MLflow's shape. */
export const refuse = (status: number, error_code: string) =>
  Response.json({ error_code, message: 'No.' }, { status })

export const model = (name: string, more: Partial<WireModel> = {}): WireModel => ({ name, ...more })
export const version = (
  name: string,
  number: string,
  more: Partial<WireVersion> = {},
): WireVersion => ({
  name,
  version: number,
  ...more,
})
