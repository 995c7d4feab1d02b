import type { Backend } from '../../src/backends/backend'
import { parseConfig } from '../../src/backends/config'
import type { RunPorts } from '../../src/backends/ledger/ports'
import { createMlflowBackend } from '../../src/backends/mlflow/adapter'
import { RegistryError } from '../../src/registry/errors'
import { freshNonce } from '../../src/registry/ledger/writeEntry'
import { wait } from '../../src/lib/wait'
import { UsageError } from '../address'
import { auditTo } from '../auditFile'
import { createFront } from '../front'
import { createForward } from '../nodeForward'
import { readSettings, type Settings, type World } from '../settings'

/** Of every command: the rest comes from the environment, as for the console. */
export const CONNECTION_FLAGS = {
  'tracking-uri': { type: 'string' },
  'registry-uri': { type: 'string' },
  help: { type: 'boolean' },
} as const

export interface Connection {
  settings: Settings
  /** Asks anew what answers and as whom; throws `RegistryError` where nobody lets us in. */
  open: () => Promise<{ backend: Backend; user: string; signIn: boolean }>
  close: () => void
}

const ORIGIN = 'http://127.0.0.1'

/**
 * A command speaks to the servers through a front of its own, as a page of the console would: the same settings, credentials,
 * rules and audit log, and nothing listens.
 */
export function connect(
  flags: { 'tracking-uri'?: string | undefined; 'registry-uri'?: string | undefined },
  world: World,
): Connection {
  // what the console listens on is no matter here
  const argv = ['--host', '127.0.0.1', '--port', '0']
  if (flags['tracking-uri']) argv.push('--tracking-uri', flags['tracking-uri'])
  if (flags['registry-uri']) argv.push('--registry-uri', flags['registry-uri'])
  const settings = readSettings(argv, world)
  if (typeof settings === 'string' || settings.backends === null) {
    throw new UsageError('Set MLFLOW_TRACKING_URI, or give --tracking-uri.')
  }
  const { name, twoServers, addresses, credential, readOnlyBecause, ledger } = settings
  const sender = createForward(settings.backends)
  const front = createFront({
    connection: 'server',
    name,
    twoServers,
    addresses,
    credential,
    readOnlyBecause,
    ledger,
    audit: settings.auditLog === null ? null : auditTo(settings.auditLog),
    origins: { own: [ORIGIN], public: [] },
  })
  const send: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('host', '127.0.0.1')
    headers.set('origin', ORIGIN)
    const answer = await front(
      {
        method: init?.method ?? 'GET',
        target: input instanceof Request ? input.url : String(input),
        headers: [...headers],
        body: typeof init?.body === 'string' ? new Response(init.body).body : null,
        ...(init?.signal ? { signal: init.signal } : {}),
      },
      sender.forward,
    )
    return answer ?? new Response(null, { status: 404 })
  }
  return {
    settings,
    async open() {
      const config = parseConfig(await (await send('/config.json')).json())
      const { probe, identity } = config
      if (probe.state === 'signed-out') throw new RegistryError('signed-out', whyOut(settings))
      if (probe.state !== 'ok') throw new RegistryError('unreachable', probe.message)
      const backend = createMlflowBackend({
        config,
        fetch: send,
        workspace: world.env.MLFLOW_WORKSPACE || null,
      })
      const signIn = probe.auth === 'basic'
      const shared = identity.kind === 'shared' ? identity.user : null
      return { backend, user: shared ?? (signIn ? await nameOf(backend) : NOBODY), signIn }
    },
    close: sender.close,
  }
}

/** As whom a command writes where nobody is anybody. */
const NOBODY = 'mlflow-ringside'

const nameOf = async (backend: Backend) => (await (await backend.wings.people()).me()).user

const whyOut = ({ name, credential }: Settings) =>
  credential.kind === 'shared'
    ? `${name} does not accept the credential that was given.`
    : `${name} asks for a sign-in: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.`

/** What the ledger is written with here. */
export const portsOf = async (backend: Backend, user: string): Promise<RunPorts> => ({
  runs: await backend.wings.runs(),
  now: () => new Date(),
  nonce: freshNonce,
  wait: (ms) => wait(ms),
  user,
})
