import { paths } from '../../src/paths'
import { heads, openComparison, region, v } from '../comparison'
import { pageRequests, expect, expectNoAxeViolations, target, test } from '../helpers'

/** Two builds of one model under one contract, the second better on the same data. */
const BETTER =
  target === 'mock'
    ? [v('card-fraud', '4'), v('card-fraud', '5')]
    : [v('churn-classifier', '5'), v('churn-classifier', '6')]
/** Whoever calls the first can't call the second. */
const BREAKING =
  target === 'mock'
    ? [v('credit-default-pd', '2'), v('credit-default-pd', '3')]
    : [v('churn-classifier', '5'), v('ticket-router', '1')]
const BROKEN_FIELD = target === 'mock' ? 'income' : 'received_at'
const HOLDOUT = target === 'mock' ? 'card-transactions-holdout' : 'churn-holdout'
const NO_SIGNATURE = target === 'mock' ? v('lead-score', '1') : v('no-signature', '1')

test('a challenger under the same contract, better on the same data', async ({ page }) => {
  await openComparison(page, BETTER)
  await expect(region(page, 'Contract')).toContainText('Identical')
  const metrics = region(page, 'Metrics')
  // the two on the real server were measured on batches of their own: no difference is made of that
  await expect(metrics).toContainText(target === 'mock' ? 'On the same data: ' : 'different data')
  await expect(metrics.getByRole('row', { name: /^auc/ }).first()).toContainText(HOLDOUT)
  for (const name of ['Environment', 'Data', 'Artifacts', 'Params', 'Tags', 'Code']) {
    await expect(region(page, name)).toBeVisible()
  }
  await expect(region(page, 'Code').getByRole('row', { name: /^Commit/ })).toContainText('changed')
  await expectNoAxeViolations(page)
  // the champion takes nothing; whoever may take its place is led to where that is asked for, with what was compared
  const promote = page.getByRole('link', { name: /^Promote to/ })
  await expect(promote).toHaveCount(1)
  await expect(heads(page).nth(1)).toContainText('Promote to @champion')
  await promote.click()
  const [, to = v('', '')] = BETTER
  await expect(page).toHaveURL(new RegExp(`${to.model}/promote\\?alias=champion&to=${to.version}$`))
})

test('a contract that breaks its callers says at which field, and what it means', async ({
  page,
}) => {
  await openComparison(page, BREAKING)
  const contract = region(page, 'Contract')
  await expect(contract).toContainText('Breaking')
  await expect(contract.getByRole('list', { name: /^What breaks with/ })).toContainText(
    BROKEN_FIELD,
  )
  await contract.getByRole('button', { name: 'Side by side' }).click()
  await expect(
    contract.getByRole('table', { name: 'Signatures' }).getByRole('row', { name: BROKEN_FIELD }),
  ).toBeVisible()
  await expectNoAxeViolations(page)
})

test('without a signature the contract is unknown, not fine', async ({ page }) => {
  const [first] = BETTER
  await openComparison(page, [...(first ? [first] : []), NO_SIGNATURE])
  const contract = region(page, 'Contract')
  await expect(contract).toContainText('Unknown')
  await expect(contract).toContainText('was logged without a signature')
  await expect(contract).not.toContainText(/Identical|Compatible/)
})

