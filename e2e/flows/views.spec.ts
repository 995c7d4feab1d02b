import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

const list = (page: Page) => page.getByRole('table', { name: 'Registered models' })
const names = (page: Page) => list(page).getByRole('rowheader')
const heads = (page: Page) => list(page).getByRole('columnheader')
const menu = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const panel = (page: Page, name: string) => page.getByRole('dialog', { name })

test('columns are chosen, stand in the address and are kept', async ({ page, registry }) => {
  const name = await registry.model({ like: 'columns', tags: { tier: 'gold' } })
  await page.goto(paths.models({ q: name }))
  await menu(page, 'Columns').click()
  await panel(page, 'Columns').getByRole('checkbox', { name: 'Owner' }).click()
  await panel(page, 'Columns').getByRole('checkbox', { name: 'tier' }).click()
  await page.keyboard.press('Escape')
  await expect(heads(page).filter({ hasText: 'tier' })).toHaveCount(1)
  await expect(heads(page).filter({ hasText: 'Owner' })).toHaveCount(0)
  await expect(list(page).getByRole('cell', { name: 'gold', exact: true })).toBeVisible()
  await expect(page).toHaveURL(/cols=/)
  // kept for an address that says nothing
  await page.goto(paths.models({ q: name }))
  await expect(heads(page).filter({ hasText: 'tier' })).toHaveCount(1)
  await menu(page, 'Columns').click()
  await panel(page, 'Columns').getByRole('button', { name: 'As they were' }).click()
  await expect(heads(page).filter({ hasText: 'Owner' })).toHaveCount(1)
})

test('groups have their counts and fold', async ({ page, registry }) => {
  const tag = `grp${process.pid}`
  const a = await registry.model({ like: `${tag}-one`, tags: { [tag]: 'first' } })
  const b = await registry.model({ like: `${tag}-two`, tags: { [tag]: 'first' } })
  const c = await registry.model({ like: `${tag}-three` })
  await page.goto(paths.models({ q: tag }))
  await expect(names(page)).toHaveCount(3)
  await menu(page, 'Group').click()
  await panel(page, 'Groups')
    .getByRole('radio', { name: `By the tag ${tag}` })
    .click()
  await page.keyboard.press('Escape')
  const first = list(page).getByRole('button', { name: 'first 2' })
  await expect(first).toBeVisible()
  await expect(list(page).getByRole('button', { name: `Without the tag ${tag} 1` })).toBeVisible()
  for (const name of [a, b, c]) await expect(list(page).getByRole('link', { name })).toBeVisible()
  await expectNoAxeViolations(page)
  await first.click()
  await expect(list(page).getByRole('link', { name: a })).toHaveCount(0)
  await expect(list(page).getByRole('link', { name: c })).toBeVisible()
  await page.goto(`${paths.models({ q: tag })}&group=prefix`)
  await expect(list(page).getByRole('button', { name: `${tag} 3` })).toBeVisible()
})

test('a view is saved, opened, renamed, removed and put back', async ({ page, registry }) => {
  const name = await registry.model({ like: 'viewed' })
  await page.goto(`${paths.models({ q: name })}&sort=-updated`)
  await expect(names(page)).toHaveText([name])
  await menu(page, 'Views').click()
  const views = panel(page, 'Views')
  await views.getByLabel('Save what is shown as').fill('mine')
  await page.keyboard.press('Enter')
  await expect(views.getByRole('link', { name: 'mine · shown' })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.goto(paths.models())
  await menu(page, 'Views').click()
  await views.getByRole('link', { name: 'mine' }).click()
  await expect(names(page)).toHaveText([name])
  await expect(page).toHaveURL(/sort=-updated/)

  if (!(await views.isVisible())) await menu(page, 'Views').click()
  await views.getByRole('button', { name: 'Rename mine' }).click()
  await views.getByLabel('New name of mine').fill('ours')
  await page.keyboard.press('Enter')
  await views.getByRole('button', { name: 'Remove ours' }).click()
  await expect(views.getByRole('link', { name: 'ours' })).toHaveCount(0)
  await views.getByRole('button', { name: 'Put it back' }).click()
  await expect(views.getByRole('link', { name: /ours/ })).toBeVisible()
})

test('a browser that keeps nothing says so, and the list works', async ({ page }) => {
  await page.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its own storage below
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = function set(...args) {
      // the mock keeps its data in the other one
      if (this === localStorage) throw new DOMException('closed', 'QuotaExceededError')
      setItem.apply(this, args)
    }
  })
  await page.goto(paths.models())
  await menu(page, 'Views').click()
  const views = panel(page, 'Views')
  await views.getByLabel('Save what is shown as').fill('mine')
  await page.keyboard.press('Enter')
  await expect(views.getByRole('alert')).toContainText('keeps nothing')
  await expect(views.getByRole('link', { name: /mine/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await menu(page, 'Select').click()
  await names(page).first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Keep 1 model to compare' }).click()
  await expect(page.getByText(/Kept the champion|Nothing kept/)).toBeVisible()
})

test('the list is a file, where no cell is a formula', async ({ page, registry }) => {
  const like = `=file${process.pid}`
  const name = await registry.model({ like, tags: { note: 'a, "b"' } })
  await page.goto(paths.models({ q: name }))
  await expect(names(page)).toHaveText([name])
  await menu(page, 'CSV').click()
  await expect(panel(page, 'CSV')).toContainText('1 model: the whole list.')
  const download = page.waitForEvent('download')
  await panel(page, 'CSV').getByRole('button', { name: 'Download 1 model' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('models.csv')
  const text = await readFile(await file.path(), 'utf8')
  expect(text.startsWith('\ufeffname,aliases,')).toBe(true)
  expect(text).toContain(`\r\n'${name},`)
  expect(text).toContain('"a, ""b"""')
})
