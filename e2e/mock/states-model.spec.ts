import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect } from '../helpers'
import { DIALOG, press, type State, walkStates } from '../walkStates'

const MODEL = paths.model('card-fraud')

/** With the dialog of a description open, and a text in it. */
async function describe(page: Page, text: string) {
  // what the state before wrote was kept as a draft
  await press(page, /^(Edit the description|Continue the draft)$/)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(text)
  return dialog
}

const EDITS: readonly State[] = [
  {
    name: 'the form of a tag',
    path: MODEL,
    reach: async (page) => {
      await press(page, 'Add tag')
      await page.getByRole('combobox', { name: 'Key' }).fill('a!')
      await expect(page.getByRole('region', { name: 'Tags' })).toContainText('! is not')
    },
  },
  {
    name: 'a description and its preview',
    path: MODEL,
    within: DIALOG,
    reach: async (page) => {
      const dialog = await describe(
        page,
        '# New\n\n- [x] **done**, `code`, [link](https://x.org)\n\n|a|b|\n|-|-|\n|1|2|',
      )
      const preview = dialog.getByRole('tab', { name: 'Preview' })
      // side by side where there is room
      if (await preview.isVisible()) await preview.click()
      await expect(dialog.getByRole('heading', { name: 'New' })).toBeVisible()
    },
  },
  {
    name: 'a draft that waits',
    path: MODEL,
    reach: async (page) =>
      expect(page.getByRole('button', { name: 'Continue the draft' })).toBeVisible(),
  },
  {
    name: 'a description that somebody else changed',
    path: MODEL,
    within: DIALOG,
    reach: async (page, registry) => {
      const dialog = await describe(page, 'Mine.')
      await registry.describe({ model: 'card-fraud' }, `Theirs, at ${Date.now()}.`)
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toContainText('Somebody else changed the description')
    },
  },
  {
    name: 'moving an alias',
    path: MODEL,
    within: DIALOG,
    reach: async (page) => {
      await press(page, 'Move alias')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: /^challenger/ }).check()
      await dialog.getByRole('combobox', { name: 'Version' }).fill('1')
      await expect(dialog).toContainText('and point to v1')
    },
  },
  {
    name: 'deleting an alias',
    path: MODEL,
    within: DIALOG,
    reach: async (page) => {
      await press(page, 'Delete alias')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: /^challenger/ }).check()
      await expect(dialog).toContainText('will fail until it is set again')
    },
  },
]

walkStates('what is edited on a model', EDITS)

walkStates('what is chosen and searched on a model', [
  {
    name: 'a metric over versions, with its table',
    path: `${paths.model('churn-retention')}?metric=auc`,
    reach: async (page) => {
      const trend = page.getByRole('region', { name: 'Metrics over versions' })
      await trend.scrollIntoViewIfNeeded()
      await expect(trend.getByRole('application')).toBeVisible()
      await expect(trend.getByRole('table')).toBeAttached()
    },
  },
  {
    name: 'versions that are chosen',
    path: MODEL,
    reach: async (page) => {
      await press(page, 'Select')
      await page.getByRole('checkbox', { name: 'Choose 3' }).check()
      await expect(page.getByRole('button', { name: 'Keep 1 version to compare' })).toBeVisible()
    },
  },
  {
    name: 'a search of versions that is not understood',
    path: MODEL,
    reach: async (page) => {
      await page.getByLabel('Search versions').fill('created:soon')
      await expect(page.getByText('Not searched:')).toBeVisible()
    },
  },
])
