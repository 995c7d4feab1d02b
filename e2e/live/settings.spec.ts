import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

// not on the mock, whose service worker's library keeps things there
test('where the browser keeps nothing, the theme holds and that is said', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('closed', 'SecurityError')
      },
    })
  })
  await page.goto(paths.settings())
  await page.getByRole('radio', { name: /Dark/ }).check()
  await expect(page.getByRole('status').filter({ hasText: 'keeps nothing' })).toContainText(
    'until you reload',
  )
  await expectNoAxeViolations(page)
})

test('a real server plays no parts', async ({ page }) => {
  await page.goto(paths.settings())
  await expect(page.getByRole('region', { name: 'Theme' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What the mock plays' })).toHaveCount(0)
})
