import { inNewProfile, openRows, openSentence, plainFetch, weigh } from './pages.mjs'
import { fromKeyUntil, readToTheEnd, scrollList } from './probes.mjs'
import { median, quantile, spread } from './statistics.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./report.mjs').Section} Section
 * @typedef {import('./report.mjs').Line} Line
 */

/**
 * One after the other, `times` times.
 * @template T
 * @param {number} times
 * @param {() => Promise<T>} work
 */
export async function repeat(times, work) {
  /** @type {T[]} */
  const results = []
  for (let run = 0; run < times; run += 1) results.push(await work())
  return results
}

const ms = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} ms`
const mb = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} MB`

/**
 * Long tasks of several runs: how many in one, and the longest of each.
 * @param {readonly (readonly number[])[]} runs
 */
const longTasks = (runs) =>
  `${spread(runs.map((tasks) => tasks.length))}; the longest ${ms(runs.map((tasks) => Math.max(0, ...tasks)))}`

/**
 * The list as somebody opens it for the first time, and again.
 * @param {Browser} browser
 * @param {string} url of the list
 * @param {number} runs
 * @param {((target: string) => Promise<number>) | null} timeAnswer the same request, without the page
 * @returns {Promise<Line[]>}
 */
async function opening(browser, url, runs, timeAnswer) {
  const results = await repeat(runs, () =>
    inNewProfile(browser, async (page) => {
      const first = await openRows(page, url)
      const answer = (await timeAnswer?.(first.api[0] ?? '')) ?? Number.NaN
      const weight = await weigh(page)
      const again = await openRows(page, url)
      return { ...first, ...weight, answer, again: again.took }
    }),
  )
  const of = (/** @type {(one: (typeof results)[number]) => number} */ pick) => results.map(pick)
  /** @type {Line[]} */
  const compared =
    timeAnswer === null
      ? []
      : [
          {
            what: 'the API’s own answer to that request',
            value: ms(of((one) => one.answer)),
            note: 'a plain `fetch`',
          },
          {
            what: 'first rows ÷ that answer',
            value: spread(of((one) => one.took / one.answer)),
            note: `scripts cached: ${spread(of((one) => one.again / one.answer))}`,
          },
        ]
  return [
    {
      what: 'script before the first rows, gzip',
      value: `${spread(of((one) => one.scriptKb))} kB`,
    },
    { what: 'API requests before the first rows', value: spread(of((one) => one.api.length)) },
    {
      what: 'from the address to the first rows',
      value: ms(of((one) => one.took)),
      note: 'nothing cached',
    },
    { what: 'the same, with the scripts cached', value: ms(of((one) => one.again)) },
    ...compared,
    { what: 'elements in the document', value: spread(of((one) => one.elements)) },
    { what: 'JavaScript heap', value: mb(of((one) => one.heapMb)) },
  ]
}

/**
 * @param {Page} page
 * @param {number} frames
 */
async function scrolling(page, frames) {
  const steady = await page.evaluate(scrollList, { frames, step: 120 })
  const jumps = await page.evaluate(scrollList, { frames: Math.ceil(frames / 4), step: -3600 })
  return { steady, jumps }
}

/**
 * What is typed, the key that makes it the search, and what the list then says of itself.
 * @typedef {{ title: string, text: string, key: string, status: RegExp }} Search
 */

/**
 * From the key to the rows that fit.
 * @param {Page} page
 * @param {Search} search
 */
async function searching(page, { text, key, status }) {
  // once its suggestions have come
  const box = page.getByRole('searchbox', { name: 'Search models' })
  await box.and(page.locator('[aria-autocomplete]')).fill(text)
  const took = page.evaluate(fromKeyUntil, { selector: 'output', pattern: status.source })
  await box.press(key)
  return await took
}

/** A finished term, which no server can look for. @type {Search} */
const HERE = {
  title: 'what is looked for in the page',
  text: '-name:a',
  key: 'Enter',
  status: / of [\d,]+ models$/,
}

/** @param {Page} page */
async function clearSearch(page) {
  await page.getByRole('searchbox', { name: 'Search models' }).fill('')
  // to the term before it, if there is one, and that away
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Backspace')
  await page.locator('output', { hasText: /^[\d,]+ models$/ }).waitFor()
}

/**
 * @param {Browser} browser
 * @param {string} url of the list
 * @param {{ runs: number, frames: number, searches: readonly Search[] }} how
 * @returns {Promise<Line[]>}
 */
