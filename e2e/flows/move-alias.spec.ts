import type { Locator, Page } from '@playwright/test'
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

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor()
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 100 })
  }).toPass({ intervals: [0] })
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

test('long names that differ at their ends are told apart', async ({ page, registry }) => {
  const name = await registry.model({ like: 'n'.repeat(200) })
  await registry.version(name)
  const aliases = ['EU', 'US'].map((end) => `${'x'.repeat(120)}-${end}`)
  for (const alias of aliases) await registry.setAlias(name, alias, '1')
  await page.goto(paths.model(name))
  const dialog = await openDialog(page)
  const whole = dialog.getByRole('group', { name: 'Whole name of the model' })
  await expect(whole.getByText(name)).toBeInViewport({ ratio: 1 })
  for (const alias of aliases) {
    await expect(dialog.getByText(alias)).toBeInViewport({ ratio: 1 })
  }
  await dialog.getByRole('combobox', { name: 'Version' }).fill('2')
  for (const alias of aliases) {
    await dialog.getByRole('radio', { name: alias }).check()
    const label = dialog.getByRole('button').getByText(`Move @${alias} to v2`)
    const cutOff = await label.evaluate((text) => text.scrollWidth - text.clientWidth)
    expect(cutOff).toBe(0)
  }
  await expectNoAxeViolations(page)
})

test('the keyboard alone moves an alias', async ({ page, registry }) => {
  const name = await threeVersions(registry)
  await page.goto(paths.model(name))
  const { keyboard } = page
  const button = page.getByRole('button', { name: 'Move alias' })
  await tabTo(page, button)
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const champion = dialog.getByRole('radio', { name: /^champion/ })
  await expect(champion).toBeFocused()
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()

  await keyboard.press('Enter')
  await expect(champion).toBeFocused()
  await keyboard.press('Space')
  // down to the new alias and back, as arrows go through a group
  await keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'A new alias' })).toBeChecked()
  await keyboard.press('ArrowUp')
  await expect(champion).toBeChecked()

  const field = dialog.getByRole('textbox', { name: 'New alias' })
  const version = dialog.getByRole('combobox', { name: 'Version' })
  await keyboard.press('Tab')
  await expect(field).toBeFocused()
  await keyboard.press('Tab')
  await expect(version).toBeFocused()
  await keyboard.press('2')
  const move = dialog.getByRole('button', { name: 'Move @champion to v2' })
  await expect(move).toBeVisible()
  // back over the field and forth again
  await keyboard.press('Shift+Tab')
  await expect(field).toBeFocused()
  await expect(move).toBeVisible()
  for (const stop of [version, dialog.getByRole('button', { name: 'Cancel' }), move]) {
    await keyboard.press('Tab')
    await expect(stop).toBeFocused()
    await expect(move).toBeVisible()
  }
  await keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(await registry.aliases(name)).toEqual(new Map([['champion', '2']]))
})
