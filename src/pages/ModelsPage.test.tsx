import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RouterProvider, createMemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOut } from '../../test/jsdomLayout'
import { type App, AppContext } from '../app'
import { createMlflowBackend } from '../backends/mlflow/adapter'
import { config as connectionTo } from '../backends/mlflow/scripted'
import type { useSnapshotSearch } from '../features/common/useSnapshotSearch'
import { createMlmodelReader } from '../backends/mlmodelReader'
import { makeQueries } from '../queries/queries'
import { createQueryClient } from '../queries/queryClient'
import type { ProbedFeatures } from '../registry/connection'
import { aModel } from '../registry/examples'
import { snapshotSearch } from '../registry/snapshot/searchSnapshot'
import ModelsPage, { loader } from './ModelsPage'

type Reading = ReturnType<typeof useSnapshotSearch>
let reading: Reading = null
vi.mock('../features/common/useSnapshotSearch', () => ({ useSnapshotSearch: () => reading }))

type Answer = Response | object
type Serve = (query: URLSearchParams) => Answer | Promise<Answer>

interface Situation {
  address?: string
  features?: Partial<ProbedFeatures>
}

/** The page on a server of one function, and what it was asked. */
function open(serve: Serve, { address = '/models', features = {} }: Situation = {}) {
  const asked: URLSearchParams[] = []
  const config = connectionTo(features)
  const backend = createMlflowBackend({
    config,
    fetch: async (input) => {
      const url = new URL(input instanceof Request ? input.url : String(input), 'http://x')
      // what waits is asked for besides, once the rows stand
      if (url.pathname.includes('/experiments/')) {
        return Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST' }, { status: 404 })
      }
      asked.push(url.searchParams)
      const answer = await serve(url.searchParams)
      return answer instanceof Response ? answer : Response.json(answer)
    },
  })
  const queryClient = createQueryClient()
  const app: App = {
    config,
    backend,
    queryClient,
    queries: makeQueries(backend, createMlmodelReader()),
    startOver: null,
  }
  const router = createMemoryRouter(
    [{ path: '/models', Component: ModelsPage, loader: loader(app), HydrateFallback: () => null }],
    { initialEntries: [address] },
  )
  render(
    <QueryClientProvider client={queryClient}>
      <AppContext value={app}>
        <RouterProvider router={router} />
      </AppContext>
    </QueryClientProvider>,
  )
  return { asked, router }
}

interface Wire {
  name: string
  aliases?: { alias: string; version: string }[]
  tags?: { key: string; value: string }[]
}

const page = (models: readonly (string | Wire)[], next?: string) => ({
  registered_models: models.map((model) => ({
    ...(typeof model === 'string' ? { name: model } : model),
    creation_timestamp: 1_700_000_000_000,
    last_updated_timestamp: 1_700_000_000_000,
  })),
  ...(next === undefined ? {} : { next_page_token: next }),
})
const holding = (name: string, ...aliases: string[]): Wire => ({
  name,
  aliases: aliases.map((alias) => ({ alias, version: '4' })),
})
const tags = (...pairs: [string, string][]) => pairs.map(([key, value]) => ({ key, value }))
const refuse = (message: string) =>
  Response.json({ error_code: 'INVALID_PARAMETER_VALUE', message }, { status: 400 })
