import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

const seeds = 'What the mock plays'

test('the settings list what the mock can be, and open it', async ({ page }) => {
  await page.goto(paths.settings())
  const panel = page.getByRole('region', { name: seeds })
  // the flows of the mock begin there: openSeed.ts
  await expect(panel.getByRole('listitem').filter({ hasText: /^open/ })).toContainText('now')
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'Open empty' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
  await expect(page.getByText('card-fraud')).toHaveCount(0)
  await page.goto(paths.settings())
  await expect(panel.getByRole('listitem').filter({ hasText: /^empty/ })).toContainText('now')
  await expect(panel.getByRole('button', { name: 'Open empty' })).toHaveCount(0)
})

test('starting over forgets what was done, and stays on the seed', async ({ page, registry }) => {
  await page.goto(`${paths.models()}?seed=empty`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
  const name = await registry.model()
  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.goto(paths.settings())
  const panel = page.getByRole('region', { name: seeds })
  await panel.getByRole('button', { name: 'Start over' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: /^empty/ })).toContainText('now')
  await page.goto(paths.model(name))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('does not exist')
})

test('on a slow line a page says what it waits for, and can be used meanwhile', async ({
  page,
}) => {
  await page.goto(`${paths.version({ model: 'card-fraud', version: '4' })}?seed=slow`)
  await expect(page.getByRole('status', { name: 'Reading the page' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 4')
  await expect(page.getByRole('status', { name: /^Reading/ }).first()).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Models' }).click()
  const box = page.getByRole('searchbox').or(page.getByRole('combobox')).first()
  await box.fill('fraud')
  await expect(page.getByRole('link', { name: 'card-fraud', exact: true })).toBeVisible({
    timeout: 15_000,
  })
  await expect(box).toHaveValue('fraud')
  await expectNoAxeViolations(page)
})
