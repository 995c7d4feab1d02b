import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'

const list = (page: Page) => page.getByRole('table', { name: 'Registered models' })
const tray = (page: Page) => page.getByRole('complementary', { name: 'Kept to compare' })

/** The row that has the cursor, once the code of the keys has come. */
async function firstRow(page: Page, name: string) {
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('tr:focus')).toContainText(name, { timeout: 500 })
  }).toPass()
}

test('rows are reached, selected, kept to compare and opened by keys alone', async ({
  page,
  registry,
}) => {
  const like = `keys${process.pid}`
  const first = await registry.model({ like: `${like} a` })
  const second = await registry.model({ like: `${like} b` })
  const third = await registry.model({ like: `${like} c` })
  await registry.version(first)
  await registry.version(first)
  await registry.setAlias(first, 'champion', '1')
  await registry.version(second)

  await page.goto(paths.models({ q: like }))
  await expect(list(page).getByRole('rowheader')).toHaveCount(3)
  await firstRow(page, first)
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.locator('tr:focus')).toContainText(third)
  await page.keyboard.press('Shift+X')
  await expect(list(page).getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expectNoAxeViolations(page)
  await page.keyboard.press('c')
  // the champion of one, the latest of another, and the third has none
  await expect(page.getByText(/of 2; 1 without a version/)).toBeVisible()
  await expect(tray(page).getByRole('link', { name: `${first} v1` })).toBeVisible()
  await expect(tray(page).getByRole('link', { name: `${second} v1` })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second)
  await expect(tray(page)).toContainText('2 versions kept to compare')
  await tray(page)
    .getByRole('button', { name: `Remove ${first} v1` })
    .click()
  await page.reload()
  await expect(tray(page)).toContainText('1 version kept to compare')
  await tray(page).getByRole('button', { name: 'Empty' }).click()
  await expect(tray(page)).toHaveCount(0)
})

test('versions are kept from the page of their model', async ({ page, registry }) => {
  const name = await registry.model({ like: 'keys versions' })
  await registry.version(name)
  await registry.version(name)
  await page.goto(paths.model(name))
  await expect(page.getByRole('rowheader', { name: 'v2' })).toBeVisible()
  await firstRow(page, 'v2')
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await expect(tray(page).getByRole('link', { name: `${name} v1` })).toBeVisible()
})

test('versions are chosen by pointer as models are, and another press lets them be', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'keys pointer' })
  for (let n = 0; n < 3; n += 1) await registry.version(name)
  await page.goto(paths.model(name))
  const versions = page.getByRole('table', { name: 'Versions' })
  await expect(versions.getByRole('rowheader')).toHaveCount(3)
  await expect(versions.getByRole('checkbox')).toHaveCount(0)
  const select = page.getByRole('button', { name: 'Select', exact: true })
  await select.click()
  await versions.getByRole('checkbox', { name: 'Choose 3' }).check()
  await versions.getByRole('checkbox', { name: 'Choose 1' }).check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Keep 2 versions to compare' }).click()
  await expect(versions.getByRole('checkbox')).toHaveCount(0)
  for (const version of ['3', '1'])
    await expect(tray(page).getByRole('link', { name: `${name} v${version}` })).toBeVisible()

  await select.click()
  await versions.getByRole('checkbox', { name: 'Choose 2' }).check()
  await select.click()
  await expect(versions.getByRole('checkbox')).toHaveCount(0)
  await expect(tray(page)).toContainText('2 versions kept to compare')
})

test('letters typed in the search box are a search', async ({ page }) => {
  await page.goto(paths.models())
  await expect(list(page).getByRole('rowheader').first()).toBeVisible()
  const box = page
    .getByRole('searchbox', { name: 'Search models' })
    // once its suggestions have come
    .and(page.locator('[aria-autocomplete]'))
  await box.pressSequentially('jxc')
  await expect(box).toHaveValue('jxc')
  await expect(tray(page)).toHaveCount(0)
  await expect(page.getByText('No model has “jxc” in its name.')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the tray fits a narrow screen and is accessible, ${colorScheme}`, async ({
    page,
    registry,
  }) => {
    const name = await registry.model({ like: 'keys narrow' })
    await registry.version(name)
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(paths.models({ q: name }))
    await firstRow(page, name)
    await page.keyboard.press('c')
    await expect(tray(page)).toBeVisible()
    await expectNothingSticksOut(page)
    await expectNoAxeViolations(page)
  })
}
