import { expect, test } from 'vitest'
import { RegistryError } from '../../registry/errors'
import { type Asked, on, refuse } from './scripted'

const points = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    key: 'loss',
    value: from + i,
    timestamp: 1000 + i,
    step: from + i,
  }))
const history = async (answer: (asked: Asked) => unknown) => {
  const { wings, asked } = on(answer)
  return { ...(await (await wings.history()).metric('r1', 'loss')), asked }
}
const steps = (read: { points: readonly { step: number }[] }) => read.points.map(({ step }) => step)

/** A server without sampling, and a series without an end. */
const endless = ({ path, query }: Asked) =>
  path.endsWith('bulk-interval')
    ? refuse(404, 'ENDPOINT_NOT_FOUND')
    : {
        metrics: points(Number(query['page_token'] ?? 0), 1000),
        next_page_token: String(Number(query['page_token'] ?? 0) + 1000),
      }

test('a short series is read whole, by one request', async () => {
  const read = await history(() => ({ metrics: points(0, 3) }))
  expect(read.extent).toBe('all')
  expect(steps(read)).toEqual([0, 1, 2])
  expect(read.asked).toHaveLength(1)
  expect(read.asked[0]?.query).toMatchObject({ run_id: 'r1', metric_key: 'loss' })
})

test('a key that was never logged is an empty series', async () => {
  expect(await history(() => ({}))).toMatchObject({ points: [], extent: 'all' })
})

test('a long series is sampled by the server', async () => {
  const read = await history(({ path }) =>
    path.endsWith('bulk-interval')
      ? { metrics: points(0, 2500) }
      : { metrics: points(0, 1000), next_page_token: 't' },
  )
  expect(read).toMatchObject({ extent: 'sampled' })
  expect(read.points).toHaveLength(2500)
  expect(read.asked).toHaveLength(2)
})

test('a server that can’t sample gives the beginning, and it is called that', async () => {
  const read = await history(endless)
  expect(read).toMatchObject({ extent: 'first' })
  expect(read.points).toHaveLength(10_000)
})

test('an outage while it is sampled is an outage, not a server that can’t', async () => {
  const read = history(({ path }) =>
    path.endsWith('bulk-interval')
      ? refuse(403, 'PERMISSION_DENIED')
      : { metrics: points(0, 1), next_page_token: 't' },
  )
  await expect(read).rejects.toBeInstanceOf(RegistryError)
})

test('NaN comes as a text', async () => {
  const read = await history(() => ({ metrics: [{ key: 'loss', value: 'NaN', step: 0 }] }))
  expect(read.points[0]).toMatchObject({ value: NaN, at: null })
})

test('runs are asked for by their ids, and nothing that could end a quote is asked', async () => {
  const { wings, asked } = on(() => ({}))
  const wing = await wings.history()
  expect(await wing.runs(['1', '2'], ['a1', "b' OR 'x", 'c3'])).toEqual([])
  expect(asked[0]).toMatchObject({
    method: 'POST',
    body: {
      experiment_ids: ['1', '2'],
      filter: "attributes.run_id IN ('a1','c3')",
      run_view_type: 'ALL',
    },
  })
})

test('many are asked for a hundred at a time, and a page leads to the next', async () => {
  const { wings, asked } = on(({ body }) =>
    typeof body === 'object' && body !== null && 'page_token' in body
      ? {}
      : { next_page_token: 'more' },
  )
  const ids = Array.from({ length: 150 }, (_, i) => `m-${i}`)
  await (await wings.history()).loggedModels(['1'], 'model_id', ids)
  expect(asked).toHaveLength(4)
})