async function wholeList(browser, url, { runs, frames, searches }) {
  const results = await repeat(runs, () =>
    inNewProfile(browser, async (page) => {
      await openRows(page, url)
      const reading = await page.evaluate(readToTheEnd)
      const scrolled = await scrolling(page, frames)
      const found = new Map()
      for (const one of searches) {
        found.set(one.title, await searching(page, one))
        await clearSearch(page)
      }
      return { reading, ...scrolled, found, ...(await weigh(page)) }
    }),
  )
  const of = (/** @type {(one: (typeof results)[number]) => number} */ pick) => results.map(pick)
  return [
    {
      what: 'reading all of it, the end always in sight',
      value: ms(of((one) => one.reading.took)),
      note: `tasks over 50 ms: ${longTasks(results.map((one) => one.reading.tasks))}`,
    },
    ...[
      {
        what: 'a frame, 120 px each',
        pick: (/** @type {(typeof results)[number]} */ one) => one.steady,
      },
      {
        what: 'a frame, 100 rows each',
        pick: (/** @type {(typeof results)[number]} */ one) => one.jumps,
      },
    ].map(({ what, pick }) => ({
      what: `scrolling: ${what}`,
      value: ms(results.map((one) => median(pick(one).frames))),
      note: `95 of 100 within ${ms(results.map((one) => quantile(pick(one).frames, 0.95)))}; tasks over 50 ms: ${longTasks(results.map((one) => pick(one).tasks))}`,
    })),
    ...searches.map(({ title }) => ({
      what: `search: ${title}`,
      value: ms(results.map((one) => one.found.get(title))),
      note: 'from the last key to its rows',
    })),
    { what: 'elements in the document', value: spread(of((one) => one.elements)) },
    { what: 'JavaScript heap', value: mb(of((one) => one.heapMb)) },
  ]
}

/**
 * @typedef {{ browser: Browser, url: string, runs: number, frames: number }} Bench `url`: the console's
 */

/**
 * On a real server, which does its part elsewhere.
 * @param {Bench & { models: number }} bench
 * @returns {Promise<Section[]>}
 */
export async function onRealServer({ browser, url, runs, frames, models }) {
  const list = `${url}/models`
  const answer = (/** @type {string} */ target) => plainFetch(url + target)
  const searches = [
    {
      title: 'a word, which the server looks for',
      text: '0004',
      key: '2',
      status: /^1 model found$/,
    },
    HERE,
  ]
  return [
    {
      title: `The list on a real MLflow with ${models.toLocaleString('en')} models`,
      lines: await opening(browser, list, runs, answer),
    },
    {
      title: `The same, all ${models.toLocaleString('en')} read`,
      lines: await wholeList(browser, list, { runs: Math.ceil(runs / 2), frames, searches }),
    },
  ]
}

/**
 * On the mock's seed `large`, whose server is part of the page: its times and its memory are in these numbers.
 * @param {Bench} bench
 * @returns {Promise<Section[]>}
 */
export async function onMock({ browser, url, runs, frames }) {
  const list = `${url}/models?seed=large`
  return [
    {
      title: 'The list on the mock with 10,000 models, whose server runs in the page too',
      lines: await opening(browser, list, runs, null),
    },
    {
      title: 'The same, all 10,000 read',
      lines: await wholeList(browser, list, {
        runs: Math.ceil(runs / 2),
        frames,
        searches: [HERE],
      }),
    },
    {
      title: 'A model with 200,000 versions, on the mock',
      lines: await versions(browser, url, runs),
    },
    {
      title: 'The page of a move that somebody asked for, on the mock',
      lines: await promotion(browser, url, runs),
    },
  ]
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {number} runs
 * @returns {Promise<Line[]>}
 */
async function versions(browser, url, runs) {
  const results = await repeat(runs, () =>
    inNewProfile(browser, async (page) => {
      const first = await openRows(page, `${url}/models/transaction-scorer?seed=large`)
      const field = page.getByRole('textbox', { name: 'Go to version' })
      await field.fill('123456')
      const jump = page.evaluate(fromKeyUntil, { selector: 'tbody th', pattern: 'v123456' })
      await field.press('Enter')
      return { first: first.took, api: first.api.length, jump: await jump, ...(await weigh(page)) }
    }),
  )
  const of = (/** @type {(one: (typeof results)[number]) => number} */ pick) => results.map(pick)
  return [
    {
      what: 'from the address to the first page',
      value: ms(of((one) => one.first)),
      note: 'nothing cached, the mock’s start in it',
    },
    { what: 'API requests before it', value: spread(of((one) => one.api)) },
    {
      what: 'going to version 123,456',
      value: ms(of((one) => one.jump)),
      note: 'from the key to its row',
    },
    { what: 'elements in the document', value: spread(of((one) => one.elements)) },
    {
      what: 'JavaScript heap',
      value: mb(of((one) => one.heapMb)),
      note: 'the mock’s models in it',
    },
  ]
}

/**
 * Two versions with their runs, files and metrics, and a ledger with a request.
 * @param {Browser} browser
 * @param {string} url
 * @param {number} runs
 * @returns {Promise<Line[]>}
 */
async function promotion(browser, url, runs) {
  const address = `${url}/models/card-fraud/promote?to=5&alias=champion&seed=open`
  const results = await repeat(runs, () =>
    inNewProfile(browser, (page) => openSentence(page, address)),
  )
  const of = (/** @type {(one: (typeof results)[number]) => number} */ pick) => results.map(pick)
  return [
    {
      what: 'from the address to the sentence that says what blocks',
      value: ms(of((one) => one.took)),
      note: 'nothing cached, the mock’s start in it',
    },
    {
      what: 'API requests before the promote page’s sentence',
      value: spread(of((one) => one.before)),
      note: 'all of two versions is read for it',
    },
    { what: 'API requests in all', value: spread(of((one) => one.inAll)) },
  ]
}
