import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

test('a model that is closed says so, and not that it does not exist', async ({ page }) => {
  await page.goto(`${paths.model('aml-alerts')}?seed=denied`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“aml-alerts” is closed to you')
  await expect(page.getByText('Permission denied')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a server that is away is asked again', async ({ page }) => {
  await page.goto(`${paths.model('card-fraud')}?seed=outage`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The server does not answer')
  await expect(page.getByText('this page goes on by itself')).toBeVisible()
  await expect(page.getByText('503 Service Temporarily Unavailable')).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('a server that lacks most of it is browsed all the same', async ({ page }) => {
  await page.goto(`${paths.model('card-fraud')}?seed=reduced`)
  await expect(page.getByRole('region', { name: 'Aliases' })).toContainText('keeps no aliases')
  const versions = page.getByRole('region', { name: 'Versions' })
  await expect(versions).toContainText('doesn’t list versions')
  await expect(versions.getByRole('rowheader')).toHaveText(['v5'])
  const move = page.getByRole('button', { name: 'Move alias' })
  await expect(move).toBeDisabled()
  await expect(move).toHaveAccessibleDescription(/keeps no aliases/)
  await move.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectNoAxeViolations(page)
})
