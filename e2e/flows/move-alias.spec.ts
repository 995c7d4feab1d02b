import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'
import type { Registry } from '../registry'

/** A model of three versions with champion on the first. */
async function threeVersions(registry: Registry): Promise<string> {
  const name = await registry.model({ like: 'moves' })
  for (let n = 0; n < 3; n += 1) await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  return name
}

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Move alias' }).click()
  return page.getByRole('dialog', { name: /^Move an alias of/ })
}

test('an alias moves from the page of its model', async ({ page, registry }) => {
  const name = await threeVersions(registry)
  await page.goto(paths.model(name))
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await expect(dialog).toContainText('Choose a version.')
  await dialog.getByRole('combobox', { name: 'Version' }).fill('3')
  await expect(dialog).toContainText('@champion will leave v1 and point to v3.')
  await expectNoAxeViolations(page)

  await dialog.getByRole('button', { name: 'Move @champion to v3' }).click()
  await expect(dialog).toContainText('@champion points to v3')
  await expect(dialog).toContainText('Checked by reading it back.')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Move alias' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Aliases' }).getByRole('link')).toHaveText(
    '@championv3',
  )
  await expect(page.getByRole('row', { name: /v3/ })).toContainText('@champion')
  expect(await registry.aliases(name)).toEqual(new Map([['champion', '3']]))
})

test('a new alias is set from the page of a version', async ({ page, registry }) => {
  const name = await threeVersions(registry)
  await page.goto(paths.version({ model: name, version: '2' }))
  const dialog = await openDialog(page)
  await expect(dialog.getByRole('combobox', { name: 'Version' })).toHaveValue('2')
  const field = dialog.getByRole('textbox', { name: 'New alias' })
  await field.fill('v2')
  await expect(dialog).toContainText('reserved for versions')
  await field.fill('shadow-EU')
  await expect(dialog).toContainText('@shadow-EU is new and will point to v2.')
  await dialog.getByRole('button', { name: 'Set @shadow-EU on v2' }).click()
  await expect(dialog).toContainText('@shadow-EU points to v2')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('region', { name: 'Aliases' })).toContainText('@shadow-EU')
  expect((await registry.aliases(name)).get('shadow-EU')).toBe('2')
})

test('who was second is told who holds the alias now, and overwrites nobody', async ({
  page,
  registry,
}) => {
  const name = await threeVersions(registry)
  await page.goto(paths.model(name))
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await dialog.getByRole('combobox', { name: 'Version' }).fill('3')
  await expect(dialog).toContainText('@champion will leave v1')
  await registry.setAlias(name, 'champion', '2')

  await dialog.getByRole('button', { name: 'Move @champion to v3' }).click()
  await expect(dialog).toContainText('Somebody else moved @champion')
  await expect(dialog).toContainText('@champion points to v2 now.')
  await expectNoAxeViolations(page)
  expect((await registry.aliases(name)).get('champion')).toBe('2')

  await dialog.getByRole('button', { name: 'Look again' }).click()
  await expect(dialog).toContainText('@champion will leave v2 and point to v3.')
  await dialog.getByRole('button', { name: 'Move @champion to v3' }).click()
  await expect(dialog).toContainText('@champion points to v3')
})

test('who saw an alias that is gone sets it only after another look', async ({
  page,
  registry,
}) => {
  const name = await threeVersions(registry)
  await page.goto(paths.version({ model: name, version: '3' }))
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await registry.removeAlias(name, 'champion')
  await dialog.getByRole('button', { name: 'Move @champion to v3' }).click()
  await expect(dialog).toContainText('@champion points to nothing now.')
  expect((await registry.aliases(name)).has('champion')).toBe(false)
})

test('a version that does not exist is refused, and nothing moves', async ({ page, registry }) => {
  const name = await threeVersions(registry)
  await page.goto(paths.model(name))
  const dialog = await openDialog(page)
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await dialog.getByRole('combobox', { name: 'Version' }).fill('77')
  await expect(dialog).toContainText('v77 is not among the versions read')
  await dialog.getByRole('button', { name: 'Move @champion to v77' }).click()
  await expect(dialog).toContainText('@champion was not moved')
  await expect(dialog).toContainText('version=77')
  await dialog.getByRole('button', { name: 'Change it' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Version' })).toHaveValue('77')
  expect((await registry.aliases(name)).get('champion')).toBe('1')
})

test('the keyboard alone moves an alias', async ({ page, registry }) => {
  const name = await threeVersions(registry)
  await page.goto(paths.model(name))
  const button = page.getByRole('button', { name: 'Move alias' })
  await button.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: /^champion/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()

  await button.press('Enter')
  await expect(dialog.getByRole('radio', { name: /^champion/ })).toBeFocused()
  await page.keyboard.press('Space')
  await dialog.getByRole('combobox', { name: 'Version' }).focus()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect((await registry.aliases(name)).get('champion')).toBe('2')
})
