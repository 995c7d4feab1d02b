import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

test('a model that is closed says so, and not that it does not exist', async ({ page }) => {
  await page.goto(`${paths.model('aml-alerts')}?seed=denied`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
  await expect(page.getByText('Permission denied')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a server that is away is asked again', async ({ page }) => {
  await page.goto(`${paths.model('card-fraud')}?seed=outage`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The server does not answer')
  await expect(page.getByText('this page goes on by itself')).toBeVisible()
  await expect(page.getByText('503 Service Temporarily Unavailable')).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('data that the mock does not have: it says which it has, and the tab is not stuck', async ({
  page,
}) => {
  await page.goto(`${paths.models()}?seed=bogus&q=fraud`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This mock has no such data')
  await expect(page.getByText('no seed "bogus". It has: northbank, open, large')).toBeVisible()
  await expect(page.getByText('by itself')).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Open this page without ?seed' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
  await expect(page).toHaveURL(/\?q=fraud$/)
})

test('a mock that can’t start is not taken for a console server that is gone', async ({
  page,
  watch,
}) => {
  watch.allow(/404\) was received when fetching the script/)
  await page.context().route('/mockServiceWorker.js', (route) => route.fulfill({ status: 404 }))
  await page.goto(paths.models())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The mock did not start')
  await expect(page.getByText('by itself')).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('a console server that is gone is asked again', async ({ page, watch }) => {
  watch.allow(/config\.json/)
  await page.context().route('/config.json', (route) => route.abort(), { times: 1 })
  await page.goto(paths.models())
  await expect(page.getByText('this page goes on by itself')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
})

test('a server that lacks most of it is browsed all the same', async ({ page }) => {
  await page.goto(`${paths.model('card-fraud')}?seed=reduced`)
  await expect(page.getByRole('region', { name: 'Aliases' })).toContainText('keeps no aliases')
  const versions = page.getByRole('region', { name: 'Versions', exact: true })
  await expect(versions).toContainText('doesn’t list versions')
  await expect(versions.getByRole('rowheader')).toHaveText(['v5'])
  const move = page.getByRole('button', { name: 'Move alias' })
  await expect(move).toBeDisabled()
  await expect(move).toHaveAccessibleDescription(/keeps no aliases/)
  await move.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectNoAxeViolations(page)
})
