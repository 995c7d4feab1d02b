import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { type App, AppContext } from '../../app'
import { RegistryError } from '../../registry/errors'
import { scriptedApp } from '../annotations/scriptedApp'
import { useInbox } from './useInbox'

const nothing = () => Promise.resolve({ items: [], next: null, skipped: 0 })
const denied = () => Promise.reject(new RegistryError('denied', 'Permission denied'))

/** The console knows the ledger by its id, and a search in what is closed finds nothing. */
function closedApp(): App {
  const { app } = scriptedApp({ aliases: [], runs: { search: nothing, experiment: denied } })
  const ledger = { experiment: '7', name: 'ringside-reviews', keys: [], signs: false }
  return { ...app, config: { ...app.config, ledger } }
}

test('of a ledger that is closed nobody says that no request is open', async () => {
  const app = closedApp()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={app.queryClient}>
      <AppContext value={app}>{children}</AppContext>
    </QueryClientProvider>
  )
  const { result } = renderHook(() => useInbox({ explains: true }), { wrapper })
  await waitFor(() => expect(result.current.found?.kind).toBe('denied'))
  expect(result.current.counts.size).toBe(0)
})
