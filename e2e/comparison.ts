import { type Page, expect } from '@playwright/test'
import { paths } from '../src/paths'
import type { VersionRef } from '../src/registry/model'

export const v = (model: string, version: string): VersionRef => ({ model, version })

export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** One for each version that is compared, the baseline first. */
export const heads = (page: Page) =>
  page.getByRole('list', { name: 'Compared versions' }).getByRole('listitem')

export async function openComparison(page: Page, versions: readonly VersionRef[], more = '') {
  await page.goto(paths.compare(versions) + more)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare versions')
}
