import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import {
  pageRequests,
  expect,
  expectNoAxeViolations,
  expectNothingSticksOut,
  test,
} from '../helpers'

const list = (page: Page) => page.getByRole('table', { name: 'Registered models' })
const box = (page: Page) =>
  page
    .getByRole('searchbox', { name: 'Search models' })
    // once its suggestions have come
    .and(page.locator('[aria-autocomplete]'))
const names = (page: Page) => list(page).getByRole('rowheader')
const faults = (page: Page) => page.getByRole('status', { name: /can’t be read/ })

test('a model is found by tag and alias, with suggestions, and the link finds it again', async ({
  page,
  registry,
}) => {
  const team = `team ${process.pid}`
  // the count at the end of a name does not sort
  const champion = await registry.model({ like: 'found a', tags: { team } })
  await registry.version(champion)
  await registry.setAlias(champion, 'champion', '1')
  const other = await registry.model({ like: 'found b', tags: { team } })
  await registry.model({ like: 'found', tags: { team: 'another' } })

  await page.goto(paths.models({ q: 'found' }))
  await expect(names(page)).toHaveCount(3)
  const asked = pageRequests(page)
  const askedFor = (text: string) =>
    asked.filter((one) =>
      new URLSearchParams(one.replace(/.*\?/, '')).get('filter')?.includes(text),
    )
  await box(page).click()
  await box(page).press('End')
  await box(page).pressSequentially(' tag:team=')
  await page.getByRole('option', { name: `tag:team="${team}"` }).click()
  await expect(page.getByRole('button', { name: `tag:team="${team}"`, exact: true })).toBeVisible()
  await expect(names(page)).toHaveText([champion, other])

  // the rows that were there come first; the server is asked once nobody types
  await expect.poll(() => askedFor(team)).toHaveLength(1)
  await box(page).pressSequentially(' alias:champion ')
  await expect(names(page)).toHaveText([champion])
  await expect(page.getByText('1 of 2 models')).toBeVisible()
  // looked for in what was read
  expect(askedFor(team)).toHaveLength(1)

  await page.reload()
  await expect(names(page)).toHaveText([champion])
  await expect(page.getByRole('button', { name: 'alias:champion', exact: true })).toBeVisible()
  await expect(box(page)).toHaveValue(/found/)

  await box(page).press('Home')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Delete')
  await expect(names(page)).toHaveText([champion, other])
})

test('what a model has not, a value with both quotes, and an owner are found', async ({
  page,
  registry,
}) => {
  const note = `it's "so" ${process.pid}`
  const like = `odd${process.pid}`
  const quoted = await registry.model({ like, tags: { note, owner: 'Ana Diaz' } })
  const plain = await registry.model({ like })
  const find = (q: string) => page.goto(paths.models({ q: `${like} ${q}` }))
  await find(`tag:note="${note.replaceAll('"', '\\"')}"`)
  await expect(names(page)).toHaveText([quoted])
  await find('-tag:note')
  await expect(names(page)).toHaveText([plain])
  await find('owner:"ana diaz"')
  await expect(names(page)).toHaveText([quoted])
  await find('tag:note')
  await expect(names(page)).toHaveText([quoted])
})

test('what can’t be read is said where it stands, and the rest still holds', async ({
  page,
  registry,
}) => {
  const name = await registry.model({ like: 'faulty' })
  await page.goto(paths.models({ q: `"${name}" owne:ana tag:` }))
  await expect(names(page)).toHaveText([name])
  await expect(faults(page)).toContainText('There is no search by owne:')
  await expect(faults(page)).toContainText('After tag: the key of a tag is missing.')
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true')
  await expectNoAxeViolations(page)
  await faults(page).getByRole('button', { name: 'owne:ana' }).click()
  await page.keyboard.type('alias:nobody')
  await page.keyboard.press('Enter')
  await expect(faults(page)).not.toContainText('owne:')
  await expect(faults(page)).toContainText('After tag:')
  await expect(page.getByText(/^No model fits/)).toBeVisible()
})

test('nothing found says what was searched, and clears', async ({ page }) => {
  await page.goto(paths.models({ q: 'alias:no-such-alias' }))
  await expect(page.getByText('No model fits “alias:no-such-alias”.')).toBeVisible()
  await expect(page.getByText(/^0 of \d+ models$/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(names(page).first()).toBeVisible()
})

test('a facet narrows the list, and no longer', async ({ page, registry }) => {
  const like = `facet${process.pid}`
  const tier = `tier ${process.pid}`
  const one = await registry.model({ like: `${like} a`, tags: { tier } })
  const two = await registry.model({ like: `${like} b` })
  await page.goto(paths.models({ q: like }))
  await expect(names(page)).toHaveText([one, two])
  const facet = page
    .getByRole('navigation', { name: 'Narrow the list' })
    .getByRole('button', { name: tier })
  await facet.click()
  await expect(names(page)).toHaveText([one])
  await expect(facet).toHaveAttribute('aria-pressed', 'true')
  await facet.click()
  await expect(names(page)).toHaveText([one, two])
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`at ${width} px, ${colorScheme}, chips and suggestions fit and are accessible`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await page.goto(paths.models({ q: '-tag:no-such-tag' }))
      await expect(names(page).first()).toBeVisible()
      await box(page).click()
      await expect(page.getByRole('option')).toHaveCount(5)
      await box(page).press('ArrowDown')
      await expectNoAxeViolations(page)
      await expectNothingSticksOut(page)
      await box(page).press('Escape')
      if (width === 390) await page.getByRole('button', { name: 'Narrow the list' }).click()
      await expect(page.getByRole('navigation', { name: 'Narrow the list' })).toBeVisible()
      await expectNoAxeViolations(page)
    })
  }
}
