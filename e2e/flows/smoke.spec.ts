import { expect, expectNoAxeViolations, test } from '../helpers'

test('the console opens on the list of registered models', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/models$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
  await expect(page.getByRole('table', { name: 'Registered models' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a model made a moment ago is found', async ({ page, registry }) => {
  const name = await registry.model({ like: 'smoke' })
  const version = await registry.version(name)
  await registry.setAlias(name, 'champion', version)
  expect(await registry.aliases(name)).toEqual(new Map([['champion', version]]))
  await page.goto('/models')
  await page.getByLabel('Search models').fill(name)
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
})
