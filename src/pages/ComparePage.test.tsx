import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RouterProvider, createMemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it } from 'vitest'
import { layOut } from '../../test/jsdomLayout'
import { type App, AppContext } from '../app'
import { createMlflowBackend } from '../backends/mlflow/adapter'
import { config } from '../backends/mlflow/scripted'
import { northbank } from '../mocks/seeds/northbank'
import { createServer } from '../mocks/server'
import { makeQueries } from '../queries/queries'
import { createQueryClient } from '../queries/queryClient'
import { readMlmodel } from '../registry/readMlmodel'
import { readYaml } from '../registry/readYaml'
import ComparePage from './ComparePage'

const CONFIG = config()

const refused = (status: number) =>
  status === 403
    ? new Response('Permission denied', { status })
    : Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'gone' }, { status })

/** The page on Northbank, whose server answers some questions otherwise. */
function open(address: string, faulty: (url: URL) => number | null = () => null) {
  const asked: string[] = []
  let fault = faulty
  const serve = createServer(northbank())
  const backend = createMlflowBackend({
    config: CONFIG,
    fetch: async (input, init) => {
      const request = new Request(
        new URL(input instanceof Request ? input.url : String(input), 'http://x'),
        init,
      )
      const url = new URL(request.url)
      asked.push(url.pathname + url.search)
      const status = fault(url)
      return status === null ? serve(request) : refused(status)
    },
  })
  const queryClient = createQueryClient()
  const reader = {
    mlmodel: async (bytes: Uint8Array) => readMlmodel(bytes),
    yaml: async (bytes: Uint8Array) => readYaml(bytes),
  }
  const queries = makeQueries(backend, reader)
  const app: App = { config: CONFIG, backend, queryClient, queries, startOver: null }
  const router = createMemoryRouter([{ path: '/compare', Component: ComparePage }], {
    initialEntries: [address],
  })
  render(
    <QueryClientProvider client={queryClient}>
      <AppContext value={app}>
        <RouterProvider router={router} />
      </AppContext>
    </QueryClientProvider>,
  )
  return { asked, heal: () => (fault = () => null) }
}

const region = (name: string) => screen.getByRole('region', { name })
const PARTS = [
  'Contract',
  'Checks',
  'Metrics',
  'Environment',
  'Data',
  'Artifacts',
  'Params',
  'Tags',
  'Code',
]
const settled = () => waitFor(() => expect(screen.queryAllByRole('status')).toEqual([]))
const unknown = () =>
  PARTS.filter((name) => within(region(name)).queryByRole('list', { name: 'Not known' }) !== null)

const FRAUD = '/compare?v=card-fraud@4&v=card-fraud@5'
const ofV5 = (url: URL) => url.searchParams.get('version') === '5'
const path = (url: URL) => url.searchParams.get('path')

// a busy machine takes its time
configure({ asyncUtilTimeout: 10_000 })
beforeEach(() => layOut())

describe('a comparison', () => {
  it('has a region for each part, and asks for each thing once', async () => {
    const { asked } = open(FRAUD)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Compare versions')
    await settled()
    for (const name of PARTS) expect(region(name)).toBeTruthy()
    expect(unknown()).toEqual([])
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked).toHaveLength(13)
    expect(region('Contract').textContent).toContain('Identical')
  })

  it('takes what the logged model tells where the run is closed, and says that it is', async () => {
    let first: string | null = null
    open(FRAUD, (url) => {
      if (!url.pathname.endsWith('runs/get')) return null
      first ??= url.search
      return url.search === first ? null : 403
    })
    await settled()
    expect(unknown()).toEqual(['Metrics', 'Data'])
    expect(region('Data').textContent).toContain('Unknown for v5: its run is closed to you (403)')
    expect(region('Data').textContent).not.toContain('removed')
    expect(within(region('Metrics')).getByRole('row', { name: /^auc/ }).textContent).toContain(
      'better',
    )
    expect(region('Params').textContent).toContain('max_depth')
  })

  it('knows no contract while an MLmodel is closed, and tries again when it is told to', async () => {
    const { heal } = open(FRAUD, (url) => (ofV5(url) && path(url) === 'MLmodel' ? 403 : null))
    await settled()
    expect(region('Contract').textContent).toContain('Unknown')
    expect(region('Contract').textContent).toContain('of v5, its MLmodel is closed to you (403)')
    expect(unknown()).toEqual(['Environment'])
    expect(region('Tags').textContent).toContain('validation_status')
    expect(region('Checks').textContent).toContain('Nothing blocks; 4 can’t be told')
    heal()
    await userEvent.click(within(region('Contract')).getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(region('Contract').textContent).toContain('Identical'))
  })

  it('reads conda.yaml where there is no requirements.txt', async () => {
    const { asked } = open(FRAUD, (url) =>
      ofV5(url) && path(url) === 'requirements.txt' ? 404 : null,
    )
    await settled()
    await waitFor(() => expect(asked.some((one) => one.includes('conda.yaml'))).toBe(true))
    await settled()
    expect(unknown()).toEqual([])
    expect(region('Environment').textContent).not.toContain('removed')
  })

  it('leaves the other parts alone when files can’t be listed', async () => {
    open(FRAUD, (url) => (url.pathname.endsWith('directories') ? 403 : null))
    await settled()
    expect(unknown()).toEqual(['Artifacts'])
  })

  it('keeps the rest of a version whose record is gone out of the comparison', async () => {
    open('/compare?v=card-fraud@4&v=card-fraud@99')
    await settled()
    const [, gone] = screen.getByRole('list', { name: 'Compared versions' }).children
    expect(gone?.textContent).toContain('It is not there (404)')
    expect(region('Contract').textContent).toContain('Unknown')
    expect(unknown()).toEqual(PARTS.filter((name) => name !== 'Contract' && name !== 'Checks'))
    expect(region('Params').textContent).not.toContain('removed')
  })
})
