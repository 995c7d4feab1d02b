import { AxeBuilder } from '@axe-core/playwright'
import {
  type BrowserContext,
  type Locator,
  type Page,
  type Request,
  expect,
  test as base,
} from '@playwright/test'
import { PEOPLE } from '../src/mocks/people'
import { beginOpen } from './openSeed'
import { type Registry, removeModels, registryThrough } from './registry'
import { type Watch, watchFaults } from './watch'

export interface Options {
  /** Of `src/mocks/people.json`: who is signed in on `page` before a test begins; null for no sign-in. */
  person: string | null
}

interface Fixtures {
  /** On the mock, a registry without sign-in unless the test asks for another. */
  openSeed: void
  /** Fails the test for any error that the page reports and nobody `allow`ed. */
  watch: Watch
  /** Writes to the backend past the page: what a test needs to be there, and what "somebody else" does meanwhile. */
  registry: Registry
  /** A second browser, with storage and cookies of its own. On the mock it has a world of its own, too: use `registry`. */
  otherPage: Page
  /**
   * A page of somebody in `src/mocks/people.json`, signed in and empty: go where the test begins. In a browser of its own;
   * on the mock, which is the seed `people`, in a world of its own.
   */
  as: (name: string) => Promise<Page>
  /** The same registry that this page shows, written to by an admin. */
  registryFor: (page: Page) => Registry
  /** The sign-in page, as nobody sees it. */
  signedOut: Page
}

export const test = base.extend<Fixtures & Options>({
  person: [null, { option: true }],
  openSeed: [
    async ({ context }, give) => {
      if (target === 'mock') await beginOpen(context)
      await give()
    },
    { auto: true },
  ],
  context: async ({ context, person }, give) => {
    if (person !== null) await letIn(context, person)
    await give(context)
  },
  watch: [
    async ({ context }, give) => {
      const watch = watchFaults(context)
      await give(watch)
      expect(watch.faults(), 'errors that the page reported').toEqual([])
    },
    { auto: true },
  ],
  registry: async ({ page }, give) => {
    const { registry, made } = registryThrough(page)
    await give(registry)
    await removeModels(made)
  },
  otherPage: async ({ browser, person }, give) => {
    const context = await browser.newContext()
    if (target === 'mock') await beginOpen(context)
    if (person !== null) await letIn(context, person)
    const watch = watchFaults(context)
    await give(await context.newPage())
    await context.close()
    expect(watch.faults(), 'errors that the other page reported').toEqual([])
  },
  as: async ({ browser }, give) => {
    const opened: { context: BrowserContext; watch: Watch }[] = []
    await give(async (name) => {
      const context = await browser.newContext()
      opened.push({ context, watch: watchFaults(context) })
      const page = await context.newPage()
      await signIn(page, name)
      return page
    })
    for (const { context, watch } of opened) {
      await context.close()
      expect(watch.faults(), 'errors that a page reported').toEqual([])
    }
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's names
  registryFor: async ({}, give) => {
    const used: ReturnType<typeof registryThrough>[] = []
    await give((page) => {
      const through = registryThrough(page)
      used.push(through)
      return through.registry
    })
    for (const { made } of used) await removeModels(made)
  },
  signedOut: async ({ page }, give) => {
    await toSignIn(page)
    await give(page)
  },
})

export { expect }

async function toSignIn(page: Page) {
  await page.goto(target === 'mock' ? '/?seed=people' : '/')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

function loginOf(name: string) {
  const person = PEOPLE.find((one) => one.name === name)
  if (person === undefined) throw new Error(`people.json has no ${name}`)
  return { username: name, password: person.password }
}

/** By the console's own route, as the sign-in page does it. */
async function signIn(page: Page, name: string) {
  await toSignIn(page)
  const status = await page.evaluate(async (login) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(login)
    return (await fetch('/-/session', { method: 'POST', headers, body })).status
  }, loginOf(name))
  expect(status, `signing in as ${name}`).toBe(200)
}

/** The same without a page: the session is a cookie, so every page of `context` has it. Not on the mock. */
export async function letIn(
  context: BrowserContext,
  name: string,
  origin = process.env.E2E_BASE_URL ?? '',
) {
  const answer = await context.request.post(`${origin}/-/session`, {
    data: loginOf(name),
    headers: { origin },
  })
  expect(answer.status(), `signing in as ${name}`).toBe(200)
}

/** What time does to a session: nobody is signed in any longer, and the page does not know. */
export async function endSession(page: Page) {
  if (target !== 'mock') return page.context().clearCookies()
  return page.evaluate(() => sessionStorage.setItem('ringside.mock.session.people', 'nobody'))
}

const asked = process.env.E2E_TARGET
/** What the tests run against (with sign-in or without): some things differ, such as whether two browsers share a registry. */
export const target = asked === undefined || asked === 'mock' ? 'mock' : 'live'

/** A row of `table` in which each named column shows that text (or more). Waits for it, as every assertion does. */
export async function expectRow(table: Locator, cells: Readonly<Record<string, string | RegExp>>) {
  await expect(await findRow(table, cells)).not.toHaveCount(0)
}

/** The rows of `table` in which each named column shows that text (or more). */
export async function findRow(table: Locator, cells: Readonly<Record<string, string | RegExp>>) {
  const heads = table.getByRole('columnheader')
  await expect(heads).not.toHaveCount(0)
  const titles = (await heads.allInnerTexts()).map((text) => text.trim())
  const page = table.page()
  return Object.entries(cells).reduce((rows, [column, hasText]) => {
    const exact = titles.indexOf(column)
    const index = exact >= 0 ? exact : titles.findIndex((title) => title.includes(column))
    if (index < 0) throw new Error(`no column ${column} among: ${titles.join(', ')}`)
    const inRow = page.getByRole('cell').or(page.getByRole('rowheader'))
    return rows.filter({ has: inRow.nth(index).filter({ hasText }) })
  }, table.getByRole('row'))
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Looked {
  /** The rules that another theme may break, for what was looked at as a whole in the first. */
  only?: 'colours'
  /** A selector: what opened on a page that was looked at before. */
  within?: string
}

/** Axe, every rule that it has for WCAG 2 A and AA. */
export async function expectNoAxeViolations(page: Page, { only, within }: Looked = {}) {
  // what scrolled halfway below the header is too small a target, to axe
  if (within === undefined) await page.evaluate(() => scrollTo(0, 0))
  const axe = new AxeBuilder({ page })
  if (within !== undefined) axe.include(within)
  if (only === 'colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  else axe.withTags(TAGS)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.map(({ target: at }) => at.join(' ')),
  }))
  expect(found).toEqual([])
}

