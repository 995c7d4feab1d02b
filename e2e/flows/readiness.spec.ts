import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations, target, test } from '../helpers'
import { openVersion } from '../openVersion'

const mock = target === 'mock'
const sound = { model: mock ? 'card-fraud' : 'churn-classifier', version: '5' }
const unsigned = { model: mock ? 'lead-score' : 'no-signature', version: '1' }
const lost = { model: mock ? 'claims-triage' : 'lost-artifacts', version: '1' }

const readiness = (page: Page) => page.getByRole('region', { name: 'Readiness', exact: true })
const failing = (page: Page) =>
  readiness(page).getByRole('list', { name: 'Checks that do not pass' }).getByRole('listitem')

test('a version says in one sentence that nothing blocks, and what passes is folded', async ({
  page,
}) => {
  await openVersion(page, sound)
  await expect(readiness(page).getByText(/^Nothing blocks/)).toBeVisible()
  const passes = readiness(page).getByRole('button', { name: /^\d+ pass/ })
  await expect(passes).toHaveAttribute('aria-expanded', 'false')
  await passes.press('Enter')
  const passing = readiness(page).getByRole('list', { name: 'Checks that pass' })
  await expect(passing.getByText('The version is READY')).toBeVisible()
  await expect(passing.getByText('Its signature takes its input example')).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a version without a signature does not pass', async ({ page }) => {
  await openVersion(page, unsigned)
  await expect(readiness(page).getByText(/^Nothing blocks; 1 check fails/)).toBeVisible()
  await expect(failing(page).first()).toContainText('Signature')
  await expect(failing(page).first()).toContainText('Logged without a signature')
})

test('what nobody could read is not known, and never passes', async ({ page }) => {
  await openVersion(page, lost)
  for (const title of ['Signature', 'Input example', 'Environment', 'Pickles']) {
    await expect(failing(page).filter({ hasText: title }).first()).toContainText(
      'MLmodel: it is not there (404)',
    )
  }
  await readiness(page)
    .getByRole('button', { name: /^\d+ pass/ })
    .click()
  const passing = readiness(page).getByRole('list', { name: 'Checks that pass' })
  await expect(passing).not.toContainText(/Signature|Environment|Pickles/)
})
