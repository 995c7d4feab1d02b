import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, target, test } from '../helpers'

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

test('the settings say what the console is connected to, and what that can do', async ({
  page,
  person,
}) => {
  await page.goto(paths.settings())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('3.17.2')
  await expect(connection).toContainText(
    target === 'mock' ? 'a mock' : 'through the console server',
  )
  await expect(page.getByRole('region', { name: 'Who you are' })).toContainText(person ?? 'Anybody')
  const can = page.getByRole('region', { name: 'What this server can' })
  await expect(can.getByRole('row', { name: /Move an alias/ })).toContainText('yes')
  await expectNoAxeViolations(page)
})

test('a theme is chosen, seen at once, and kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(paths.settings())
  const theme = page.getByRole('region', { name: 'Theme' })
  await expect(theme.getByRole('radio', { name: /As the system/ })).toBeChecked()
  const light = await ground(page)
  await theme.getByRole('radio', { name: /Dark/ }).check()
  await expect.poll(() => ground(page)).not.toBe(light)
  const dark = await ground(page)
  await expectNoAxeViolations(page)
  await page.reload()
  await expect(theme.getByRole('radio', { name: /Dark/ })).toBeChecked()
  expect(await ground(page)).toBe(dark)

  await theme.getByRole('radio', { name: /High contrast/ }).check()
  await expect.poll(() => ground(page)).toMatch(/^(oklch\(1|lab\(100) 0 0\)$/)
  await expectNoAxeViolations(page)
  await theme.getByRole('radio', { name: /As the system/ }).check()
  await expect.poll(() => ground(page)).toBe(light)
})
