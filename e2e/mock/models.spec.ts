import {
  pageRequests,
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  test,
} from '../helpers'

test('an outage is told in words, and asked about again at the press of a button', async ({
  page,
}) => {
  await page.goto('/models?seed=outage')
  const failure = page.getByRole('alert')
  await expect(failure).toContainText('Could not read the registered models', { timeout: 20_000 })
  await expect(failure).toContainText('503')
  await expect(page.getByRole('table')).toHaveCount(0)
  await expectNoAxeViolations(page)
  const requests = pageRequests(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => requests.length).toBeGreaterThan(0)
})

test('a model that is closed to this person says so, and the list is one step back', async ({
  page,
}) => {
  await page.goto('/models?seed=denied')
  await page.getByRole('link', { name: 'aml-alerts', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
  await page.goBack()
  await expect(page.getByRole('link', { name: 'aml-alerts', exact: true })).toBeVisible()
})

test('a registry with nothing in it says how to begin', async ({ page }) => {
  await page.goto('/models?seed=empty')
  await expect(page.getByText('Nothing is registered here yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy the Python code' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('what a server does not keep is said with its reason, to the keyboard as well', async ({
  page,
}) => {
  await page.goto('/models?seed=reduced')
  const table = page.getByRole('table', { name: 'Registered models' })
  const champion = table.getByRole('columnheader', { name: 'Champion' })
  await expect(table.getByRole('row').nth(1)).toContainText('not kept')
  await expect(page.getByText('This server keeps no aliases.').first()).toBeVisible()
  await table.getByRole('button', { name: 'Name' }).focus()
  await page.keyboard.press('Tab')
  await expect(champion.getByRole('button', { name: 'Champion' })).toBeFocused()
  await expect(champion.locator('[popover]:popover-open')).toHaveText(
    'This server keeps no aliases.',
  )
  await expectNoAxeViolations(page)
})

test('where the server can’t search, what was read is searched, and it is said', async ({
  page,
}) => {
  await page.goto('/models?seed=reduced')
  const table = page.getByRole('table', { name: 'Registered models' })
  await expect(table.getByRole('rowheader').first()).toBeVisible()
  const requests = pageRequests(page)
  await page.getByLabel('Search models').fill('ROUTER ticket')
  await expect(page.getByText(/^1 of \d+ models$/)).toBeVisible()
  await expect(table.getByRole('rowheader')).toHaveText(['ticket-router'])
  expect(requests).toEqual([])
})

test('names that nobody meant well break nothing', async ({ page }) => {
  // axe measures each of some thousand odd letters
  test.slow()
  await page.goto('/models?seed=hostile')
  const table = page.getByRole('table', { name: 'Registered models' })
  await expect(table.getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByText('can’t be opened').first()).toBeVisible()
  const region = page.getByRole('region', { name: /Registered models/ })
  await expect(async () => {
    await region.evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight
    })
    await expect(page.getByRole('status').first()).toHaveText(/^\d+ models/, { timeout: 500 })
  }).toPass()
  const heights = await table
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => row.getBoundingClientRect().height))
  expect(new Set(heights)).toEqual(new Set([36]))
  await expectNothingSticksOut(page)
  expect(await page.evaluate(() => '__pwn' in globalThis)).toBe(false)
  await expectNoAxeViolations(page)
})

test('the badge says that this is a mock, and how to connect', async ({ page }) => {
  await page.goto('/models')
  const badge = page.getByRole('button', { name: 'Mock · today is Mon 15 Jun 2026' })
  await badge.press('ArrowDown')
  const panel = page.getByRole('dialog', { name: 'Connection' })
  await expect(panel).toContainText('Its today is Mon 15 Jun 2026')
  await expect(panel).toContainText('MLFLOW_TRACKING_URI=')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(badge).toBeFocused()
  await expect(badge).toHaveAttribute('aria-expanded', 'false')
})
