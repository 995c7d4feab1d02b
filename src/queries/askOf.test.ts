import { QueryObserver, queryOptions } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { askOf } from './askOf'
import { createQueryClient } from './queryClient'

/** Answers when it is told to, unless it is called off before. */
function slow() {
  const waiting: (() => void)[] = []
  const queryFn = vi.fn(
    ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('called off')))
        waiting.push(() => resolve('read'))
      }),
  )
  return { queryFn, answer: () => waiting.forEach((give) => give()) }
}

test('whoever watched a part and left does not take the answer from what is made of it', async () => {
  const client = createQueryClient()
  const { queryFn, answer } = slow()
  const part = queryOptions({ queryKey: ['part'], queryFn })
  const whole = queryOptions({
    queryKey: ['whole'],
    queryFn: async () => `all is ${await askOf(client, part)}`,
  })
  const leave = new QueryObserver(client, part).subscribe(() => undefined)
  const observer = new QueryObserver(client, whole)
  observer.subscribe(() => undefined)
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(1))
  leave()
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  answer()
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('all is read'))
})

test('what failed has failed', async () => {
  const queryFn = vi.fn(() => Promise.reject(new Error('No.')))
  const asked = askOf(createQueryClient(), { queryKey: ['part'], queryFn, retry: false })
  await expect(asked).rejects.toThrow('No.')
  expect(queryFn).toHaveBeenCalledTimes(1)
})