const names = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `model ${String(from + i).padStart(3, '0')}`)
const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent)
const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name} `) })
const status = () => screen.getAllByRole('status')[0]?.textContent

// a busy machine takes its time
configure({ asyncUtilTimeout: 10_000 })

beforeEach(() => layOut())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the list of models', () => {
  it('costs one request before its first rows', async () => {
    const { asked } = open(() => page(['card-fraud', 'churn']))
    expect(await screen.findByRole('link', { name: 'card-fraud' })).toBeDefined()
    expect(asked).toHaveLength(1)
    expect(status()).toBe('2 models')
  })

  it('says what the server said when it fails, and shows the rows after a retry', async () => {
    let broken = true
    open(() => (broken ? refuse('The store is closed.') : page(['card-fraud'])))
    expect((await screen.findByRole('alert')).textContent).toContain('The store is closed.')
    expect(screen.queryByRole('table')).toBeNull()
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: 'card-fraud' })).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('keeps the rows when a further page fails, and goes on from there', async () => {
    let broken = true
    const { asked } = open((query) => {
      if (query.get('page_token') === null) return page(names(10), 'two')
      return broken ? refuse('The token is stale.') : page(names(10, 10))
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The token is stale.')
    expect(screen.getByRole('link', { name: 'model 000' })).toBeDefined()
    expect(status()).toBe('10 read so far; more to come')
    expect(asked).toHaveLength(2)
    broken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('20 models')).toBeDefined()
    expect(asked.at(-1)?.get('page_token')).toBe('two')
  })

  it('shows a model once that two pages hold', async () => {
    open((query) => (query.get('page_token') === null ? page(names(3), 'two') : page(names(3, 2))))
    expect(await screen.findByText('5 models')).toBeDefined()
    expect(screen.getAllByRole('link', { name: 'model 002' })).toHaveLength(1)
  })

  it('stops reading by itself where a server goes in circles', async () => {
    const { asked } = open((query) => page(names(5), query.get('page_token') === 'a' ? 'b' : 'a'))
    expect(await screen.findByRole('button', { name: 'Read more' })).toBeDefined()
    expect(asked).toHaveLength(2)
    await userEvent.click(screen.getByRole('button', { name: 'Read more' }))
    expect(await screen.findByRole('button', { name: 'Read more' })).toBeDefined()
    expect(asked).toHaveLength(3)
  })

  it('counts what could not be read', async () => {
    open(() => ({ registered_models: [{ name: 'sound' }, { no: 'name' }] }))
    expect(await screen.findByText('1 model · 1 model could not be read')).toBeDefined()
  })
})

describe('its columns', () => {
  it('take the two commonest aliases, and keep them while further pages are read', async () => {
    open((query) =>
      query.get('page_token') === null
        ? page([holding('a', 'prod', 'shadow'), holding('b', 'prod')], 'two')
        : page([holding('c', 'champion')]),
    )
    expect(await screen.findByText('3 models')).toBeDefined()
    expect(heads().slice(0, 4)).toEqual(['Name', '@prod', '@shadow', 'Latest version'])
    const links = within(row('a'))
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(links).toEqual(['a', 'v4', 'v4'])
  })

  it('say the reason for what the server does not keep, and never show it as none', async () => {
    open(() => page(['card-fraud']), { features: { aliases: false, tags: false } })
    await screen.findByRole('link', { name: 'card-fraud' })
    const cells = within(row('card-fraud'))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    expect(cells).toEqual([
      'not kept',
      'not kept',
      'no version',
      'not kept',
      'not kept',
      expect.any(String),
    ])
    const champion = screen.getByRole('columnheader', { name: 'Champion' })
    expect(champion.textContent).toContain('This server keeps no aliases.')
    expect(within(champion).getByRole('button', { name: 'Champion' })).toBeDefined()
    expect(
      await screen.findByText(/This server keeps no aliases. This server sends no tags./),
    ).toBeDefined()
  })

  it('name the owner by its tag, else the team', async () => {
    open(() =>
      page([
        { name: 'one', tags: tags(['team', 'risk'], ['owner', 'mia']) },
        { name: 'two', tags: tags(['team', 'lab'], ['pii', 'no'], ['tier', '1']) },
      ]),
    )
    await screen.findByRole('link', { name: 'one' })
    expect(within(row('one')).getAllByRole('cell')[3]?.textContent).toBe('mia')
    expect(within(row('two')).getAllByRole('cell')[3]?.textContent).toBe('lab')
    expect(within(row('two')).getByRole('button', { name: 'All 3 tags' }).textContent).toBe('all 3')
  })

  it('sort by what the server can', async () => {
    const { asked, router } = open(() => page(['card-fraud']))
    await screen.findByRole('link', { name: 'card-fraud' })
    await userEvent.click(screen.getByRole('button', { name: 'Last change' }))
    await vi.waitFor(() => {
      expect(screen.getByRole('columnheader', { name: 'Last change' }).ariaSort).toBe('descending')
    })
    expect(router.state.location.search).toBe('?sort=-updated')
    expect(asked.at(-1)?.get('order_by')).toBe('last_updated_timestamp DESC')
  })
})

describe('a model that no address can carry', () => {
  it('is listed with the reason and without a link', async () => {
    open(() => page(['tab\there', 'sound']))
    await screen.findByRole('link', { name: 'sound' })
    const marked = screen.getByRole('rowheader', { name: /⇥/ })
    expect(within(marked).queryByRole('link')).toBeNull()
    expect(marked.textContent).toContain('control character')
  })
})

describe('searching', () => {
  it('tells an empty registry from a search without hits', async () => {
    const { router } = open((query) => (query.has('filter') ? {} : page(['card-fraud'])), {
      address: '/models?q=zzz',
    })
    expect(await screen.findByText('zzz')).toBeDefined()
    expect(screen.queryByText(/Nothing is registered here/)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }))
    expect(await screen.findByRole('link', { name: 'card-fraud' })).toBeDefined()
    expect(router.state.location.search).toBe('')
  })

  it('says how to begin where nothing is registered', async () => {
    open(() => ({}))
    expect(await screen.findByText(/Nothing is registered here/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Copy the Python code' })).toBeDefined()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('is done here where the server can’t, reads on by itself, and says what it covered', async () => {
    const { asked } = open(
      (query) => (query.get('page_token') === null ? page(names(40), 'two') : page(['card-fraud'])),
      { address: '/models?q=fraud', features: { searchModels: false } },
    )
    expect(await screen.findByRole('link', { name: 'card-fraud' })).toBeDefined()
    expect(status()).toBe('1 of 41 models')
    expect(asked).toHaveLength(2)
    for (const query of asked) expect(query.has('filter')).toBe(false)
  })

  it('asks the server for what it can and looks for the rest here', async () => {
    const { asked } = open(
      () =>
        page(
          ['champion', 'shadow'].map((alias) => ({
            ...holding(`car-${alias}`, alias),
            tags: tags(['team', 'risk']),
          })),
        ),
      { address: '/models?q=car+tag:team%3Drisk+alias:champion' },
    )
    expect(await screen.findByText('1 of 2 models')).toBeDefined()
    expect(asked[0]?.get('filter')).toBe("tags.`team` = 'risk' AND name ILIKE '%car%'")
    expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
      'car-champion',
    ])
  })

  it('does not read a whole registry by itself: somebody says to search on, and may stop it', async () => {
    let answerNow: () => void = vi.fn()
    const answered = new Promise<void>((resolve) => {
      answerNow = resolve
    })
    const { asked } = open(
      async (query) => {
        const from = Number(query.get('page_token') ?? 0)
        const size = Number(query.get('max_results'))
        if (from >= 1250) await answered
        return page(names(size, from), String(from + size))
      },
      { address: '/models?q=alias:champion' },
    )
    expect(await screen.findByText('0 found; searched 1,250 so far; more to come')).toBeDefined()
    const searchOn = await screen.findByRole('button', { name: 'Search on' })
    expect(screen.getByText(/^None of the models read so far fits/)).toBeDefined()
    expect(asked).toHaveLength(4)
    await userEvent.click(searchOn)
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }))
    answerNow()
    expect(await screen.findByRole('button', { name: 'Search on' })).toBeDefined()
    expect(asked).toHaveLength(5)
  })

  it('leaves out what it can’t read of a search', async () => {
    const { asked } = open(() => page(['card-fraud']), { address: '/models?q=card+tag:' })
    expect(await screen.findByRole('link', { name: 'card-fraud' })).toBeDefined()
    expect(asked[0]?.get('filter')).toBe("name ILIKE '%card%'")
  })
})

const fullBox = () =>
  waitFor(() => {
    const box = screen.getByRole('searchbox', { name: 'Search models' })
    expect(box.getAttribute('aria-autocomplete')).toBe('list')
    return box
  })
const found = () =>
  screen.getAllByRole('rowheader').map((cell) => within(cell).getByRole('link').textContent)
const note = () => screen.getByText(/from a reading/).textContent

describe('with a reading of the whole registry', () => {
  const { latestVersions: _none, ...bare } = aModel({ latestVersion: '1' })
  const read = (name: string, description: string, ...aliases: string[]) => ({
    ...bare,
    name,
    description,
    aliases: new Map(aliases.map((alias) => [alias, '1'])),
  })
  beforeEach(() => {
    const models = [
      read('churn', '', 'champion'),
      read('churn-gone', ''),
      read('pricing', 'For those who may churn'),
    ]
    reading = { ...snapshotSearch(models), at: new Date(Date.now() - 180_000) }
  })
  afterEach(() => {
    reading = null
  })
  it('answers with each letter, says what it knows and that the server is asked, and gives way to it', async () => {
    const waiting: ((found: object) => void)[] = []
    open((query) => {
      if (!query.get('filter')?.includes('chu')) return page(names(50), 'two')
      return new Promise<object>((resolve) => waiting.push(resolve))
    })
    const box = await fullBox()
    // of all, not of the page that was read
    expect(await screen.findByText(/^Counted over 53 models, as last read/)).toBeDefined()
    await userEvent.type(box, 'chu')
    expect(found()).toEqual(['churn', 'churn-gone', 'pricing'])
    expect(note()).toBe('3 models from a reading 3 minutes ago; searching the server…')
    await waitFor(() => expect(waiting).toHaveLength(1))
    waiting[0]?.(page(['churn', 'churn-new']))
    // once it has named all: who is gone goes, and it was not asked of descriptions
    await waitFor(() => expect(found()).toEqual(['churn', 'churn-new', 'pricing']))
    expect(note()).toBe('1 of 3 from a reading 3 minutes ago')
  })

  it('answers what no server looks for before all was read', async () => {
    open(
      (query) =>
        query.get('page_token') === null ? page(names(50), 'two') : new Promise(() => undefined),
      { address: '/models?q=alias%3Achampion' },
    )
    expect(await screen.findByRole('link', { name: 'churn' })).toBeDefined()
    expect(screen.getByText(/^1 model from a reading/)).toBeDefined()
  })

  it('without one, it is as the server says', async () => {
    reading = null
    open((query) => page(query.has('filter') ? [] : ['churn']))
    const box = await fullBox()
    await userEvent.type(box, 'pri')
    expect(await screen.findByRole('button', { name: 'Clear the search' })).toBeDefined()
    expect(screen.queryByText(/from a reading/)).toBeNull()
  })
})
