import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionConfig } from '../registry/connection'
import { MockFailure } from '../registry/mockFailure'
import { connectionQuery } from './connection'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** How often it was asked in ten seconds, when each time ends in `error`. */
async function timesAsked(error: Error) {
  const connect = vi.fn<() => Promise<ConnectionConfig>>().mockRejectedValue(error)
  const client = new QueryClient()
  const stop = new QueryObserver(client, connectionQuery(connect)).subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(10_000)
  stop()
  client.clear()
  return connect.mock.calls.length
}

test('a console server that is gone is asked again every three seconds', async () => {
  expect(await timesAsked(new Error('config.json answered 502'))).toBe(4)
})

test('a mock that failed is not started again', async () => {
  expect(await timesAsked(new MockFailure('no-such-seed', 'The mock has no seed.'))).toBe(1)
})
