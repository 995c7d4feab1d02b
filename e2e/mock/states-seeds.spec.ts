import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect } from '../helpers'
import { type State, walkStates } from '../walkStates'

const title = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(text)

const quiet = (page: Page) => expect(page.getByRole('status', { name: /^Reading/ })).toHaveCount(0)

/** A page of a seed, under that heading, with all of its panels read. */
const opened = (
  seed: string,
  path: string,
  heading: string | RegExp,
  then: (page: Page) => Promise<void> = quiet,
): State => ({
  name: `${seed}: ${path}`,
  path: `${path}?seed=${seed}`,
  reach: async (page) => {
    await title(page, heading)
    await then(page)
  },
})

const LIST = 'Registered models'
const rows = (page: Page) => expect(page.getByRole('rowheader').first()).toBeVisible()
const MODEL = paths.model('card-fraud')
const VERSION = paths.version({ model: 'card-fraud', version: '5' })

walkStates('a server that is away, or says no', [
  opened('outage', paths.models(), LIST, (page) =>
    expect(page.getByText('Could not read the registered models')).toBeVisible(),
  ),
  opened('outage', MODEL, 'The server does not answer'),
  opened('denied', paths.model('aml-alerts'), 'Not there, or not for you'),
  opened('denied', VERSION, 'Version 5'),
  opened('no-such-seed', paths.models(), 'This mock has no such data'),
])

walkStates('a server that asks who one is', [
  opened('people', MODEL, 'Sign in'),
  opened('expired', MODEL, 'Sign in'),
  {
    ...opened('closed', paths.models(), 'Sign in'),
    reach: async (page) => {
      await title(page, 'Sign in')
      await page.getByLabel('User name').fill('nora-nobody')
      await page.getByLabel('Password', { exact: true }).fill('ringside-nora-nobody')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await title(page, LIST)
      await quiet(page)
    },
  },
  opened('closed', MODEL, 'Not there, or not for you'),
])

walkStates('a server that has little, or much', [
  opened('empty', paths.models(), LIST),
  opened('reduced', paths.models(), LIST, rows),
  opened('reduced', MODEL, 'card-fraud'),
  opened('reduced', VERSION, 'Version 5'),
  opened('reduced', paths.settings(), 'Settings'),
  opened('large', paths.models(), LIST, rows),
])

const HOSTILE = '<img src=x onerror=window.__pwn=14>'

walkStates('what nobody meant well', [
  opened('hostile', paths.model(HOSTILE), HOSTILE),
  opened('hostile', paths.version({ model: HOSTILE, version: '1' }), 'Version 1'),
])
