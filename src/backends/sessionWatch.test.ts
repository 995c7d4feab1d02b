import { expect, test, vi } from 'vitest'
import { createSessionWatch } from './sessionWatch'

const answering = (status: number) =>
  vi.fn<typeof fetch>(async () => new Response(null, { status }))

test('each request says in whose name it is, in letters that a header can carry', async () => {
  const send = answering(200)
  const headers = { accept: 'application/json' }
  await createSessionWatch('José \ud800', send).fetch('/x', { method: 'POST', headers })
  const [, init] = send.mock.calls[0] ?? []
  expect(init?.method).toBe('POST')
  expect([...new Headers(init?.headers)]).toEqual([
    ['accept', 'application/json'],
    ['x-ringside-person', 'Jos%C3%A9%20%EF%BF%BD'],
  ])
})

test('a 401 asks for a sign-in, and the answer goes on to whoever asked', async () => {
  const watch = createSessionWatch('ana', answering(401))
  const changed = vi.fn<() => void>()
  watch.subscribe(changed)
  const answers = await Promise.all([watch.fetch('/x'), watch.fetch('/y')])
  expect(answers.map(({ status }) => status)).toEqual([401, 401])
  expect(watch.standing()).toBe('asking')
  expect(changed).toHaveBeenCalledTimes(1)
})

test('a denial does not', async () => {
  const watch = createSessionWatch('ana', answering(403))
  await watch.fetch('/x')
  expect(watch.standing()).toBe('in')
})
