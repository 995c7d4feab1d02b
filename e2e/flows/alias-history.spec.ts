import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'
import { setUpLedger } from '../ledger'
import { beginLane, seeFirst } from '../logs'
import type { Registry } from '../registry'

const mark = (version: string) => ({ version, created: null })

/** A model whose @champion is on v1, and a lane that says so. */
async function watched(page: Page, registry: Registry) {
  await setUpLedger(page)
  const model = await registry.model({ like: 'lanes' })
  await registry.version(model)
  await registry.version(model)
  await registry.setAlias(model, 'champion', '1')
  const run = await beginLane(page, model, 'champion')
  await seeFirst(page, { run, model, holder: mark('1') })
  // on a real server nothing has opened the console yet
  if (page.url() === 'about:blank') await page.goto(paths.settings())
  await page.evaluate(() => localStorage.setItem('ringside.name', 'leo'))
  return model
}

const lanes = (page: Page) => page.getByRole('region', { name: 'Alias history' })

test('the table tells the same', async ({ page, registry }) => {
  const model = await watched(page, registry)
  await page.goto(paths.model(model))
  await lanes(page).getByRole('button', { name: 'The same as a table' }).click()
  const row = lanes(page).getByRole('row').filter({ hasText: '@champion' })
  await expect(row).toContainText('v1')
  await expect(row).toContainText('not watched before')
})

test('a move made elsewhere is seen, and adopted with a reason', async ({ page, registry }) => {
  const model = await watched(page, registry)
  await registry.setAlias(model, 'champion', '2')
  await page.goto(paths.model(model))
  await expect(
    page.getByRole('region', { name: 'Aliases' }).getByRole('link', { name: /moved outside/ }),
  ).toBeVisible()
  const region = lanes(page)
  await expect(region).toContainText('moved outside, from v1 to v2')
  await region.getByLabel('Reason').fill('The weekend fix, by hand.')
  await region.getByRole('button', { name: 'Adopt' }).click()
  await expect(region).not.toContainText('moved outside, from v1 to v2')
  await region.getByRole('button', { name: 'The same as a table' }).click()
  await expect(region.getByRole('row').filter({ hasText: 'from outside' })).toContainText(
    'The weekend fix, by hand.',
  )
  expect((await registry.aliases(model)).get('champion')).toBe('2')
})

test('a move made elsewhere is reverted: the alias goes back', async ({ page, registry }) => {
  const model = await watched(page, registry)
  await registry.setAlias(model, 'champion', '2')
  await page.goto(paths.model(model))
  const region = lanes(page)
  await region.getByLabel('Reason').fill('Nobody asked for it.')
  await region.getByRole('button', { name: 'Revert to v1' }).click()
  await expect(region).not.toContainText('moved outside, from v1 to v2')
  await expect.poll(async () => (await registry.aliases(model)).get('champion')).toBe('1')
  await region.getByRole('button', { name: 'The same as a table' }).click()
  await expect(region.getByRole('row').filter({ hasText: 'from outside' })).toContainText(
    'reverted by leo',
  )
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390] as const) {
    test(`the lanes are accessible, ${colorScheme}, ${width} px wide`, async ({
      page,
      registry,
    }) => {
      const model = await watched(page, registry)
      await registry.setAlias(model, 'champion', '2')
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(paths.aliasHistory(model))
      await lanes(page).getByRole('button', { name: 'The same as a table' }).click()
      await expect(lanes(page)).toContainText('moved outside, from v1 to v2')
      await page.waitForLoadState('networkidle')
      await expectNoAxeViolations(page)
      await expectNothingSticksOut(page)
    })
  }
}
