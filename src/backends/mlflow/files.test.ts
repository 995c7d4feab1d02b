import { expect, test } from 'vitest'
import { createFiles } from './files'

const ref = { model: 'fraud & co', version: '5' }

const filesOf = (answer: (address: string) => Response | Promise<Response>) =>
  createFiles({ base: '', fetch: async (input) => answer(typeof input === 'string' ? input : '') })

test('the address of a file holds its names as they are', () => {
  const files = filesOf(() => new Response())
  const { pathname, searchParams } = new URL(files.address(ref, 'a b/c+d.txt') ?? '', 'http://x')
  expect(pathname).toBe('/model-versions/get-artifact')
  expect(Object.fromEntries(searchParams)).toEqual({
    name: 'fraud & co',
    version: '5',
    path: 'a b/c+d.txt',
  })
  expect(files.address(ref, 'half \uD800')).toBeNull()
})

test('a file comes as a stream', async () => {
  const files = filesOf(() => new Response('bytes'))
  expect(await new Response(await files.open(ref, 'x')).text()).toBe('bytes')
})

test('a refusal is an error with its kind, before anything is read', async () => {
  const files = filesOf(() => new Response('Permission denied', { status: 403 }))
  await expect(files.open(ref, 'x')).rejects.toMatchObject({ kind: 'denied' })
})

test('who gives up gets the reason back', async () => {
  const leaving = new AbortController()
  const files = filesOf(() => {
    leaving.abort(new Error('enough'))
    return Promise.reject(new Error('aborted'))
  })
  await expect(files.open(ref, 'x', leaving)).rejects.toThrow('enough')
})

test('where a header is needed, no link will do', () => {
  const files = createFiles({
    base: '',
    fetch: () => Promise.reject(new Error('not asked')),
    headers: { 'x-mlflow-workspace': 'risk' },
  })
  expect(files.address(ref, 'x')).toBeNull()
})
