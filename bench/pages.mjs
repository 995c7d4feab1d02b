import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../test/runner/processes.mjs'
import { countElements, readFirstRows, readText, watchFirstRows } from './probes.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 */

const SIZE = { width: 1440, height: 900 }
const LONGEST_MS = 300_000

/**
 * A page in a browser profile of its own, so that nothing is cached.
 * @template T
 * @param {Browser} browser
 * @param {(page: Page) => Promise<T>} work
 * @param {number} [longestMs]
 * @returns {Promise<T>}
 */
export async function inNewProfile(browser, work, longestMs = LONGEST_MS) {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(longestMs)
    await page.addInitScript(watchFirstRows)
    return await Promise.race([work(page), tooLong(longestMs)])
  } finally {
    await context.close()
  }
}

/** What is waited for inside a page ends only with it. @param {number} ms @returns {Promise<never>} */
const tooLong = (ms) =>
  new Promise((_, reject) => {
    const fail = () => reject(new Error(`one run took more than ${ms / 60_000} minutes`))
    setTimeout(fail, ms).unref()
  })

const API = /^\/(?:ajax-)?api\//

/**
 * Opens an address and waits for its first rows.
 * @param {Page} page
 * @param {string} url
 */
export async function openRows(page, url) {
  await page.goto(url, { waitUntil: 'commit' })
  const { took, asked } = await page.evaluate(readFirstRows)
  const scripts = asked.filter((target) => /^\/[^?]*\.js$/.test(target))
  return {
    took,
    scriptKb: scripts.reduce((sum, file) => sum + gzipOf(file), 0) / 1000,
    api: asked.filter((target) => API.test(target)),
  }
}

/**
 * Opens the page of a move, and waits for the sentence that says what blocks; then for all that it asks.
 * @param {Page} page
 * @param {string} url
 */
export async function openSentence(page, url) {
  await page.goto(url, { waitUntil: 'commit' })
  const until = { selector: 'main section', pattern: 'Nothing blocks|blocks:' }
  const { took, asked } = await page.evaluate(readText, until)
  await page.waitForLoadState('networkidle')
  const all = await page.evaluate(readText, until)
  return { took, before: countApi(asked), inAll: countApi(all.asked) }
}

/** @param {readonly string[]} targets */
const countApi = (targets) => targets.filter((target) => API.test(target)).length

/** @type {Map<string, number>} */
const sizes = new Map()

/** @param {string} file */
function gzipOf(file) {
  const known = sizes.get(file)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(join(ROOT, 'dist/client', file)), { level: 9 }).length
  sizes.set(file, size)
  return size
}

/**
 * What the page holds, once what it no longer needs was thrown away.
 * @param {Page} page
 */
export async function weigh(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  return { heapMb: heap / 1_000_000, elements: await page.evaluate(countElements) }
}

/**
 * Milliseconds until a plain `fetch` has the whole answer, without a browser.
 * @param {string} url
 */
export async function plainFetch(url) {
  const began = performance.now()
  await (await fetch(url)).arrayBuffer()
  return performance.now() - began
}
