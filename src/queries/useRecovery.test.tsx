import { QueryClientProvider, queryOptions } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RegistryError } from '../registry/errors'
import { createQueryClient } from './queryClient'
import { useRecovery } from './useRecovery'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const gone = (status: number | null) =>
  new RegistryError('unreachable', 'Reading failed.', { status })

/** A page with one reading that fails as told, in front of a server that answers as told. */
async function page(failure: RegistryError) {
  const server = { answers: true, failure: failure as RegistryError | null }
  const asked = { answers: 0, reading: 0 }
  const client = createQueryClient()
  const reading = queryOptions({
    queryKey: ['reading'],
    queryFn: async () => {
      asked.reading++
      await new Promise((resolve) => {
        setTimeout(resolve, 1000)
      })
      if (server.failure !== null) throw server.failure
      return 'read'
    },
  })
  const answers = () =>
    queryOptions({
      queryKey: ['server', 'answers'],
      queryFn: async () => {
        asked.answers++
        return server.answers
      },
      staleTime: 0,
      refetchInterval: 3_000,
    })
  const queries = { answers }
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return {
    server,
    asked,
    state: () => client.getQueryState(reading.queryKey)?.status,
    open: async () => {
      const reads = client.prefetchQuery(reading)
      await vi.advanceTimersByTimeAsync(1_000)
      await reads
      renderHook(() => useRecovery(queries), { wrapper })
      await vi.advanceTimersByTimeAsync(10)
    },
  }
}

test('what was lost is asked again, once, when the server is back', async () => {
  const { server, asked, state, open } = await page(gone(null))
  server.answers = false
  await open()
  expect([state(), asked.reading]).toEqual(['error', 1])

  server.answers = true
  server.failure = null
  await vi.advanceTimersByTimeAsync(4_500)
  expect([state(), asked.reading]).toEqual(['success', 2])

  const before = asked.answers
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked.answers).toBe(before)
})

test('what fails again at once is not hammered', async () => {
  const { server, asked, open } = await page(gone(502))
  server.answers = false
  await open()
  server.answers = true
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked.reading).toBe(2)
  await vi.advanceTimersByTimeAsync(25_000)
  expect(asked.reading).toBe(2)
})

test('of a server that answers all along it is asked again after longer and longer pauses', async () => {
  const { server, asked, state, open } = await page(gone(503))
  await open()
  const byThen: number[] = []
  // after 15 s, 30 s and 60 s, each counted from the end of the reading before
  for (const seconds of [14, 2, 29, 2, 58, 4]) {
    await vi.advanceTimersByTimeAsync(seconds * 1000)
    byThen.push(asked.reading)
  }
  expect(byThen).toEqual([1, 2, 2, 3, 3, 4])

  server.failure = null
  await vi.advanceTimersByTimeAsync(121_000)
  expect(state()).toBe('success')
})

test.each([500, 429])(
  'a %d was said by the server: nobody asks whether it is there',
  async (status) => {
    const { asked, open } = await page(gone(status))
    await open()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(asked).toEqual({ answers: 0, reading: 1 })
  },
)
