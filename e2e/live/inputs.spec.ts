import { readFile } from 'node:fs/promises'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

// What a real client wrote into its run: inputs and params.
const churn = paths.version({ model: 'churn-classifier', version: '5' })

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
