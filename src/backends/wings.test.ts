import { expect, test } from 'vitest'
import { once } from './wings'

test('a wing is loaded by its first use, and once', async () => {
  let loads = 0
  const wing = once(async () => ++loads)
  expect(await Promise.all([wing(), wing()])).toEqual([1, 1])
  expect(await wing()).toBe(1)
})

test('a load that failed is tried again', async () => {
  let loads = 0
  const wing = once(async () => {
    loads += 1
    if (loads === 1) throw new Error('offline')
    return loads
  })
  await expect(wing()).rejects.toMatchObject({ kind: 'unreachable' })
  expect(await wing()).toBe(2)
})