test('what is compared, with what, and how much of it is in the address', async ({ page }) => {
  const [first = v('', ''), second = v('', '')] = BETTER
  await openComparison(page, BETTER)
  const names = heads(page)
  await expect(names.nth(0)).toContainText(`v${first.version}`)
  await expect(names.nth(0)).toContainText('baseline')
  await page
    .getByRole('button', { name: `Make ${second.model} v${second.version} the baseline` })
    .click()
  await expect(names.nth(0)).toContainText(`v${second.version}`)
  await expect(page).toHaveURL(new RegExp(`base=${second.model}%40${second.version}`))
  const environment = region(page, 'Environment')
  await expect(environment).toContainText('Nothing differs')
  await page.getByRole('button', { name: 'Everything' }).click()
  await expect(page).toHaveURL(/show=all/)
  await expect(environment.getByRole('row', { name: /^Python/ })).toBeVisible()
  const address = page.url()
  await page.goto(paths.models())
  await page.goto(address)
  await expect(names.nth(0)).toContainText(`v${second.version}`)
  await expect(page.getByRole('button', { name: 'Everything' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
})

test('a version that does not exist leaves the other one readable', async ({ page, watch }) => {
  watch.allow(/404/)
  const [first = v('', '')] = BETTER
  await openComparison(page, [first, v(first.model, '4711')])
  await expect(heads(page).nth(1)).toContainText('is not there (404)')
  await expect(region(page, 'Contract')).toContainText('Unknown')
  const params = region(page, 'Params')
  await expect(params.getByRole('list', { name: 'Not known' })).toContainText('v4711')
  await expect(params.getByRole('list', { name: 'Not known' }).getByRole('listitem')).toHaveCount(1)
  await expectNoAxeViolations(page)
})

test('the same version twice is one, and an empty comparison says how to choose', async ({
  page,
}) => {
  const [first = v('', ''), second = v('', '')] = BETTER
  await page.goto(paths.compare([first, first]))
  await expect(page.getByText('stands there twice; it is compared once.')).toBeVisible()
  const choose = region(page, 'Choose versions')
  await expect(choose).toContainText('Choose what to compare with it.')
  await choose.getByLabel('Version or alias').fill('nobody')
  await choose.getByRole('button', { name: 'Add' }).click()
  await expect(choose.getByRole('alert')).toContainText('nobody')
  await choose.getByLabel('Version or alias').fill(second.version)
  await choose.getByRole('button', { name: 'Add' }).click()
  await expect(heads(page)).toHaveCount(2)
  await page.goto(paths.compare())
  await expect(region(page, 'Choose versions')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('from the page of a version to its champion, and not from the champion', async ({
  page,
  registry,
}) => {
  const model = await registry.model({ like: 'a@b, "c"' })
  await registry.version(model)
  await registry.version(model)
  await page.goto(paths.version(v(model, '2')))
  const closed = page.getByRole('button', { name: 'Compare with champion' })
  await expect(closed).toHaveAccessibleDescription('No version holds an alias.')
  await registry.setAlias(model, 'champion', '1')
  await page.reload()
  await page.getByRole('link', { name: 'Compare with champion' }).click()
  await expect(heads(page).nth(0)).toContainText(`${model} v1`)
  await expect(heads(page).nth(1)).toContainText(`${model} v2`)
  await page.goto(paths.version(v(model, '1')))
  await expect(
    page.getByRole('button', { name: 'Compare with champion' }),
  ).toHaveAccessibleDescription('This version holds @champion itself.')
})

test('rows that are kept are compared from the tray; one alone is not', async ({ page }) => {
  const [{ model, version } = v('', ''), second = v('', '')] = BETTER
  await page.goto(paths.model(model))
  const link = (number: string) => page.getByRole('link', { name: `v${number}`, exact: true })
  await region(page, 'Versions')
    .getByRole('rowheader')
    .getByRole('link', { name: `v${version}`, exact: true })
    .focus()
  await page.keyboard.press('c')
  const tray = page.getByRole('complementary', { name: 'Kept to compare' })
  await expect(tray.getByRole('button', { name: 'Compare' })).toHaveAccessibleDescription(/another/)
  await region(page, 'Versions').getByRole('rowheader').locator(link(second.version)).focus()
  await page.keyboard.press('c')
  await tray.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(heads(page)).toHaveCount(2)
})

test('the palette leads there', async ({ page }) => {
  await page.goto(paths.models())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('compare')
  await page.getByRole('option', { name: /Compare versions/ }).click()
  await expect(page).toHaveURL(/\/compare$/)
})

test('two requests precede the contract, and none is made twice', async ({ page }) => {
  const asked = pageRequests(page)
  await openComparison(page, BETTER)
  await expect(region(page, 'Contract')).toContainText('Identical')
  await expect(page.getByRole('status', { name: /^Reading/ })).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  expect(asked.slice(0, 2).every((one) => one.includes('path=MLmodel'))).toBe(true)
  expect(asked[2]).not.toContain('path=MLmodel')
  expect(new Set(asked).size).toBe(asked.length)
  // whoever toggles what is seen asks for nothing
  const count = asked.length
  await page.getByRole('button', { name: 'Everything' }).click()
  await expect(region(page, 'Params').getByRole('table')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked).toHaveLength(count)
})
