import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Suspense, lazy, useMemo } from 'react'
import type { Root } from 'react-dom/client'
import { RouterProvider, createBrowserRouter } from 'react-router'
import { type App, AppContext } from './app'
import { createMlflowBackend } from './backends/mlflow/adapter'
import { createMlmodelReader } from './backends/mlmodelReader'
import { createSessionWatch } from './backends/sessionWatch'
import { connect, seedsOfMock, startOver } from './connect'
import { Unanswered } from './features/connection/Unanswered'
import { useLastError } from './features/common/useLastError'
import { SessionGuard } from './features/session/SessionGuard'
import { workspaceBase, workspaceOf } from './paths'
import { asksForSignIn, connectionQuery } from './queries/connection'
import { makeQueries } from './queries/queries'
import { createQueryClient } from './queries/queryClient'
import type { ConnectionConfig } from './registry/connection'
import { createRoutes } from './routes'

const SignInPage = lazy(() =>
  import('./features/session/SignInPage').then(
    (module) => ({ default: module.SignInPage }),
    () => ({ default: () => <Unanswered config={null} /> }),
  ),
)
// for the few who need it, which the first load of all others goes without
const ConnectionTrouble = lazy(() =>
  import('./features/connection/ConnectionTrouble').then(
    (module) => ({ default: module.ConnectionTrouble }),
    () => ({ default: Unanswered }),
  ),
)

/** Draws the console into `root`: the registry when its backend answers, else why not, until it does. */
export function start(root: Root) {
  const queryClient = createQueryClient()
  root.render(
    <QueryClientProvider client={queryClient}>
      <Console connected={(config) => createApp(config, queryClient)} />
    </QueryClientProvider>,
  )
}

function createApp(config: ConnectionConfig, queryClient: App['queryClient']): App {
  const { identity } = config
  const person = identity.kind === 'session' ? identity.person : null
  const session = person === null ? undefined : createSessionWatch(person.user)
  const backend = createMlflowBackend({
    config,
    fetch: session?.fetch,
    workspace: workspaceHere(config),
  })
  return {
    config,
    backend,
    queryClient,
    queries: makeQueries(backend, createMlmodelReader()),
    startOver: config.connection === 'mock' ? startOver : null,
    seeds: seedsOf(config),
    session,
  }
}

const seedsOf = ({ connection }: ConnectionConfig) =>
  connection === 'mock' ? seedsOfMock : undefined

/** On a server without workspaces such an address is no page. */
const workspaceHere = ({ probe }: ConnectionConfig) =>
  probe.state === 'ok' && probe.workspaces ? workspaceOf(location.pathname) : null

interface Props {
  connected: (config: ConnectionConfig) => App
}

function Console({ connected }: Props) {
  const query = useQuery(connectionQuery(connect))
  const error = useLastError(query)
  const config = query.data
  if (config?.probe.state === 'ok') return <Connected config={config} connected={connected} />
  if (config === undefined && error === null) return null
  if (config !== undefined && asksForSignIn(config)) {
    return (
      <Suspense fallback={null}>
        <SignInPage
          config={config}
          onSignedIn={() => void query.refetch()}
          seeds={seedsOf(config)}
        />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={null}>
      <ConnectionTrouble config={config ?? null} error={error} />
    </Suspense>
  )
}

function Connected({ config, connected }: Props & { config: ConnectionConfig }) {
  const { app, router } = useMemo(() => {
    const made = connected(config)
    return {
      app: made,
      router: createBrowserRouter(createRoutes(made), {
        basename: workspaceBase(workspaceHere(config)) || '/',
      }),
    }
  }, [config, connected])
  return (
    <AppContext value={app}>
      <RouterProvider router={router} />
      {app.session !== undefined && config.identity.kind === 'session' && (
        <SessionGuard
          watch={app.session}
          user={config.identity.person?.user ?? ''}
          onRegained={() => void router.revalidate()}
        />
      )}
    </AppContext>
  )
}
