import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, target, test } from '../helpers'

test('what was read once answers the list and the palette at once; the server has the last word', async ({
  page,
  registry,
}) => {
  // in a tag and in a description, where no server looks for words
  const mark = `read${crypto.randomUUID().slice(0, 8)}`
  const tagged = await registry.model({ like: 'tagged', tags: { mark } })
  const told = await registry.model({ like: 'told', description: `About ${mark}.`, tags: { mark } })
  await registry.version(tagged)
  await registry.setAlias(tagged, 'champion', '1')

  await page.goto(`${paths.models()}?q=${mark}`)
  await expect(page.getByText('No model has')).toBeVisible()

  const places = page.getByRole('navigation', { name: 'Main' })
  await places.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('button', { name: 'Read it again' })).toBeVisible({ timeout: 60_000 })
  await registry.removeTag({ model: told }, 'mark')
  await places.getByRole('link', { name: 'Models' }).click()
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  const box = page.getByRole('searchbox', { name: 'Search models' })
  await box.and(page.locator('[aria-autocomplete]')).fill(mark)
  await expect(row(tagged)).toBeVisible()
  await expect(row(told)).toBeVisible()
  await expect(page.getByText(/^2 models from a reading just now$/)).toBeVisible()
  await expectNoAxeViolations(page)

  // what the server itself looks for, it knows better
  await box.fill(`tag:mark=${mark}`)
  await box.press('Enter')
  await expect(page.getByText('1 model found')).toBeVisible()
  await expect(row(tagged)).toBeVisible()
  await expect(row(told)).toHaveCount(0)
  await expect(page.getByText('from a reading')).toHaveCount(0)

  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: 'Search or jump' })
  await dialog.getByRole('combobox').fill(`${mark} @champion`)
  await expect(dialog.getByRole('option', { name: tagged }).first()).toBeVisible()
  await expect(dialog.getByRole('status')).toContainText('of these from a reading just now.')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.version({ model: tagged, version: '1' }))

  // a mock is read in a moment, and nothing of it is kept
  if (target === 'mock') return
  await page.goto(`${paths.models()}?q=${mark}`)
  await expect(row(tagged)).toBeVisible()
})
