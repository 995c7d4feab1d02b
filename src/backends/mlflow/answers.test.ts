import { expect, test } from 'vitest'
import { serverAnswers } from './answers'

const bases = { tracking: '/t', registry: '/r' }

const answering = (statuses: Record<string, number>) => async (target: RequestInfo | URL) => {
  const status = typeof target === 'string' ? statuses[target] : undefined
  if (status === undefined) throw new TypeError('Failed to fetch')
  return new Response('', { status })
}

test('a server that answers both, even with "sign in first", answers', async () => {
  expect(await serverAnswers(bases, answering({ '/t/health': 200, '/r/version': 401 }))).toBe(true)
})

test.each([
  ['nobody is there', {}],
  ['one of two servers is gone', { '/t/health': 200 }],
  [
    'the console server is there and what is behind it is not',
    { '/t/health': 502, '/r/version': 502 },
  ],
])('no answer when %s', async (_, statuses: Record<string, number>) => {
  expect(await serverAnswers(bases, answering(statuses))).toBe(false)
})

test('giving up is passed on', async () => {
  const gone = AbortSignal.abort(new Error('left'))
  await expect(serverAnswers(bases, answering({}), gone)).rejects.toThrow('left')
})
