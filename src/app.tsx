import type { QueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Backend } from './backends/backend'
import type { SessionWatch } from './backends/sessionWatch'
import type { Queries } from './queries/queries'
import type { ConnectionConfig } from './registry/connection'
import type { SeedPicker } from './registry/mockSeed'

/** What every page may use. One per connection; knows no page. */
export interface App {
  config: ConnectionConfig
  backend: Backend
  queryClient: QueryClient
  queries: Queries
  /** Forgets what was done to the mock and loads the page anew; null on a real connection. */
  startOver: (() => Promise<void>) | null
  /** On a mock: what else it can be opened on, and as whom. The same promise each time. */
  seeds?: () => Promise<SeedPicker>
  /** Where the person signed in at the console. */
  session?: SessionWatch
}

export const AppContext = createContext<App | null>(null)

/** The app of this console. Throws outside `AppContext`: a mistake in the code, not in the data. */
export function useApp(): App {
  const app = use(AppContext)
  if (app === null) throw new Error('useApp is used outside AppContext')
  return app
}
