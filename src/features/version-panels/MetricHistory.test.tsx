import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AppContext } from '../../app'
import { createMlflowBackend } from '../../backends/mlflow/adapter'
import { config } from '../../backends/mlflow/scripted'
import { wingsOf } from '../../backends/wingsOf'
import { makeQueries } from '../../queries/queries'
import { RegistryError } from '../../registry/errors'
import type { MetricHistory as History } from '../../registry/metricHistory'
import type { Metric } from '../../registry/tracking'
import { MetricHistory } from './MetricHistory'

const points = (...values: number[]): Metric[] =>
  values.map((value, step) => ({ key: 'loss', value, step, at: new Date(step), dataset: null }))

const unused = () => Promise.reject(new Error('not part of the test'))

function draw(read: () => Promise<History>) {
  const connection = config()
  const backend = {
    ...createMlflowBackend({ config: connection, fetch: unused }),
    wings: wingsOf({
      history: () => Promise.resolve({ metric: read, runs: unused, loggedModels: unused }),
    }),
  }
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const queries = makeQueries(backend, { mlmodel: unused, yaml: unused })
  const app = { config: connection, backend, queryClient, queries, startOver: null }
  render(
    <AppContext value={app}>
      <QueryClientProvider client={queryClient}>
        <MetricHistory runId="r1" metric="loss" />
      </QueryClientProvider>
    </AppContext>,
  )
}

test('a history that is gone is not told from one that never was', async () => {
  draw(async () => ({ points: [], extent: 'all' }))
  expect(await screen.findByText(/has no value of loss any more, or never had one/)).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
})

test('a sample is called one, and what can’t be drawn is counted', async () => {
  draw(async () => ({ points: points(1, NaN, Number.MAX_VALUE, 2), extent: 'sampled' }))
  expect(await screen.findByText(/4 points of a longer series, chosen evenly/)).toBeTruthy()
  expect(screen.getByText(/2 not drawn: NaN or infinite/)).toBeTruthy()
  const cells = screen.getAllByRole('row').map((row) => row.querySelector('td')?.textContent)
  expect(cells).toEqual([undefined, '1', 'NaN', 'Infinity', '2'])
})

test('the beginning of a series is called that', async () => {
  draw(async () => ({ points: points(1, 2), extent: 'first' }))
  expect(await screen.findByText('The first 2 points of a longer series.')).toBeTruthy()
})

test('a run that is closed says so, with a way on', async () => {
  draw(() => Promise.reject(new RegistryError('denied', 'This run is closed to you.')))
  expect((await screen.findByRole('alert')).textContent).toContain('This run is closed to you.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
