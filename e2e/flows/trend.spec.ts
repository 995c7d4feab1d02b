import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { pageRequests, expect, expectNoAxeViolations, expectRow, target, test } from '../helpers'

// Two seeded models whose first versions have an `auc`, each on data of its own.
const [one, other] =
  target === 'live' ? ['churn-classifier', 'fraud.detector.v2'] : ['churn-retention', 'card-fraud']

const trend = (page: Page) => page.getByRole('region', { name: 'Metrics over versions' })
const searches = (requests: readonly string[]) =>
  requests.filter((request) => /runs|logged-models/.test(request))

test('a metric over versions joins what was measured on the same data, and nothing else', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'trend' })
  for (const of of [one, one, other]) {
    await registry.version(name, { source: `models:/${of}/1` })
  }
  await registry.setAlias(name, 'champion', '2')
  await page.setViewportSize({ width: 1280, height: 320 })
  const requests = pageRequests(page)
  await page.goto(paths.model(name))
  await expect(page.getByRole('table', { name: 'Versions' })).toBeVisible()
  // out of sight, nothing is asked for
  await expect.poll(() => searches(requests)).toEqual([])

  await page.setViewportSize({ width: 1280, height: 900 })
  await trend(page).scrollIntoViewIfNeeded()
  await trend(page).getByRole('combobox', { name: 'Metric' }).selectOption('auc')
  const chart = trend(page).getByRole('application')
  await expect(chart).toContainText('@champion v2')
  await expect(chart).toContainText('auc over 3 versions')
  // one line of two points, and one value alone
  await expect(chart.locator('.recharts-line')).toHaveCount(2)
  const table = trend(page).getByRole('table', { name: 'auc by version' })
  const measured = await table.getByRole('row').locator('td:last-child').allTextContents()
  expect(measured).toHaveLength(3)
  expect(measured[1]).toBe(measured[2])
  expect(measured[0]).not.toBe(measured[1])
  await expectRow(table, { Version: 'v2', Aliases: '@champion' })
  await expect(trend(page)).toContainText(/All 3 versions, read with \d requests\./)
  await expect.poll(() => searches(requests).length).toBeLessThanOrEqual(8)
  await expectNoAxeViolations(page)

  await trend(page).getByRole('button', { name: 'As a table' }).click()
  await expect(chart).toHaveCount(0)
  await expect(table.getByRole('rowheader')).toHaveText(['v3', 'v2', 'v1'])
  await expectNoAxeViolations(page)
})

test('the chosen metric is in the address; one that no version has is said to be missing', async ({
  page,
}) => {
  await page.goto(`${paths.model(one)}?metric=f1`)
  await trend(page).scrollIntoViewIfNeeded()
  await expect(trend(page).getByRole('combobox', { name: 'Metric' })).toHaveValue('f1')
  await trend(page).getByRole('combobox', { name: 'Metric' }).selectOption('auc')
  await expect(page).toHaveURL(paths.model(one))
  await page.goto(`${paths.model(one)}?metric=nope`)
  await trend(page).scrollIntoViewIfNeeded()
  await expect(trend(page)).toContainText('No version here has a value of nope: auc is shown.')
})

test('the keyboard reads the chart out', async ({ page }) => {
  await page.goto(`${paths.model(one)}?metric=auc`)
  await trend(page).scrollIntoViewIfNeeded()
  await trend(page).getByRole('application').focus()
  await page.keyboard.press('ArrowRight')
  await expect(trend(page).locator('.recharts-tooltip-wrapper')).toContainText(/v\d/)
})

test('runs that are gone are said to be gone', async ({ page, registry }) => {
  const name = await registry.model({ like: 'gone' })
  await registry.version(name, { runId: 'f'.repeat(32) })
  await page.goto(paths.model(name))
  await trend(page).scrollIntoViewIfNeeded()
  await expect(trend(page)).toContainText(
    'No metric is recorded behind these versions. The one version, read with 1 request. 1 run gone.',
  )
  await expectNoAxeViolations(page)
})

test('a name without versions has no metrics to show', async ({ page, registry }) => {
  const name = await registry.model()
  await page.goto(paths.model(name))
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('was registered')
  await expect(trend(page)).toHaveCount(0)
})
