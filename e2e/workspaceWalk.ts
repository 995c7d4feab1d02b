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
}

/** From the default workspace to another, on to a model there, by a link to it, and to one that is not there. */
export async function walkWorkspaces({ page, at, workspace, description, model, only }: There) {
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

  await page.goto(`${at}/models/${model}`)
  if (only) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`“${model}” does not exist`)
  } else {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(model)
    await expect(page.getByText(description)).toBeHidden()
  }
}
