import { createFront, type Front } from '../../server/front'
import { PLAIN_LEDGER } from '../../server/frontOptions'
import type { Backend } from '../../src/backends/backend'
import type { LedgerPorts } from '../../src/backends/ledger/ports'
import { unsigned } from '../../src/backends/ledger/signer'
import { createMlflowBackend } from '../../src/backends/mlflow/adapter'
import type { ConnectionConfig } from '../../src/registry/connection'
import { freshNonce } from '../../src/registry/ledger/writeEntry'

const HOST = 'console.example'
const ORIGIN = `http://${HOST}`

export const CONFIG: ConnectionConfig = {
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
    features: {
      searchModels: true,
      listVersions: true,
      aliases: true,
      tags: true,
      loggedModels: true,
    },
  },
}

export type Serve = (request: Request) => Promise<Response>

/** A console server's gate, in this process: `origins` and locks of its own. */
export const frontOf = (): Front =>
  createFront({
    connection: 'server',
    name: 'mlflow.example',
    origins: { own: [ORIGIN], public: [] },
    credential: { kind: 'none' },
    readOnlyBecause: null,
    ledger: PLAIN_LEDGER,
  })

/** What a browser's `fetch` is to a page that a console server serves, whose backend is `serve`. */
export const fetchThrough =
  (front: Front, serve: Serve): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), ORIGIN)
    const headers = new Headers(init?.headers)
    headers.set('host', HOST)
    headers.set('origin', ORIGIN)
    const body = typeof init?.body === 'string' ? new Response(init.body).body : null
    const answer = await front(
      {
        method: init?.method ?? 'GET',
        target: url.pathname + url.search,
        headers: [...headers],
        body,
        ...(init?.signal ? { signal: init.signal } : {}),
      },
      (request) =>
        serve(
          new Request(`http://mlflow.example${request.target}`, {
            method: request.method,
            headers: request.headers.map(([name, value]): [string, string] => [name, value]),
            ...(request.body === null ? {} : { body: new Blob([new Uint8Array(request.body)]) }),
          }),
        ),
    )
    if (answer === null) throw new TypeError('no answer')
    return answer
  }

export const backendOn = (fetch: typeof globalThis.fetch): Backend =>
  createMlflowBackend({ config: CONFIG, base: '', fetch })

/** What the ledger is written with in tests: nobody waits, nobody signs. */
export async function portsOf(
  backend: Backend,
  user: string,
  over: Partial<LedgerPorts> = {},
): Promise<LedgerPorts> {
  const now = over.now ?? (() => new Date(Date.UTC(2026, 5, 15, 9)))
  return {
    registry: backend.registry,
    runs: await backend.wings.runs(),
    copies: () => backend.wings.copies(),
    annotations: () => backend.wings.annotations(),
    signer: unsigned(() => user, now),
    trust: (log) => log,
    now,
    nonce: freshNonce,
    wait: () => Promise.resolve(),
    lock: (_name, run) => run(),
    user,
    ...over,
  }
}
