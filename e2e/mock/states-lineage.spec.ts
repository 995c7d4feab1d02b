import { type Page, expect } from '@playwright/test'
import { paths } from '../../src/paths'
import { press, walkStates } from '../walkStates'

const version = paths.lineageOf({ model: 'pricing-dev', version: '4' })
const graph = (page: Page) => page.getByRole('region', { name: 'Graph' })
const drawn = (page: Page) => expect(graph(page).locator('[data-node]').first()).toBeVisible()

walkStates('a lineage', [
  { name: 'three hops', path: `${version}?hops=3`, reach: drawn },
  {
    name: 'a run looked at, and what stands on it',
    path: `${version}?hops=3`,
    reach: async (page) => {
      await press(page, /^Look at run/)
      await press(page, 'Its impact')
      const impact = page.getByRole('region', { name: 'What stands on this run' })
      await expect(impact.getByRole('table')).toBeVisible()
      await drawn(page)
    },
  },
  {
    name: 'grouped, from the top down',
    path: `${paths.lineageOf({ model: 'pricing-dev' })}?hops=2&group=model&dir=down`,
    reach: drawn,
  },
  {
    name: 'two versions',
    path: paths.lineageOf({ model: 'pricing-dev', version: '2' }),
    reach: async (page) => {
      await press(page, 'Compare with champion')
      await expect(page.getByRole('region', { name: 'Difference' })).toBeVisible()
      await drawn(page)
    },
  },
  {
    name: 'as of a day',
    path: `${paths.lineageOf({ model: 'card-fraud' })}?on=2026-04-20`,
    reach: async (page) => {
      await expect(page.getByText('v4 held @champion on')).toBeVisible()
      await drawn(page)
    },
  },
  {
    name: 'a dataset',
    path: paths.dataset({ name: 'loan-applications-2026-q1', digest: '58c2e1f4' }),
    reach: async (page) => {
      await expect(page.getByRole('table', { name: 'Impact' })).toBeVisible()
      await drawn(page)
    },
  },
])
