import { expect, test, vi } from 'vitest'
import { dropWorker } from './dropWorker'

const registered = (scriptURL: string | null) => ({
  active: scriptURL === null ? null : { scriptURL },
  unregister: vi.fn<() => Promise<boolean>>(async () => true),
})

test('only the worker of that path is dropped', async () => {
  const ours = registered('http://127.0.0.1:4173/mockServiceWorker.js')
  const others = [registered('http://127.0.0.1:4173/sw.js'), registered(null)]
  await dropWorker('/mockServiceWorker.js', { getRegistrations: async () => [ours, ...others] })
  expect(ours.unregister).toHaveBeenCalledOnce()
  for (const other of others) expect(other.unregister).not.toHaveBeenCalled()
})

test('a browser that offers no workers here is left alone', async () => {
  await expect(dropWorker('/mockServiceWorker.js', undefined)).resolves.toBeUndefined()
})
