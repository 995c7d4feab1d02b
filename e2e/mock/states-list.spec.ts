import { paths } from '../../src/paths'
import { expect } from '../helpers'
import { DIALOG, POPOVER, press, type State, walkStates } from '../walkStates'

// What opens on a page, is written into it, or goes wrong on it (states-*.spec.ts): on the mock alone, since a server has
// no part in how it looks. The pages as they open: flows/accessibility.spec.ts.

/** A popover of the list, by the button that opens it. */
const menu = (button: string | RegExp, panel = String(button)): State => ({
  name: `the menu ${panel}`,
  path: paths.models(),
  within: POPOVER,
  reach: async (page) => {
    await press(page, button)
    await expect(page.getByRole('dialog', { name: panel })).toBeVisible()
  },
})

walkStates('what opens on the list', [
  menu('Columns'),
  menu('Group', 'Groups'),
  menu('Views'),
  menu('CSV'),
  menu(/^Mock/, 'Connection'),
  {
    name: 'a view that was kept',
    path: paths.models({ q: 'tag:team=fraud' }),
    within: POPOVER,
    reach: async (page) => {
      await press(page, 'Views')
      const views = page.getByRole('dialog', { name: 'Views' })
      await views.getByLabel('Save what is shown as').fill('mine')
      await page.keyboard.press('Enter')
      await views.getByRole('button', { name: 'Rename mine' }).click()
      await expect(views.getByLabel('New name of mine')).toBeVisible()
    },
  },
  {
    name: 'the palette',
    path: paths.models(),
    within: DIALOG,
    reach: async (page) => {
      await press(page, 'Search or jump')
      await page.getByRole('combobox', { name: 'Search or jump' }).fill('card v3')
      await expect(page.getByRole('option', { name: /v3/ }).first()).toBeVisible()
    },
  },
  {
    name: 'the keys',
    path: paths.models(),
    within: DIALOG,
    reach: async (page) => {
      // who listens comes after the rows
      await expect(async () => {
        await page.keyboard.press('?')
        await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 })
      }).toPass()
    },
  },
])

walkStates('what is written and chosen on the list', [
  {
    name: 'suggestions for a search that is not understood',
    path: paths.models({ q: 'tag:team=fraud alias:(' }),
    reach: async (page) => {
      // once its suggestions have come
      const box = page.getByLabel('Search models').and(page.locator('[aria-autocomplete]'))
      await box.fill('tag:')
      await expect(page.getByRole('option').first()).toBeVisible()
    },
  },
  {
    name: 'nothing found',
    path: paths.models({ q: 'name:no-such-model' }),
    reach: async (page) => expect(page.getByRole('status').first()).toContainText(/^0 /),
  },
  {
    name: 'rows that are chosen, and the tray',
    path: paths.models(),
    reach: async (page) => {
      await press(page, 'Select')
      const boxes = page.getByRole('rowheader').getByRole('checkbox')
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      await press(page, 'Keep 2 models to compare')
      await press(page, 'Select')
      await boxes.nth(2).check()
      await expect(page.getByRole('complementary', { name: 'Kept to compare' })).toBeVisible()
    },
  },
])
