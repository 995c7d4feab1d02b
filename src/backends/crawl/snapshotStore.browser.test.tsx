import { afterEach, expect, test, vi } from 'vitest'
import { aModel } from '../../registry/examples'
import { unread } from '../../registry/snapshot/distil'
import { type Snapshot, emptySnapshot, keyOf } from '../../registry/snapshot/snapshot'
import { forgetSnapshots, keepSnapshot, keptSnapshot } from './snapshotStore'

afterEach(async () => {
  vi.restoreAllMocks()
  await forgetSnapshots()
})

const { latestVersions: _none, ...model } = aModel({ name: 'a', tags: new Map([['k', 'v']]) })
const snapshotOf = (ended: number): Snapshot => ({
  ...emptySnapshot(new Date(1)),
  ended: new Date(ended),
  models: [model],
  versions: new Map([
    [keyOf('a', '1'), unread('a', '1', { known: false, because: 'denied', words: 'closed' })],
  ]),
})

test('each connection and person has its own, as it was, until somebody signs out', async () => {
  const [ana, ben] = [snapshotOf(2), snapshotOf(3)]
  expect(await keepSnapshot('server ana', ana)).toBeNull()
  expect(await keepSnapshot('server ben', ben)).toBeNull()
  expect(await keptSnapshot('server ana')).toEqual(ana)
  expect(await keptSnapshot('server ben')).toEqual(ben)
  expect(await keptSnapshot('another server ana')).toBeNull()
  await forgetSnapshots()
  expect(await keptSnapshot('server ana')).toBeNull()
  expect(await keptSnapshot('server ben')).toBeNull()
})

test('with no room left nothing is kept, and it says so', async () => {
  await keepSnapshot('id', snapshotOf(2))
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(await keepSnapshot('id', snapshotOf(3))).toContain('no room left')
  // what was kept before is better than nothing
  expect((await keptSnapshot('id'))?.ended).toEqual(new Date(2))
})

test('where the browser refuses to keep anything, that is said, and nothing breaks', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  expect(await keepSnapshot('id', snapshotOf(2))).toContain('private windows')
  expect(await keptSnapshot('id')).toBeNull()
  await expect(forgetSnapshots()).resolves.toBeUndefined()
})
