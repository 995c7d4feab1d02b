import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

test('a version is reached by a few letters and its number', async ({ page, registry }) => {
  const name = await registry.model({ like: 'palette' })
  await registry.version(name)
  await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  await page.goto(paths.models())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Search or jump' })
  await expect(box).toBeFocused()
  await expectNoAxeViolations(page)

  await box.fill(`${name} v2`)
  const options = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  await expect(options.filter({ hasText: 'v2' }).first()).toHaveAttribute('aria-selected', 'true')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.version({ model: name, version: '2' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 2')
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.keyboard.press('Control+k')
  await box.fill(`${name} @champion`)
  await options.filter({ hasText: '@champion' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 1')
})

test('a version that was never made is not offered, and nothing found is said', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'palette' })
  await registry.version(name)
  await page.goto(paths.models())
  await page.getByRole('button', { name: 'Search or jump' }).click()
  const dialog = page.getByRole('dialog', { name: 'Search or jump' })
  await dialog.getByRole('combobox').fill(`${name} 9`)
  await expect(dialog.getByRole('option', { name })).toHaveCount(1)
  await expect(dialog.getByRole('option', { name: /^v9/ })).toHaveCount(0)
  await dialog.getByRole('combobox').fill('zqx no such thing')
  await expect(dialog.getByRole('status')).toContainText('is called so')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Search or jump' })).toBeFocused()
})

test('what the page can do is done from the palette', async ({ page, registry }) => {
  const name = await registry.model({ like: 'palette' })
  await registry.version(name)
  await page.goto(paths.version({ model: name, version: '1' }))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump' }).fill('move alias')
  // the page comes to offer it once its version is read
  await expect(page.getByRole('option', { name: 'Move an alias to v1' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Move an alias of/ })).toBeVisible()
})

test('single keys show the keys, find the search box, and can be turned off', async ({ page }) => {
  await page.goto(paths.models())
  await expect(page.getByRole('table', { name: 'Registered models' })).toBeVisible()
  await page.keyboard.press('/')
  const box = page.getByLabel('Search models')
  await expect(box).toBeFocused()
  // typed into the box, not taken from it
  await page.keyboard.press('?')
  await expect(box).toHaveValue('?')
  await box.fill('')
  await box.blur()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toContainText('Search or jump')
  await expectNoAxeViolations(page)
  await keys.getByRole('link', { name: 'settings' }).click()
  await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  // had the key opened anything, it would be in the way of this
  await expect(page.getByRole('dialog')).toHaveAccessibleName('Search or jump')
})
