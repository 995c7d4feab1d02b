import { type Page, expect } from '@playwright/test'
import { paths } from '../src/paths'
import { callMlflow } from './registry'

// The ledger where people sign in: who may read it, and who may write it.

export const ledgerPanel = (page: Page) => page.getByRole('region', { name: 'Ledger' })

/** As the console tells an admin to: a level on the ledger's experiment. */
export async function grant(username: string, experiment: string, permission: 'READ' | 'EDIT') {
  const body = { username, resource_type: 'experiment', resource_id: experiment, permission }
  try {
    await callMlflow('POST', '../../3.0/mlflow/users/permissions/grant', body)
  } catch (error) {
    // by another test
    if (!String(error).includes('RESOURCE_ALREADY_EXISTS')) throw error
  }
}

/** By an admin; where another test was first, it is there. */
export async function setUpAs(ada: Page): Promise<string> {
  await ada.goto(paths.settings())
  const ready = ledgerPanel(ada).getByText('Found by')
  const button = ledgerPanel(ada).getByRole('button', {
    name: /^(Set up the ledger|Finish the set-up)$/,
  })
  await expect(ready.or(button)).toBeVisible()
  if (await button.isVisible()) await button.click()
  await expect(ready).toBeVisible({ timeout: 60_000 })
  const setting = (await ledgerPanel(ada).textContent()) ?? ''
  return /RINGSIDE_LEDGER=(\d+)/.exec(setting)?.[1] ?? ''
}
