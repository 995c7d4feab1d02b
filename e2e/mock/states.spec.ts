import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'

// What opens on a page or is written into it, by axe in both themes and widths. On the mock alone: a
// server has no part in how it looks.

interface State {
  name: string
  path: string
  /** Brings it about, and waits until it is there. */
  reach: (page: Page) => Promise<void>
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** A popover of the list, by the button that opens it. */
const menu = (button: string, panel = button): State => ({
  name: `the menu ${panel}`,
  path: paths.models(),
  reach: async (page) => {
    await press(page, button)
    await expect(page.getByRole('dialog', { name: panel })).toBeVisible()
  },
})

const LIST: readonly State[] = [
  menu('Columns'),
  menu('Group', 'Groups'),
  menu('Views'),
  menu('CSV'),
]

const MODEL = paths.model('card-fraud')

const ON_MODEL: readonly State[] = [
  {
    name: 'the form of a tag',
    path: MODEL,
    reach: async (page) => {
      await press(page, 'Add tag')
      await page.getByRole('combobox', { name: 'Key' }).fill('a!')
      await expect(page.getByRole('region', { name: 'Tags' })).toContainText('! is not')
    },
  },
]

const version = (model: string, number: string, search = '') =>
  `${paths.version({ model, version: number })}${search}`

/** A file of a version, shown. */
const file = (path: string, of = version('card-fraud', '5')): State => ({
  name: `the file ${path}`,
  path: `${of}?file=${encodeURIComponent(path)}`,
  reach: async (page) => {
    const shown = page.getByRole('region', { name: `File ${path}` })
    await expect(shown).toBeVisible()
    await expect(shown.getByRole('status', { name: /^Reading/ })).toHaveCount(0)
  },
})

const ON_VERSION: readonly State[] = [file('MLmodel')]

for (const [of, states] of [
  ['the list', LIST],
  ['a model', ON_MODEL],
  ['a version', ON_VERSION],
] as const) {
  for (const width of [1440, 390]) {
    test(`what opens on ${of} is accessible, ${width} px wide, in both themes`, async ({
      page,
    }) => {
      test.setTimeout(240_000)
      await page.setViewportSize({ width, height: 900 })
      for (const { name, path, reach } of states) {
        await test.step(name, async () => {
          await page.emulateMedia({ colorScheme: 'light' })
          await page.goto(path)
          await reach(page)
          await expectNoAxeViolations(page)
          await page.emulateMedia({ colorScheme: 'dark' })
          await expectNoAxeViolations(page, { only: 'colours' })
          await expectNothingSticksOut(page)
        })
      }
    })
  }
}
