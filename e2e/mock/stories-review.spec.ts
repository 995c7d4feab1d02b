import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

// Northbank's stories that stand in its ledger (src/mocks/seeds/northbank/reviews.ts), lived by those whose they are.

const who = (page: Page) => page.getByRole('button', { name: /^View as: / })

async function viewAs(page: Page, name: string) {
  await who(page).click()
  const panel = page.getByRole('dialog', { name: 'View as' })
  await panel.getByRole('button', { name: new RegExp(`^${name} · `) }).click()
  await expect(who(page)).toHaveAccessibleName(new RegExp(`^View as: ${name} · `))
}

/** A request of the inbox, opened. */
async function open(page: Page, model: string, group?: string) {
  await page.goto(paths.reviews(group === undefined ? {} : { group }))
  const table = page.getByRole('table')
  await table
    .getByRole('link', { name: new RegExp(`^${model}`) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Promote')
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.beforeEach(async ({ page }) => {
  // several pages, each of which reads the ledger
  test.slow()
  await page.goto('/models?seed=northbank')
  // the tab keeps the seed once its mock has started
  await expect(who(page)).toBeVisible()
})

test('ticket-router: what was approved is not what is there, and the page says which number', async ({
  page,
}) => {
  await viewAs(page, 'Noor Haddad')
  await open(page, 'ticket-router')
  const stale = page.getByText('accuracy on labelled-tickets (60f3ae9b) was 0.941, and is 0.919.')
  await expect(stale).toBeVisible()
  await expect(page.getByRole('main').getByText(/ was [\d.]+, and is /)).toHaveCount(1)
  await expect(button(page, 'Move @champion to v3')).toHaveAccessibleDescription(
    /changed since: renew the evidence first/,
  )
  await expectNoAxeViolations(page)

  await button(page, 'Renew evidence').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Renew evidence' }).click()
  await expect(stale).toHaveCount(0)
  await expect(button(page, 'Move @champion to v3')).toHaveAccessibleDescription(
    /takes 1 approval, and has 0/,
  )
  await expect(region(page, 'Discussion')).toContainText(
    'It is about other evidence than the request.',
  )
})

test('kyc-match: the emergency owes a review, which one who did not make it gives', async ({
  page,
}) => {
  await open(page, 'kyc-match')
  await expect(page.getByText('Its review is due Jun 15, 12:00')).toBeVisible()
  // Mira may only read it
  await expect(button(page, 'Review the change')).toHaveAccessibleDescription(/needs EDIT/)

  await viewAs(page, 'Noor Haddad')
  await page.goto(paths.reviews({ group: 'mine' }))
  await expect(page.getByRole('row', { name: /^kyc-match/ })).toContainText('a review by 12:00')
  await open(page, 'kyc-match', 'mine')
  await button(page, 'Review the change').click()
  const dialog = page.getByRole('dialog', { name: 'Review the emergency change' })
  await dialog.getByRole('radio', { name: 'It stands' }).check()
  await dialog
    .getByRole('textbox', { name: 'What you found' })
    .fill('Found in the list of 12 June.')
  await dialog.getByRole('button', { name: 'Record the review' }).click()
  await expect(region(page, 'Discussion')).toContainText('reviewed the emergency change: it stands')
  await page.goto(paths.reviews({ group: 'mine' }))
  await expect(page.getByRole('row', { name: /^card-fraud/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^kyc-match/ })).toHaveCount(0)
})

test('aml-alerts: the move of the night is seen, and stays once somebody has said why', async ({
  page,
}) => {
  const outside = async () => {
    await page.goto(paths.reviews({ group: 'outside' }))
    await expect(page.getByText(/lanes of \d+ models read$/)).toBeVisible()
    return page.getByRole('row', { name: /^aml-alerts/ })
  }
  await expect(await outside()).toContainText('moved outside, from v3 to v4')
  const history = region(page, 'Alias history')
  const reach = async () => {
    await page.goto(paths.aliasHistory('aml-alerts'))
    // it is read when it comes into sight
    await history.scrollIntoViewIfNeeded()
    await expect(history).toContainText('After Jun 14, 02:09 and before Jun 14, 02:14')
  }
  await reach()
  await expect(history.getByRole('button', { name: 'Adopt' })).toHaveAccessibleDescription(
    /needs EDIT on aml-alerts/,
  )

  await viewAs(page, 'Noor Haddad')
  await reach()
  await expectNoAxeViolations(page)
  await history.getByRole('textbox', { name: 'Reason' }).fill('Better AUC; told to the alert desk.')
  await history.getByRole('button', { name: 'Adopt' }).click()
  await expect(history).not.toContainText('was moved outside Ringside')
  await expect(await outside()).toHaveCount(0)
})

test('demand-forecast: what was taken back is told by its request, its lane and the history', async ({
  page,
}) => {
  await page.goto(paths.reviews({ group: 'decided' }))
  const row = page.getByRole('row', { name: /^demand-forecast @champion v58 → v59/ })
  await expect(row).toContainText('rolled back by elif.demir')
  await row.getByRole('link').first().click()
  await expect(region(page, 'Discussion')).toContainText('forecast a third too low on payday')
  // nobody takes back twice
  await expect(region(page, 'Decision')).toContainText(/rolled back/i)
  await expect(button(page, 'Roll back to v58')).toHaveCount(0)

  await page.goto(paths.history({ model: 'demand-forecast' }))
  const events = page.getByRole('table').filter({ hasText: 'Who' })
  await expect(events.getByRole('row', { name: /Moved v59 → v58/ })).toContainText('payday')
  await expect(events.getByRole('row', { name: /Rolled back/ })).toHaveCount(1)
})

test('the whole ledger is consistent and signed', async ({ page }) => {
  await page.goto(paths.history())
  await button(page, 'Verify the ledger').click()
  const verified = region(page, 'Verify')
  await expect(verified).toContainText('Consistent')
  await expect(verified).toContainText('Signed')
  await expect(verified).not.toContainText(/Not (?:consistent|all signed|signed)/)
})
