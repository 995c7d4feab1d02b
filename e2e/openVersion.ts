import { type Page, expect } from '@playwright/test'
import { paths } from '../src/paths'
import type { VersionRef } from '../src/registry/model'

/** The page of a version, once its MLmodel was read (or could not be): what the panels show comes from there. */
export async function openVersion(page: Page, ref: VersionRef, search = '') {
  await page.goto(`${paths.version(ref)}${search}`)
  await expect(page.getByRole('region', { name: 'Origin', exact: true })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Reading the flavors' })).toHaveCount(0)
}
