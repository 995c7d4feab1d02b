import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { RegistryError } from '../../registry/errors'
import { knownOf } from './knownOf'

/** What a component gets of a question that was asked once. */
async function asked(answer: () => Promise<string>) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const observer = new QueryObserver(queryClient, { queryKey: ['it'], queryFn: answer })
  const stop = observer.subscribe(() => {})
  await observer.fetchOptimistic({ queryKey: ['it'], queryFn: answer }).catch(() => {})
  const result = observer.getCurrentResult()
  stop()
  return result
}

test('an answer is known, also where it is empty', async () => {
  expect(knownOf(await asked(async () => ''))).toEqual({ known: true, value: '' })
})

test('what was never asked was not read', () => {
  const observer = new QueryObserver<string>(new QueryClient(), {
    queryKey: ['it'],
    enabled: false,
  })
  expect(knownOf(observer.getCurrentResult())).toMatchObject({ known: false, because: 'not read' })
})

test.each([
  ['denied', 'denied'],
  ['missing', 'missing'],
  ['unreadable', 'unreadable'],
  ['unreachable', 'failed'],
  ['invalid', 'failed'],
] as const)('an answer of the kind %s is %s', async (kind, because) => {
  const refused = asked(() => Promise.reject(new RegistryError(kind, 'No.')))
  expect(knownOf(await refused)).toMatchObject({ known: false, because })
})
