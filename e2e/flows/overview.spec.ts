import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'

const question = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Until the whole registry has been read. */
async function readWhole(page: Page) {
  await expect(page.getByRole('button', { name: 'Read it again' })).toBeVisible({ timeout: 60_000 })
}

test('numbers are those of the registry, and each opens the list behind it', async ({
  page,
  registry,
}) => {
  // nobody else’s models have this tag, and the registry of a test may be full of others’
  const mark = `walk-${crypto.randomUUID().slice(0, 8)}`
  const owned = await registry.model({ like: 'owned', tags: { mark, owner: 'ana' } })
  const ownerless = await registry.model({ like: 'ownerless', tags: { mark } })
  const unheld = await registry.model({ like: 'unheld', tags: { mark } })
  for (const model of [owned, ownerless, unheld]) await registry.version(model)
  for (const model of [owned, ownerless]) await registry.setAlias(model, 'champion', '1')

  await page.goto(`/overview?tag=mark%3D${mark}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await readWhole(page)
  const owners = question(page, 'Who answers for them?')
  await expect(owners).toContainText('1 of 2 holders of @champion have no owner')
  await owners.getByRole('button', { name: 'The list of 1' }).press('Enter')
  const row = owners.getByRole('row').filter({ hasText: ownerless })
  await expect(row).toContainText('Neither owner nor team is tagged')
  await expect(owners).not.toContainText(owned)

  // versions without files: what they need is not known, which is not the same as well
  const builds = question(page, 'Can they be built again?')
  await expect(builds).toContainText('0 of 2 holders of @champion')
  await builds.getByRole('button', { name: '2 more: not known' }).click()
  await expect(builds.getByRole('row').filter({ hasText: owned })).toBeVisible()

  // somebody answers for it from now on; no timestamp says so, and only reading again finds it
  await registry.setTag({ model: ownerless }, 'owner', 'ben')
  await page.getByRole('button', { name: 'Read it again' }).click()
  await expect(owners).toContainText('0 of 2 holders of @champion have no owner')
})

test('what is asked about is in the address', async ({ page }) => {
  await page.goto('/overview')
  await readWhole(page)
  await page.getByLabel('Alias', { exact: true }).selectOption('challenger')
  await expect(page).toHaveURL(/alias=challenger/)
  await expect(question(page, 'Who answers for them?')).toContainText('holders of @challenger')
  await page.reload()
  await readWhole(page)
  await expect(question(page, 'Who answers for them?')).toContainText('holders of @challenger')
})

test('an alias that nobody holds has no holders, and nothing is made up', async ({ page }) => {
  await page.goto('/overview?alias=held-by-nobody')
  await readWhole(page)
  for (const name of ['Who answers for them?', 'How old are they?']) {
    await expect(question(page, name)).toContainText('0 of 0 holders of @held-by-nobody')
    await expect(question(page, name).getByRole('button')).toHaveCount(0)
  }
})

for (const width of [1440, 390]) {
  test(`it is whole and accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/overview')
    await readWhole(page)
    await page
      .getByRole('button', { name: /^The list of/ })
      .first()
      .click()
    await expectNothingSticksOut(page)
    await expectNoAxeViolations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoAxeViolations(page)
  })
}
