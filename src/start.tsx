import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Root } from 'react-dom/client'
import { RouterProvider, createBrowserRouter } from 'react-router'
import { type App, AppContext } from './app'
import { createMlflowBackend } from './backends/mlflow/adapter'
import { createMlmodelReader } from './backends/mlmodelReader'
import { connect, startOver } from './connect'
import { ConnectionTrouble } from './features/connection/ConnectionTrouble'
import { useLastError } from './features/common/useLastError'
import { workspaceBase, workspaceOf } from './paths'
import { connectionQuery } from './queries/connection'
import { makeQueries } from './queries/queries'
import { createQueryClient } from './queries/queryClient'
import type { ConnectionConfig } from './registry/connection'
import { createRoutes } from './routes'

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
  const backend = createMlflowBackend({ config, workspace: workspaceHere(config) })
  return {
    config,
    backend,
    queryClient,
    queries: makeQueries(backend, createMlmodelReader()),
    startOver: config.connection === 'mock' ? startOver : null,
  }
}

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
  return <ConnectionTrouble config={config ?? null} error={error} />
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
    </AppContext>
  )
}
