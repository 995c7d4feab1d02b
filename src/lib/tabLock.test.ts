import { afterEach, expect, test, vi } from 'vitest'
import { tabLock } from './tabLock'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('goes through the browser’s locks, with the signal for the waiting', async () => {
  const asked: unknown[] = []
  const request = (name: string, options: object, run: () => Promise<unknown>) => {
    asked.push([name, options])
    return run()
  }
  vi.stubGlobal('navigator', { locks: { request } })
  expect(await tabLock('a', async () => 1)).toBe(1)
  const { signal } = new AbortController()
  await tabLock('b', async () => 1, signal)
  expect(asked).toEqual([
    ['a', {}],
    ['b', { signal }],
  ])
})

test('runs where there are none, unless the caller left', async () => {
  vi.stubGlobal('navigator', undefined)
  expect(await tabLock('a', async () => 1)).toBe(1)
  const left = AbortSignal.abort(new Error('left'))
  await expect(tabLock('a', async () => 1, left)).rejects.toThrow('left')
})
