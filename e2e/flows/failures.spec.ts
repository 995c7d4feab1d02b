import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

test('a model that does not exist is named, with a way on', async ({ page }) => {
  await page.goto(paths.model('no such model'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“no such model” does not exist')
  await expect(page).toHaveTitle('“no such model” does not exist · Ringside')
  await expect(page.getByText('The server says:')).toContainText('no such model')
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Go to the registered models' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Registered models' })).toBeFocused()
})

test('a model that appears is there after another try', async ({ page, registry }) => {
  const name = await registry.model()
  await page.goto(paths.version({ model: name, version: '1' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('does not exist')
  await registry.version(name)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Version 1')
  await expect(page.getByRole('region', { name: 'Origin' })).toBeVisible()
})

test('an address of no page says so', async ({ page }) => {
  await page.goto('/nowhere/at/all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page')
  await expect(page.getByText('/nowhere/at/all')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a name that can’t be asked for says why', async ({ page }) => {
  await page.goto('/models/a%09b')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“a⇥b” could not be read')
  await expect(page.getByText('control character')).toBeVisible()
})
