import { expect, test } from 'vitest'
import { capabilitiesOf } from './capabilities'
import { createFiles } from './files'
import { config } from './scripted'

const ref = { model: 'fraud & co', version: '5' }

const MLFLOW_3 = capabilitiesOf(config())
const MLFLOW_2 = capabilitiesOf(config({ loggedModels: false }))
const HERE = { base: '', workspace: null, front: true }

const filesOf = (
  answer: (address: string) => Response | Promise<Response>,
  capabilities = MLFLOW_3,
) =>
  createFiles(
    { ...HERE, fetch: async (input) => answer(typeof input === 'string' ? input : '') },
    capabilities,
  )

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

const broken = () => new Response('<h1>Internal Server Error</h1>', { status: 500 })

test('what fails on MLflow 2 is missing, as that server says it; elsewhere it is a failure', async () => {
  const lost = filesOf(broken, MLFLOW_2).open(ref, 'conda.yaml')
  await expect(lost).rejects.toMatchObject({ kind: 'missing', facts: { status: 500 } })
  await expect(lost).rejects.toThrow(/^Reading conda.yaml failed: .* MLflow 2 /)
  await expect(filesOf(broken).open(ref, 'x')).rejects.toMatchObject({ kind: 'unreachable' })
  const busy = filesOf(() => new Response('', { status: 503 }), MLFLOW_2).open(ref, 'x')
  await expect(busy).rejects.toMatchObject({ kind: 'unreachable' })
})

test('who gives up gets the reason back', async () => {
  const leaving = new AbortController()
  const files = filesOf(() => {
    leaving.abort(new Error('enough'))
    return Promise.reject(new Error('aborted'))
  })
  await expect(files.open(ref, 'x', leaving)).rejects.toThrow('enough')
})

const addressOf = (more: { workspace?: string; front?: boolean }) =>
  createFiles(
    { ...HERE, ...more, fetch: () => Promise.reject(new Error('not asked')) },
    MLFLOW_3,
  ).address(ref, 'a/b')

test('a file of a workspace has an address that names it; without a console server it has none', () => {
  expect(addressOf({ workspace: 'risk' })).toBe(`/-/workspaces/risk${addressOf({})}`)
  expect(addressOf({ workspace: 'risk', front: false })).toBeNull()
})
