import { keepFleet, readDrawn, timeScrolling, watchDrawn } from './fleetProbes.mjs'
import { repeat } from './measures.mjs'
import { inNewProfile, weigh } from './pages.mjs'
import { median, quantile, spread } from './statistics.mjs'

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('./report.mjs').Section} Section
 */

const ms = (/** @type {readonly number[]} */ numbers) => `${spread(numbers)} ms`

/**
 * The lineage of everything in use, out of a reading that the browser has kept: what the page itself takes. Reading so
 * much anew is the server's time, a few requests for each version.
 * @param {{ browser: Browser, url: string, runs: number, frames: number, models: number }} bench `url`: of a console whose registry is empty
 * @returns {Promise<Section>}
 */
export async function ofFleet({ browser, url, runs, frames, models }) {
  const results = await repeat(runs, () =>
    inNewProfile(browser, async (page) => {
      await page.addInitScript(watchDrawn)
      await page.goto(`${url}/lineage`)
      await page.getByRole('button', { name: 'Read it again' }).waitFor()
      // kept just after it was read
      await page.waitForLoadState('networkidle')
      await page.evaluate(keepFleet, models)
      await page.goto(`${url}/lineage`, { waitUntil: 'commit' })
      const opened = await page.evaluate(readDrawn)
      const weight = await weigh(page)
      await page.goto(`${url}/lineage?models=300&sources=300`, { waitUntil: 'commit' })
      const unfolded = await page.evaluate(readDrawn)
      const times = await page.evaluate(timeScrolling, frames)
      return { opened, unfolded, times, ...weight }
    }),
  )
  const of = (/** @type {(one: (typeof results)[number]) => number} */ pick) => results.map(pick)
  return {
    title: `The lineage of all of ${models.toLocaleString('en')} models, from a reading that was kept`,
    lines: [
      {
        what: 'from the address to the picture',
        value: ms(of((one) => one.opened.took)),
        note: `scripts cached; the longest task of the page ${ms(of((one) => one.opened.longest))}; ${spread(of((one) => one.opened.versions))} versions, ${spread(of((one) => one.opened.nodes))} nodes`,
      },
      {
        what: 'the same with 300 models and 300 datasets unfolded',
        value: ms(of((one) => one.unfolded.took)),
      },
      {
        what: 'scrolling these: a frame, 120 px each',
        value: ms(of((one) => median(one.times))),
        note: `95 of 100 within ${ms(of((one) => quantile(one.times, 0.95)))}`,
      },
      { what: 'elements in the document, folded', value: spread(of((one) => one.elements)) },
      { what: 'JavaScript heap, folded', value: `${spread(of((one) => one.heapMb))} MB` },
    ],
  }
}
