import { paths } from '../../src/paths'
import { heads, openComparison, region, v } from '../comparison'
import { pageRequests, expect, expectNoAxeViolations, test } from '../helpers'

test('card-fraud: nothing blocks the challenger, and what is better is on the same data', async ({
  page,
}) => {
  await openComparison(page, [v('card-fraud', '4'), v('card-fraud', '5')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(region(page, 'Checks')).toContainText('Nothing blocks')
  const auc = region(page, 'Metrics').getByRole('row', { name: /^auc/ }).first()
  await expect(auc).toContainText('0.9518')
  await expect(auc).toContainText('0.9603')
  await expect(auc).toContainText('+0.0085 better')
  await expect(region(page, 'Params').getByRole('row', { name: /^max_depth/ })).toContainText('9')
})

test('credit-default-pd: a better number does not hide that income became required', async ({
  page,
}) => {
  await openComparison(page, [v('credit-default-pd', '2'), v('credit-default-pd', '3')])
  const broken = region(page, 'Contract').getByRole('list', { name: 'What breaks with v3' })
  await expect(broken.getByRole('listitem')).toHaveCount(1)
  await expect(broken).toContainText('inputs › income')
  await expect(broken).toContainText('refused')
  await expect(region(page, 'Metrics').getByRole('row', { name: /^auc/ })).toContainText('better')
  await expect(region(page, 'Checks')).toContainText('Contract blocks: ')
  // the other way round a required field becomes optional: nobody breaks
  await page.getByRole('button', { name: 'Make credit-default-pd v3 the baseline' }).click()
  await expect(region(page, 'Contract')).toContainText('Compatible')
})

test('ticket-router: a field deep inside may be left out, a default that changed may not be missed', async ({
  page,
}) => {
  await openComparison(page, [v('ticket-router', '2'), v('ticket-router', '3')])
  const contract = region(page, 'Contract')
  const broken = contract.getByRole('list', { name: 'What breaks with v3' })
  await expect(broken).toContainText('params › threshold')
  await expect(broken).toContainText('silently different')
  await expect(contract.getByRole('list', { name: 'What changes with v3' })).toContainText(
    'transcript',
  )
  await contract.getByRole('button', { name: 'Side by side' }).click()
  await expect(
    contract.getByRole('row', { name: /messages\[\] › attachments\[\] › transcript/ }),
  ).toContainText('string, optional')
})

test('pricing: a copy is what it was copied from, and shares its requests', async ({ page }) => {
  const asked = pageRequests(page)
  await openComparison(page, [v('pricing-prod', '2'), v('pricing-dev', '4')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(region(page, 'Artifacts')).toContainText('registered from one logged model')
  await expect(region(page, 'Environment')).toContainText('Nothing differs')
  await expect(heads(page).nth(0)).toContainText('pricing-prod v2')
  await page.waitForLoadState('networkidle')
  await expect.poll(() => asked.filter((one) => one.includes('runs/get'))).toHaveLength(1)
  expect(asked.filter((one) => one.includes('artifacts/directories'))).toHaveLength(1)
  // the next build of it is another model
  await openComparison(page, [v('pricing-prod', '2'), v('pricing-dev', '5')])
  await expect(region(page, 'Artifacts')).not.toContainText('registered from one logged model')
  await expect(region(page, 'Params').getByRole('row', { name: /^uplift/ })).toContainText(
    'changed',
  )
})

test('three versions stand against one baseline', async ({ page }) => {
  await openComparison(page, [v('card-fraud', '4'), v('card-fraud', '5'), v('card-fraud', '3')])
  const params = region(page, 'Params').getByRole('table', { name: 'Params' })
  await expect(params.getByRole('columnheader')).toHaveText(['Param', 'v4 baseline', 'v5', 'v3'])
  await expect(region(page, 'Contract')).toContainText('v4 → v5')
  await expect(region(page, 'Contract')).toContainText('v4 → v3')
  // v3 was trained on another quarter; v5 on that of v4
  await expect(region(page, 'Data').getByRole('row', { name: /card-transactions/ })).toContainText(
    'new digest',
  )
  await page.getByRole('button', { name: 'Leave card-fraud v3 out' }).click()
  await expect(heads(page)).toHaveCount(2)
  await expect(region(page, 'Data')).toContainText('Nothing differs')
})

test('contents of small files are compared when somebody asks, and lines that differ', async ({
  page,
}) => {
  await openComparison(page, [v('credit-default-pd', '2'), v('credit-default-pd', '3')])
  const artifacts = region(page, 'Artifacts')
  await artifacts.getByRole('button', { name: 'Show what differs in MLmodel' }).click()
  await expect(artifacts.getByRole('list', { name: 'Changes of MLmodel' })).toContainText('income')
  await artifacts.getByRole('button', { name: /^Compare the contents of \d+ small files$/ }).click()
  await expect(artifacts.getByRole('row', { name: /^MLmodel/ })).toContainText('other content')
  await page.getByRole('button', { name: 'Everything' }).click()
  await expect(artifacts.getByRole('row', { name: /^requirements\.txt/ })).toContainText(
    'same content',
  )
  await expectNoAxeViolations(page)
})

test('a metric over all versions, the champion’s value across', async ({ page }) => {
  await openComparison(page, [v('card-fraud', '4'), v('card-fraud', '5')])
  const metrics = region(page, 'Metrics')
  await metrics.getByRole('button', { name: 'A metric over the versions of card-fraud' }).click()
  await expect(metrics.getByRole('application').or(metrics.locator('svg')).first()).toBeVisible()
  await expect(metrics.getByText('@champion 0.9518 on card-transactions-holdout')).toBeVisible()
  await metrics.getByRole('button', { name: 'As a table' }).click()
  await expect(metrics.getByRole('row', { name: /^v4 @champion/ }).first()).toBeVisible()
})

test('what is on the screen can be taken along', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openComparison(page, [v('credit-default-pd', '2'), v('credit-default-pd', '3')])
  await expect(region(page, 'Code')).toContainText('differs')
  await page.getByRole('button', { name: 'Copy the comparison as markdown' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('# v3 compared with v2')
  expect(text).toContain('breaks: `inputs › income`')
  expect(text).toContain('Contract blocks: ')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  expect((await saving).suggestedFilename()).toBe('compare-v2-v3.csv')
})

test('on paper it stands without the frame and its controls', async ({ page }) => {
  await openComparison(page, [v('card-fraud', '4'), v('card-fraud', '5')])
  await expect(region(page, 'Contract')).toContainText('Identical')
  await page.emulateMedia({ media: 'print' })
  await expect(region(page, 'Contract')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Everything' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  const { width } = (await region(page, 'Contract').boundingBox()) ?? { width: 0 }
  expect(width).toBeGreaterThan(300)
})

test('it works in a workspace', async ({ page }) => {
  await page.goto('/?seed=workspaces')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`/w/team-a${paths.compare()}`)
  await expect(region(page, 'Choose versions')).toBeVisible()
})
