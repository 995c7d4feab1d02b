import { readFile } from 'node:fs/promises'
import { paths } from '../../src/paths'
import { apiRequests, expect, expectNoAxeViolations, test } from '../helpers'

// The seeded run logged `loss` in 20 steps; `auc` once, on a dataset.
const churn = paths.version({ model: 'churn-classifier', version: '5' })

test('a metric opens its history: by step or time, linear or log, as a table, as a file', async ({
  page,
}) => {
  const requests = apiRequests(page)
  await page.goto(churn)
  const metrics = page.getByRole('region', { name: 'Metrics', exact: true })
  const open = metrics.getByRole('button', { name: 'History of loss' })
  await expect(open).toHaveAttribute('aria-expanded', 'false')
  expect(requests.filter((request) => request.includes('get-history'))).toEqual([])

  await open.press('Enter')
  await expect(page).toHaveURL(/\?curve=loss$/)
  await expect(metrics).toContainText('20 points, all of them.')
  expect(requests.filter((request) => request.includes('get-history'))).toHaveLength(1)
  const chart = metrics.getByRole('application')
  await expect(chart).toBeVisible()
  await expect(chart).toContainText('loss by step, linear scale')
  // the table is there for those who can't see the picture
  const table = metrics.getByRole('table', { name: 'Values of loss' })
  await expect(table.getByRole('row')).toHaveCount(21)
  await expectNoAxeViolations(page)

  await chart.focus()
  await page.keyboard.press('ArrowRight')
  await expect(metrics).toContainText('step 1loss')
  await metrics.getByRole('button', { name: 'By time' }).click()
  await metrics.getByRole('button', { name: 'Log', exact: true }).click()
  await expect(chart).toContainText('loss by time, log scale')

  const saved = page.waitForEvent('download')
  await metrics.getByRole('button', { name: 'CSV' }).click()
  const file = await readFile(await (await saved).path(), 'utf8')
  expect(file.split('\r\n')).toHaveLength(21)
  expect(file).toMatch(/^step,time,value\r\n0,/)

  await metrics.getByRole('button', { name: 'As a table' }).click()
  await expect(chart).toHaveCount(0)
  await expect(table.getByRole('rowheader').last()).toHaveText('19')
  await expectNoAxeViolations(page)
  await open.click()
  await expect(table).toHaveCount(0)
  await expect(page).toHaveURL(churn)
})

test('a value that was logged once says so', async ({ page }) => {
  await page.goto(`${churn}?curve=auc`)
  const metrics = page.getByRole('region', { name: 'Metrics', exact: true })
  await expect(metrics).toContainText('One point; no more was logged.')
})

test('a key that nothing was logged under opens nothing, and asks nothing', async ({ page }) => {
  const requests = apiRequests(page)
  await page.goto(`${churn}?curve=nope`)
  await expect(page.getByRole('button', { name: 'History of auc' })).toBeVisible()
  await expect(page.getByRole('button', { expanded: true, name: /^History of/ })).toHaveCount(0)
  expect(requests.filter((request) => request.includes('get-history'))).toEqual([])
})

test('the data behind a version is told: address, size, columns', async ({ page }) => {
  await page.goto(churn)
  const datasets = page.getByRole('region', { name: 'Datasets' })
  await expect(datasets.getByRole('heading', { level: 3 }).first()).toContainText(
    /churn-train-4 *#[0-9a-f]{8} *training/,
  )
  await expect(datasets).toContainText('400 rows · 5 features')
  await expect(datasets).toContainText('s3://example-bucket/churn/train-4.parquet')
  // no browser can follow s3
  await expect(datasets.getByRole('link')).toHaveCount(0)
  await datasets.getByRole('button', { name: 'Schema: 5 columns' }).first().click()
  await expect(datasets.getByRole('table')).toContainText('tenure_monthslong')
  await expectNoAxeViolations(page)
})

test('params are listed, and kept as a file', async ({ page }) => {
  await page.goto(churn)
  const params = page.getByRole('region', { name: 'Params' })
  await expect(params.getByRole('row').nth(1)).toHaveText('estimatorRandomForestClassifier')
  // two are seen at a glance
  await expect(params.getByRole('searchbox')).toHaveCount(0)
  const saved = page.waitForEvent('download')
  await params.getByRole('button', { name: 'CSV' }).click()
  expect((await saved).suggestedFilename()).toBe('churn-classifier-v5-params.csv')
  expect(await readFile(await (await saved).path(), 'utf8')).toBe(
    'param,value\r\nestimator,RandomForestClassifier\r\nseed,4',
  )
})

test('a version without a run has neither params nor datasets, and says why', async ({
  page,
  registry,
}) => {
  const name = await registry.model()
  await registry.version(name)
  await page.goto(paths.version({ model: name, version: '1' }))
  const why = 'This version names'
  await expect(page.getByRole('region', { name: 'Params' })).toContainText(why)
  await expect(page.getByRole('region', { name: 'Datasets' })).toContainText(why)
  await expect(page.getByRole('region', { name: 'Metrics', exact: true })).toContainText(why)
})
