import type { Page } from '@playwright/test'
import { expect, test } from '../helpers'

const status = (page: Page) => page.getByRole('status').first()
const region = (page: Page) => page.getByRole('region', { name: /Registered models/ })

test('ten thousand models are read, scrolled and searched', async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto('/models?seed=large')
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await expect(async () => {
    await region(page).evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight
    })
    await expect(status(page)).toHaveText(/^[\d,]+ models$/, { timeout: 200 })
  }).toPass({ timeout: 180_000 })
  await expect(status(page)).toHaveText('10,000 models')

  const { most, frames } = await region(page).evaluate(async (scroller) => {
    const seen = { most: 0, frames: new Array<number>() }
    // so far at once that no row stays
    for (let top = scroller.scrollHeight; top > 0; top -= scroller.scrollHeight / 100) {
      const since = performance.now()
      scroller.scrollTop = top
      await new Promise(requestAnimationFrame)
      seen.frames.push(performance.now() - since)
      seen.most = Math.max(seen.most, scroller.querySelectorAll('*').length)
    }
    return seen
  })
  // the middle one: on a busy machine any single one may wait for others
  const frame = frames.toSorted((x, y) => x - y)[Math.floor(frames.length / 2)] ?? Infinity
  test.info().annotations.push({
    type: 'measured',
    description: `10,000 models: ${most} elements at most, ${frame.toFixed(0)} ms from a jump to its rows`,
  })
  expect(most).toBeLessThan(2_500)
  expect(frame).toBeLessThan(200)

  // in what was read, without a request: from the key to the rows
  const box = page
    .getByRole('searchbox', { name: 'Search models' })
    // once its suggestions have come
    .and(page.locator('[aria-autocomplete]'))
  await box.fill('-name:a')
  const since = Date.now()
  await box.press('Enter')
  await expect(status(page)).toHaveText(/^[\d,]+ of 10,000 models$/)
  const took = Date.now() - since
  test.info().annotations.push({ type: 'measured', description: `search in 10,000: ${took} ms` })
  expect(took).toBeLessThan(3_000)
})

test('a search done here stops after a thousand, goes on when asked, and says how far it came', async ({
  page,
}) => {
  await page.goto('/models?seed=large&q=alias:no-such-alias')
  await expect(status(page)).toHaveText('0 found; searched 1,250 so far; more to come')
  await page.getByRole('button', { name: 'Search on' }).click()
  await expect(status(page)).toHaveText(/^0 found; searched 3,\d50 so far; more to come$/)
})
