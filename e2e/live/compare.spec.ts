import { openComparison, region, v } from '../comparison'
import { pageRequests, expect, expectNoAxeViolations, test } from '../helpers'

test('an exported model takes what the one before it took', async ({ page }) => {
  await openComparison(page, [v('iris-onnx', '1'), v('iris-onnx', '2')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(region(page, 'Data')).toContainText('Nothing differs: 1 dataset the same')
})

test('another array is another contract', async ({ page }) => {
  await openComparison(page, [v('iris-onnx', '1'), v('digits-tensor', '1')])
  const contract = region(page, 'Contract')
  await expect(contract).toContainText('Breaking')
  await contract.getByRole('button', { name: 'Side by side' }).click()
  await expect(contract.getByRole('table', { name: 'Signatures' })).toContainText(
    'float64 [any, 64]',
  )
  await expectNoAxeViolations(page)
})

test('a copy is what it was copied from, and shares its requests', async ({ page, registry }) => {
  const run = await registry.runOf('churn-classifier', '5')
  const asked = pageRequests(page)
  await openComparison(page, [v('churn-production', '2'), v('churn-classifier', '5')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(region(page, 'Artifacts')).toContainText('registered from one logged model')
  await expect(region(page, 'Params')).toContainText('Nothing differs')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((one) => one.includes(`runs/get?run_id=${run}`))).toHaveLength(1)
  expect(new Set(asked).size).toBe(asked.length)
})

test('files that are gone leave open what only they could tell', async ({ page }) => {
  await openComparison(page, [v('no-signature', '1'), v('lost-artifacts', '1')])
  const contract = region(page, 'Contract')
  await expect(contract).toContainText('Unknown')
  await expect(contract).toContainText('its MLmodel is not there (404)')
  const gaps = region(page, 'Environment').getByRole('list', { name: 'Not known' })
  await expect(gaps).toContainText('lost-artifacts v1')
  await expect(region(page, 'Environment')).not.toContainText('removed')
  await expect(region(page, 'Checks')).toContainText('can’t be told')
})

test('builds of one model on real data: what changed is told part by part', async ({ page }) => {
  await openComparison(page, [v('churn-classifier', '4'), v('churn-classifier', '6')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(region(page, 'Params').getByRole('row', { name: /^estimator/ })).toContainText(
    'GradientBoosting',
  )
  await expect(region(page, 'Data').getByRole('row', { name: /churn-train-5/ })).toContainText(
    'added',
  )
  await expect(region(page, 'Data').getByRole('row', { name: /churn-train-3/ })).toContainText(
    'removed',
  )
  await expect(region(page, 'Code').getByRole('row', { name: /^Working tree/ })).toContainText(
    'dirty',
  )
  await expect(
    region(page, 'Checks').getByRole('list', { name: 'What to look at in v6' }),
  ).toContainText('with changes that are in no commit')
})
