import { expect, test } from 'vitest'
import { LATE } from './bounded'
import { KeyedLock } from './keyedLock'

function gate() {
  let resolve: (() => void) | undefined
  const opened = new Promise<void>((done) => {
    resolve = done
  })
  return { opened, open: () => resolve?.() }
}

test('tasks of one key run one at a time, in order', async () => {
  const lock = new KeyedLock()
  const log: string[] = []
  const task = (name: string) => async () => {
    log.push(`${name} starts`)
    await Promise.resolve()
    log.push(`${name} ends`)
  }
  await Promise.all(['a', 'b', 'c'].map((name) => lock.run('model', 1000, task(name))))
  expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
})

test('another key does not wait', async () => {
  const lock = new KeyedLock()
  const { open, opened } = gate()
  const first = lock.run('one', 1000, () => opened)
  expect(await lock.run('two', 1000, () => Promise.resolve('done'))).toBe('done')
  open()
  await first
})

test('a task that fails lets the next one in', async () => {
  const lock = new KeyedLock()
  const failing = lock.run('model', 1000, () => Promise.reject(new Error('no')))
  const next = lock.run('model', 1000, () => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})

test('who waits too long gives up without running, and does not let others overtake', async () => {
  const lock = new KeyedLock()
  const { open, opened } = gate()
  const log: string[] = []
  const first = lock.run('model', 1000, async () => {
    await opened
    log.push('first')
  })
  expect(await lock.run('model', 5, () => Promise.resolve(log.push('never')))).toBe(LATE)
  const third = lock.run('model', 1000, () => Promise.resolve(log.push('third')))
  open()
  await Promise.all([first, third])
  expect(log).toEqual(['first', 'third'])
})
