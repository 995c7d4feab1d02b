import { expect, test } from '../helpers'

test('a reading that stops says so, and what was read before stays', async ({ page, context }) => {
  await page.goto('/overview')
  await expect(page.getByRole('button', { name: 'Read it again' })).toBeVisible({ timeout: 60_000 })
  await context.route('**/registered-models/search**', (route) => route.abort())
  await page.getByRole('button', { name: 'Read it again' }).click()
  await expect(page.getByText('Reading the registry stopped')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'How old are they?', exact: true })).toContainText(
    /of \d+ holders/,
  )
})
