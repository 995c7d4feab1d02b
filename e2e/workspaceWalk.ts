import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations } from './helpers'

interface There {
  page: Page
  /** Of the console; '' for its own address. */
  at: string
  workspace: string
  description: string
  /** A model that is in that workspace, and whether its name is in the default one, too. */
  model: string
  only: boolean
  /** A text file of its version 1, and a part of it. */
  file: { path: string; holds: string }
}

/** From the default workspace to another, on to a model there, by a link to it, and to one that is not there. */
export async function walkWorkspaces(there: There) {
  const { page, at, workspace, description, model, only } = there
  const switcher = page.getByRole('button', { name: /^Workspace:/ })
  await page.goto(`${at}/models`)
  await expect(switcher).toHaveAccessibleName(/default/)
  await switcher.click()
  const panel = page.getByRole('dialog', { name: 'Workspaces' })
  await expect(panel.getByRole('link', { name: /^default/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expectNoAxeViolations(page)
  await panel.getByRole('link', { name: workspace }).click()

  await expect(page).toHaveURL(`${at}/w/${workspace}/models`)
  await expect(switcher).toHaveAccessibleName(new RegExp(workspace))
  await page.getByRole('rowheader').getByRole('link', { name: model }).click()
  await expect(page.getByText(description)).toBeVisible()
  await expect(page).toHaveURL(`${at}/w/${workspace}/models/${model}`)
  // as somebody opens it who was sent the link
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(model)
  await expect(page.getByText(description)).toBeVisible()

  await downloadFile(there)

  await page.goto(`${at}/models/${model}`)
  if (only) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`“${model}” does not exist`)
  } else {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(model)
    await expect(page.getByText(description)).toBeHidden()
  }
}

/** A link to a file can't say in a header which workspace it means. */
async function downloadFile({ page, workspace, at, model, file }: There) {
  await page.goto(`${at}/w/${workspace}/models/${model}/versions/1?file=${file.path}`)
  const shown = page.getByRole('region', { name: `File ${file.path}` })
  await expect(shown).toContainText(file.holds)
  // the picker of Chromium has no place in a test: without it the browser's downloads are used
  await page.evaluate(() => delete window.showSaveFilePicker)
  const download = page.waitForEvent('download')
  await shown.getByText('Download', { exact: true }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe(file.path)
  expect(await readFile(await saved.path(), 'utf8')).toContain(file.holds)
}
