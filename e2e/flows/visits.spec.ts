import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

const HOUR = 3_600_000

/** Waits until this browser has written down that it saw the newest version of a model, and `champion` on it. */
const noted = (page: Page, model: string, version: string) =>
  expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join('\n')))
    .toContain(JSON.stringify([model, version, [['champion', version]]]))

test('what changed since the last visit is told, until it was seen', async ({ page, registry }) => {
  const name = await registry.model({ like: 'visits' })
  await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  const list = paths.models({ q: name })
  await page.goto(list)
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  await noted(page, name, '1')
  const since = page.getByRole('button', { name: /since your last visit/ })

  await registry.version(name)
  await registry.setAlias(name, 'champion', '2')
  // the same visit still: what the person has just looked at is no news
  await page.reload()
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  await noted(page, name, '2')
  await expect(since).toBeHidden()

  await registry.version(name)
  await registry.setAlias(name, 'champion', '3')
  await page.clock.setFixedTime(Date.now() + HOUR)
  await page.reload()
  await since.click()
  const panel = page.getByRole('dialog', { name: 'Since your last visit' })
  await expect(panel).toContainText('@champion went from v2 to v3')
  await expect(panel).toContainText('1 hour ago')
  await expectNoAxeViolations(page)
  await panel.getByRole('button', { name: 'I have seen these' }).click()
  await expect(since).toBeHidden()
  await page.reload()
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  await expect(since).toBeHidden()
})

test('a first visit has nothing to compare with, and says nothing', async ({ page, registry }) => {
  const name = await registry.model({ like: 'visits' })
  await page.goto(paths.models({ q: name }))
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  await expect(page.getByRole('button', { name: /since your last visit/ })).toBeHidden()
})