/** All of the page is in its window, or scrolls downwards. */
export async function expectNothingSticksOut(page: Page) {
  // read there: an element that comes out of the page has lost its numbers
  const wider = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(wider, 'px by which the page is wider than its window').toBeLessThanOrEqual(0)
}

const API = /^\/(?:api\/|ajax-api\/|get-artifact$|model-versions\/get-artifact$)/

/** Grows with every request of `page` to the backend, from now on: `GET /api/2.0/mlflow/runs/get?run_id=…`. */
export const apiRequests = (page: Page): readonly string[] => requestsOf(page, () => true)

/**
 * The same, but for what the frame asks for by itself, sooner or later: what waits for somebody, by the ledger and their
 * rights. Which runs are the ledger's index is known by its own answers, so such a one may be among them for a moment.
 */
export function pageRequests(page: Page): readonly string[] {
  const ofLedger = new Set<string>()
  const seen = requestsOf(page, (request) => {
    const { pathname } = new URL(request.url())
    return !(
      /\/(?:permissions(?:\/get)?|experiments\/get-by-name)$/.test(pathname) ||
      isOfLedger(request) ||
      ofLedger.has(runOf(request.url()))
    )
  })
  page.on('response', async (response) => {
    if (!isOfLedger(response.request())) return
    // what was left before it was read has no text
    const text = await response.text().catch(() => '')
    for (const [, id = ''] of text.matchAll(/"key":\s*"shard\.[0-9a-f]",\s*"value":\s*"(\w+)"/g)) {
      ofLedger.add(id)
    }
    seen.splice(0, seen.length, ...seen.filter((one) => !ofLedger.has(runOf(one))))
  })
  return seen
}

const runOf = (request: string) => /\/runs\/get\?run_id=(\w+)/.exec(request)?.[1] ?? ''

const isOfLedger = (request: Request) =>
  request.url().endsWith('/runs/search') && request.postData()?.includes('ringside.') === true

function requestsOf(page: Page, counts: (request: Request) => boolean): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (API.test(pathname) && counts(request)) seen.push(`${request.method()} ${pathname}${search}`)
  })
  return seen
}
