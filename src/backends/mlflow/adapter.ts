import type { ConnectionConfig } from '../../registry/connection'
import type { Backend } from '../backend'
import { createClient } from '../http'
import { once } from '../wings'
import { serverAnswers } from './answers'
import { capabilitiesOf } from './capabilities'
import { lazyTracking } from './lazyTracking'
import { createRegistry } from './registry'

export interface MlflowOptions {
  config: ConnectionConfig
  fetch?: typeof fetch
  /** Where requests go when that is not what `config` says: address and path prefix, no slash at the end. */
  base?: string
  registryBase?: string
  /** Null: the server's default one, or a server that has none. */
  workspace?: string | null
}

/** MLflow 3, and 2 as far as its probe went, behind both ports. */
export function createMlflowBackend({
  config,
  base,
  registryBase,
  fetch,
  workspace = null,
}: MlflowOptions): Backend {
  // the console server forwards each path to where it belongs, so behind it both are the page's own origin
  const tracking = base ?? withoutSlash(config.trackingUri ?? '')
  const registry = registryBase ?? base ?? withoutSlash(config.registryUri ?? tracking)
  // looked up at each call, so that what replaces it later (a service worker's start, a test) is used
  const send = fetch ?? ((input, init) => globalThis.fetch(input, init))
  const capabilities = capabilitiesOf(config)
  const { identity } = config
  const person = identity.kind === 'session' ? identity.person?.user : null
  // the same name may be in two workspaces, and two people see different things: no cache entry is theirs together
  const idOf = (address: string) =>
    ['mlflow', config.connection, config.name, address, workspace ?? '', person ?? ''].join(' ')
  const headers: Readonly<Record<string, string>> =
    workspace === null ? {} : { 'x-mlflow-workspace': workspace }
  const options = { base: registry, fetch: send, headers }
  const clients = {
    registry: createClient(options),
    tracking: createClient({ base: tracking, fetch: send, headers }),
  }
  return {
    registry: createRegistry(idOf(registry), clients.registry, capabilities),
    tracking: lazyTracking(
      idOf(tracking),
      once(async () =>
        (await import('./tracking')).createTracking(idOf(tracking), clients.tracking, capabilities),
      ),
    ),
    wings: {
      workspaces: once(async () =>
        (await import('./workspaces')).createWorkspaces(clients.registry),
      ),
      people: once(async () => (await import('./people')).createPeople(clients.registry)),
      annotations: once(async () =>
        (await import('./annotations')).createAnnotations(clients.registry, capabilities),
      ),
      rights: once(async () =>
        (await import('./rights')).createRights(clients.registry, workspace),
      ),
      history: once(async () => (await import('./history')).createHistory(clients.tracking)),
      runs: once(async () => (await import('./runs')).createRuns(clients.tracking)),
      copies: once(async () =>
        (await import('./copies')).createCopies(clients.registry, capabilities),
      ),
      lineage: once(async () => (await import('./lineage')).createLineage(clients)),
      files: once(async () =>
        (await import('./files')).createFiles(
          { ...options, workspace, front: config.front },
          capabilities,
        ),
      ),
    },
    answers: ({ signal } = {}) => serverAnswers({ tracking, registry }, send, signal),
  }
}

const withoutSlash = (address: string) => address.replace(/\/+$/, '')
