import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import tailwind from '@tailwindcss/vite'
import { build, preview } from 'vite'
import { ROOT, freePort, removeAtExit } from '../../test/runner/processes.mjs'
import { launchChromium } from '../../test/setup/chromium.mjs'
import { inNewProfile } from '../pages.mjs'
import { spread } from '../statistics.mjs'

/** @typedef {import('./page.tsx').BenchLineage} BenchLineage */

const PAGE = 'bench/lineage/page.html'

/** The page as it would be built for people. @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
async function serve() {
  const outDir = mkdtempSync(join(tmpdir(), 'ringside-bench-'))
  removeAtExit(outDir)
  /** @type {import('vite').InlineConfig} */
  const config = {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    plugins: [react(), tailwind()],
  }
  const options = { outDir, assetsInlineLimit: 0, target: 'es2023' }
  await build({
    ...config,
    build: { ...options, emptyOutDir: true, rolldownOptions: { input: PAGE } },
  })
  const port = await freePort()
  const server = await preview({ ...config, build: options, preview: { port, host: '127.0.0.1' } })
  return { url: `http://127.0.0.1:${port}/${PAGE}`, stop: () => server.close() }
}

const ms = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} ms`

/**
 * What a person waits for, in a browser: each run in a profile of its own.
 * @param {number} runs
 * @returns {Promise<import('../report.mjs').Section & { chromium: string }>}
 */
export async function inBrowser(runs) {
  const page = await serve()
  const browser = await launchChromium()
  /**
   * @template T
   * @param {() => Promise<T>} work is sent to the page as text
   */
  const repeat = async (work) => {
    /** @type {T[]} */
    const found = []
    for (let run = 0; run < runs; run += 1) {
      found.push(
        await inNewProfile(browser, async (tab) => {
          await tab.goto(page.url)
          return await tab.evaluate(work)
        }),
      )
    }
    return found
  }
  try {
    const layout = await repeat(() => Object(window).benchLineage.laidOut(500))
    const step = await repeat(() => Object(window).benchLineage.drawn(1000, 'one step'))
    const model = await repeat(() => Object(window).benchLineage.drawn(5000, 'by model'))
    const dataset = await repeat(() => Object(window).benchLineage.drawn(5000, 'by dataset'))
    const took = (/** @type {readonly { took: number }[]} */ runsOf) =>
      ms(runsOf.map((one) => one.took))
    const longest = (/** @type {readonly { longest: number }[]} */ runsOf) =>
      `no task of the page over 100 ms; the longest ${ms(runsOf.map((one) => one.longest))}`
    return {
      title: 'What a person waits for',
      chromium: browser.version(),
      lines: [
        {
          what: '500 nodes laid out in the worker, which starts for it',
          value: ms(layout.map((one) => one.first)),
          note: `at most 500 ms; the second time ${ms(layout.map((one) => one.again))}`,
        },
        {
          what: `one step around the dataset that most use, ${step[0]?.boxes} boxes: from the answers to the picture`,
          value: took(step),
          note: 'at most 300 ms',
        },
        {
          what: `5,000 nodes by model, ${model[0]?.boxes} boxes: from the answers to the picture`,
          value: took(model),
          note: `at most 2,000 ms, and ${longest(model)}`,
        },
        {
          what: `5,000 nodes by dataset, ${dataset[0]?.boxes} boxes: the same`,
          value: took(dataset),
          note: `at most 2,000 ms, and ${longest(dataset)}`,
        },
      ],
    }
  } finally {
    await browser.close()
    await page.stop()
  }
}
