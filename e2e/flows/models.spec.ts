import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import {
  pageRequests,
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  expectRow,
  test,
} from '../helpers'

const list = (page: Page) => page.getByRole('table', { name: 'Registered models' })
const box = (page: Page) => page.getByLabel('Search models')
const names = (page: Page) => list(page).getByRole('rowheader').allInnerTexts()

test('a model is found by words of its name, opened, and the search is there again', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'Churn.Retention (EU)', tags: { team: 'crm' } })
  const other = await registry.model({ like: 'churn of staff' })
  await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  const [unique = ''] = name.split(' ').slice(-1)

  await page.goto(paths.models())
  await box(page).fill(` ${unique}  churn `)
  await expectRow(list(page), {
    Name: name,
    Champion: 'v1',
    'Latest version': 'v1',
    Owner: 'crm',
    Tags: 'team crm',
  })
  await expect(list(page).getByRole('rowheader')).toHaveCount(1)
  await expect(page.getByText('1 model found')).toBeVisible()
  expect(new URL(page.url()).searchParams.get('q')).toBe(` ${unique}  churn `)
  await expect(page.getByRole('rowheader', { name: other })).toHaveCount(0)

  await list(page).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.goBack()
  await expect(box(page)).toHaveValue(` ${unique}  churn `)
  await expect(list(page).getByRole('link', { name, exact: true })).toBeVisible()
})

test('a search without hits says for what, and how to see all again', async ({ page }) => {
  await page.goto(paths.models({ q: "no such model 'here' 100%" }))
  await expect(
    page.getByText("No model has “no such model 'here' 100%” in its name."),
  ).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(list(page).getByRole('rowheader').first()).toBeVisible()
  await expect(page).toHaveURL(paths.models())
  await expect(box(page)).toHaveValue('')
})

test('typing asks after a pause, not for every letter, and loses none', async ({ page }) => {
  await page.goto(paths.models())
  await expect(list(page).getByRole('rowheader').first()).toBeVisible()
  const requests = pageRequests(page)
  await box(page).pressSequentially('no such model', { delay: 20 })
  await expect(box(page)).toHaveValue('no such model')
  await expect(page.getByText('0 models found')).toBeVisible()
  const searches = requests.filter((request) => request.includes('registered-models/search'))
  expect(searches.length).toBeLessThanOrEqual(3)
})

test('the list is sorted by its heads, in the address as on the screen', async ({
  page,
  registry,
}) => {
  const older = await registry.model({ like: 'sorted b' })
  const newer = await registry.model({ like: 'sorted a' })
  await page.goto(paths.models({ q: 'sorted' }))
  const head = (name: string) => page.getByRole('columnheader', { name })
  await expect(head('Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(() => names(page)).toEqual([newer, older])

  await head('Name').getByRole('button').click()
  await expect(head('Name')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => names(page)).toEqual([older, newer])

  await head('Last change').getByRole('button').click()
  await expect(head('Last change')).toHaveAttribute('aria-sort', 'descending')
  await expect(head('Name')).toHaveAttribute('aria-sort', 'none')
  await expect.poll(() => names(page)).toEqual([newer, older])
  await expect(page).toHaveURL(/sort=-updated/)

  await page.reload()
  await expect.poll(() => names(page)).toEqual([newer, older])
  await expect(head('Last change')).toHaveAttribute('aria-sort', 'descending')
})

test('all tags of a model are a key press away', async ({ page, registry }) => {
  const tags = { owner: 'mia', team: 'risk', pii: 'no', tier: '1' }
  const name = await registry.model({ like: 'tagged', tags })
  await page.goto(paths.models({ q: name }))
  const more = list(page).getByRole('button', { name: 'All 4 tags' })
  await more.focus()
  await page.keyboard.press('ArrowDown')
  const panel = page.getByRole('dialog', { name: 'All tags' })
  await expect(panel).toContainText('tier')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(more).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`at ${width} px, ${colorScheme}, it fits and is accessible`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await page.goto(paths.models())
      await expect(list(page).getByRole('rowheader').first()).toBeVisible()
      await expectNothingSticksOut(page)
      await expectNoAxeViolations(page)
    })
  }
}
