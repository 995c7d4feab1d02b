import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { pageRequests, expect, expectNoAxeViolations, test } from '../helpers'
import type { Registry } from '../registry'

const region = (page: Page) => page.getByRole('region', { name: 'Versions', exact: true })
const rows = (page: Page) => region(page).getByRole('rowheader')
const search = (page: Page) => region(page).getByRole('searchbox')
const jumpTo = async (page: Page, number: string) => {
  await region(page).getByRole('textbox', { name: 'Go to version' }).fill(number)
  await page.keyboard.press('Enter')
}

/** Versions 1 to `count`, each with its number as tag `build`. */
async function modelOf(registry: Registry, count: number) {
  const name = await registry.model({ like: 'many' })
  for (let n = 1; n <= count; n += 1) {
    await registry.version(name, { description: `build ${n}`, tags: { build: String(n) } })
  }
  return name
}

test('versions are sorted by the server, from the head of a column or by name, in the address', async ({
  page,
  registry,
}) => {
  const name = await modelOf(registry, 3)
  await page.goto(paths.model(name))
  await expect(rows(page)).toHaveText(['v3', 'v2', 'v1'])
  await region(page).getByRole('button', { name: 'Version', exact: true }).click()
  await expect(rows(page)).toHaveText(['v1', 'v2', 'v3'])
  await expect(page).toHaveURL(/\?sort=version$/)
  const head = region(page).getByRole('columnheader', { name: 'Version' })
  await expect(head).toHaveAttribute('aria-sort', 'ascending')

  const requests = pageRequests(page)
  await region(page).getByLabel('Order').selectOption('last registered first')
  await expect(page).toHaveURL(/\?sort=-created$/)
  await expect(rows(page)).toHaveText(['v3', 'v2', 'v1'])
  expect(requests.join('\n')).toContain('order_by=creation_timestamp%20DESC')
  await page.goBack()
  await expect(rows(page)).toHaveText(['v1', 'v2', 'v3'])
})

test('a search asks the server for numbers and tags', async ({ page, registry }) => {
  const name = await modelOf(registry, 5)
  await registry.setAlias(name, 'champion', '4')
  await page.goto(paths.model(name))
  await expect(rows(page)).toHaveCount(5)

  await search(page).fill('2..4')
  await expect(rows(page)).toHaveText(['v4', 'v3', 'v2'])
  await expect(region(page)).toContainText('3 found')
  await expect(page).toHaveURL(/\?q=2\.\.4$/)
  const requests = pageRequests(page)
  await search(page).fill('>=2 tag:build=3')
  await expect(rows(page)).toHaveText(['v3'])
  const searches = requests.filter((one) => one.includes('model-versions/search'))
  expect(searches.at(-1)).toContain(
    'version_number%20%3E%3D%202%20AND%20tags.%60build%60%20%3D%20%273%27',
  )
  await search(page).fill('alias:champion')
  await expect(rows(page)).toHaveText(['v4'])
  await expectNoAxeViolations(page)
  await search(page).press('Escape')
  await expect(rows(page)).toHaveCount(5)
})

test('what the server can’t search is looked for in its rows, and it is said how far', async ({
  page,
  registry,
}) => {
  const name = await modelOf(registry, 3)
  await page.goto(`${paths.model(name)}?q=%22build+2%22`)
  await expect(rows(page)).toHaveText(['v2'])
  await expect(region(page)).toContainText('1 found')
  await search(page).fill('nothing is like this')
  await expect(region(page)).toContainText('No version is like that.')
  await expectNoAxeViolations(page)
  await region(page).getByRole('button', { name: 'Show all versions' }).click()
  await expect(rows(page)).toHaveCount(3)
})

test('a search that can’t be read says why, and hides nothing', async ({ page, registry }) => {
  const name = await modelOf(registry, 2)
  await page.goto(paths.model(name))
  await search(page).fill('colour:red')
  const status = region(page).getByRole('status')
  await expect(status).toContainText('Not searched: colour:red asks for nothing that versions have')
  await expect(rows(page)).toHaveCount(2)
  await search(page).fill('>=')
  await expect(status).toContainText('>= needs a number after it, as in >=40')
  await expectNoAxeViolations(page)
})

test('a number is jumped to, and opened by Enter', async ({ page, registry }) => {
  const name = await modelOf(registry, 6)
  await page.goto(paths.model(name))
  await expect(rows(page)).toHaveCount(6)
  await jumpTo(page, 'v4')
  await expect(rows(page)).toHaveText(['v4', 'v3', 'v2', 'v1'])
  await expect(page).toHaveURL(/\?from=4$/)
  await expect(region(page).getByRole('link', { name: 'v4' })).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.version({ model: name, version: '4' }))
  await page.goBack()
  await region(page).getByRole('button', { name: 'Back to the newest' }).click()
  await expect(rows(page)).toHaveCount(6)
})

test('a number that was deleted is said to be missing, with its neighbours', async ({
  page,
  registry,
}) => {
  const name = await modelOf(registry, 5)
  await registry.removeVersion(name, '3')
  await page.goto(paths.model(name))
  await expect(rows(page)).toHaveText(['v5', 'v4', 'v2', 'v1'])
  await jumpTo(page, '3')
  await expect(region(page)).toContainText(
    'v3 does not exist; the nearest are v2 and v4. A deleted version’s number is not given again.',
  )
  await expect(region(page).getByRole('link', { name: 'v4' })).toHaveAttribute(
    'href',
    paths.version({ model: name, version: '4' }),
  )
  await expectNoAxeViolations(page)
  await jumpTo(page, '77')
  await expect(region(page)).toContainText('v77 does not exist; the newest is v5.')
  await jumpTo(page, 'seven')
  await expect(region(page).getByRole('alert')).toContainText('A version is a whole number')
  await expect(page).toHaveURL(/\?from=77$/)
})

test('where a version comes from is told: a copy, or another source', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'origin' })
  await registry.version(name)
  const copies = await registry.model({ like: 'copies' })
  await registry.version(copies, { source: `models:/${name}/1` })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(paths.model(name))
  await expect(region(page).getByRole('row').nth(1)).toContainText('other source')
  await page.goto(paths.model(copies))
  const link = region(page).getByRole('link', { name: `copy of ${name} v1` })
  await expect(link).toHaveAttribute('href', paths.version({ model: name, version: '1' }))
})
