import { inNewProfile, weigh } from './pages.mjs'
import { readText } from './probes.mjs'
import { fromKeysToRows, whenKept } from './readingProbes.mjs'
import { quantile, spread } from './statistics.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./report.mjs').Section} Section
 * @typedef {import('./report.mjs').Line} Line
 */

const ms = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} ms`
const mb = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} MB`
const counted = (/** @type {number} */ n) => n.toLocaleString('en')

/** Six requests for each version with an alias, of a server that answers ten in a second. */
const LONGEST_MS = 3_600_000

/**
 * The overview of a real server: read for the first time, read again, and opened with what the browser has kept.
 * @param {{ browser: Browser, url: string, runs: number, models: number }} bench
 * @returns {Promise<Section>}
 */
export async function ofReading({ browser, url, runs, models }) {
  const found = await inNewProfile(browser, (page) => reading(page, url, runs), LONGEST_MS)
  const { first, again, opened, versions } = found
  return {
    title: `The overview of a real MLflow with ${counted(models)} models`,
    lines: [
      {
        what: 'reading all of it: API requests',
        value: counted(first.requests),
        note: `once; ${versions} versions with an alias, each with its run, logged model and files`,
      },
      {
        what: 'reading all of it',
        value: `${spread([first.seconds])} s`,
        note: `once; ${counted(Math.round(first.requests / first.seconds))} requests a second, of a server with one worker`,
      },
      {
        what: 'the most JavaScript heap meanwhile, garbage in it',
        value: `${spread([first.pageMb])} MB`,
        note: `and ${spread([first.workerMb])} MB in the worker; looked at every second`,
      },
      {
        what: 'reading it again: API requests',
        value: counted(again.requests),
        note: `once; ${spread([again.seconds])} s`,
      },
      {
        what: 'opening it again, from the address to its numbers',
        value: ms(opened.map(({ took }) => took)),
        note: 'a page of its own, from what the browser has kept; scripts cached',
      },
      {
        what: 'JavaScript heap of that page',
        value: mb(opened.map(({ heapMb }) => heapMb)),
        note: `${spread(opened.map(({ elements }) => elements))} elements in the document`,
      },
    ],
  }
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {number} runs
 */
async function reading(page, url, runs) {
  const readAgain = page.getByRole('button', { name: 'Read it again' })
  const first = await whileReading(page, async () => {
    await page.goto(`${url}/overview`)
    await readAgain.waitFor()
  })
  await page.evaluate(whenKept)
  const again = await whileReading(page, async () => {
    await readAgain.click()
    await page.getByRole('progressbar').waitFor()
    await readAgain.waitFor()
  })
  await page.evaluate(whenKept)
  const said = await page.getByRole('region', { name: 'What was read' }).textContent()
  const opened = []
  for (let run = 0; run < runs; run += 1) {
    const other = await page.context().newPage()
    await other.goto(`${url}/overview`, { waitUntil: 'commit' })
    const { took } = await other.evaluate(readText, FIGURE)
    opened.push({ took, ...(await weigh(other)) })
    await other.close()
  }
  return { first, again, opened, versions: /([\d,]+) versions/.exec(said ?? '')?.[1] ?? '?' }
}

/** The first number of the overview. */
const FIGURE = { selector: 'main section p > strong', pattern: '' }

const API = /^\/(?:(?:ajax-)?api|model-versions|get-artifact)\//

/**
 * How long it takes, what the page and its workers ask the server for, and how large their heaps become.
 * @param {Page} page
 * @param {() => Promise<void>} work
 */
async function whileReading(page, work) {
  let requests = 0
  const count = (/** @type {import('@playwright/test').Request} */ request) => {
    if (API.test(new URL(request.url()).pathname)) requests += 1
  }
  page.on('request', count)
  const heaps = await watchHeaps(page)
  const since = performance.now()
  await work()
  const seconds = (performance.now() - since) / 1000
  page.off('request', count)
  return { requests, seconds, ...(await heaps.stop()) }
}

/**
 * Looks at the heaps of a page and of its workers once a second, without throwing away what they no longer need.
 * @param {Page} page
 */
async function watchHeaps(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  /** @type {Set<string>} */
  const workers = new Set()
  let [pageMost, workerMost] = [0, 0]
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.add(sessionId))
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { usedSize = 0 } = JSON.parse(message).result ?? {}
    workerMost = Math.max(workerMost, usedSize)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const ask = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' })
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
    pageMost = Math.max(pageMost, used)
    const told = [...workers].map((sessionId) =>
      session.send('Target.sendMessageToTarget', { sessionId, message: ask }),
    )
    // one that has ended meanwhile says nothing more
    await Promise.allSettled(told)
  }
  let looking = look()
  const timer = setInterval(() => (looking = look()), 1000)
  return {
    async stop() {
      clearInterval(timer)
      await looking
      await session.detach()
      return { pageMb: pageMost / 1_000_000, workerMb: workerMost / 1_000_000 }
    },
  }
}

/** Typed letter by letter: in names, and in tags, aliases and descriptions beside them. */
const TYPED = ['fraud', 'card-risk', 'churn', 'champion']

/**
 * Typing where all models were read before: the mock's 10,000, searched in the page.
 * @param {{ browser: Browser, url: string, runs: number }} bench
 * @returns {Promise<Section>}
 */
export async function ofInstantSearch({ browser, url, runs }) {
  /** @type {number[]} */
  const keys = []
  for (let run = 0; run < runs; run += 1) {
    keys.push(...(await inNewProfile(browser, (page) => typing(page, url))))
  }
  return {
    title: 'Typing into the search of 10,000 models that were read before, on the mock',
    lines: [
      {
        what: 'from a key to its rows on the screen',
        value: ms(keys),
        note: `95 of 100 within ${spread([quantile(keys, 0.95)])} ms; ${keys.length} keys`,
      },
    ],
  }
}

/**
 * @param {Page} page
 * @param {string} url
 */
async function typing(page, url) {
  await page.goto(`${url}/overview?seed=large`)
  // the models are all that is searched; their versions would take a mock minutes
  await page.getByText('10,000 models ·').waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  const box = page
    .getByRole('searchbox', { name: 'Search models' })
    .and(page.locator('[aria-autocomplete]'))
  await box.click()
  const times = []
  for (const word of TYPED) {
    await box.fill('')
    await page.locator('output', { hasText: /more to come$/ }).waitFor()
    const typed = page.evaluate(fromKeysToRows, word.length)
    // as fast as people type
    await box.pressSequentially(word, { delay: 120 })
    times.push(...(await typed))
  }
  return times
}
