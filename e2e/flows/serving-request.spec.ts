import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations, target, test } from '../helpers'
import { openVersion } from '../openVersion'

const stories = {
  mock: {
    flat: { model: 'card-fraud', version: '5' },
    column: 'amount',
    nested: { model: 'ticket-router', version: '1' },
    unsigned: { model: 'lead-score', version: '1' },
    lost: { model: 'claims-triage', version: '1' },
  },
  live: {
    flat: { model: 'churn-classifier', version: '5' },
    column: 'monthly_charges',
    nested: { model: 'ticket-router', version: '1' },
    unsigned: { model: 'no-signature', version: '1' },
    lost: { model: 'lost-artifacts', version: '1' },
  },
}[target]

const example = (page: Page) => page.getByRole('region', { name: 'Input example', exact: true })
const bodyOf = (page: Page) => example(page).getByRole('textbox', { name: /Body of a request/ })

test('the logged example is a request that a server would take, in several languages', async ({
  page,
}) => {
  await openVersion(page, stories.flat)
  await expect(bodyOf(page)).toHaveValue(/"dataframe_split"/)
  await expect(example(page).getByRole('status')).toHaveText('A server would take this')
  const code = example(page).getByRole('tabpanel')
  await expect(code).toContainText("curl --fail-with-body 'http://127.0.0.1:5000/invocations'")
  await example(page).getByRole('textbox', { name: 'Server' }).fill('https://models.example.org/x')
  await example(page).getByRole('tab', { name: 'Python, requests' }).click()
  await expect(code).toContainText('"https://models.example.org/x"')
  await expect(page).toHaveURL(/request=requests/)
  await expectNoAxeViolations(page)
})

test('a change says at once what a server would refuse, and can be undone', async ({ page }) => {
  await openVersion(page, stories.flat)
  await expect(bodyOf(page)).toHaveValue(/"dataframe_split"/)
  const good = await bodyOf(page).inputValue()
  await bodyOf(page).fill(good.replace(`"${stories.column}"`, '"another_name"'))
  await expect(example(page).getByRole('status')).toContainText('A server would refuse this')
  await expect(example(page)).toContainText(`"${stories.column}" is required and missing`)
  await expect(example(page)).toContainText('"another_name" is not in the signature; it is dropped')
  await expect(bodyOf(page)).toHaveAttribute('aria-invalid', 'true')
  await expectNoAxeViolations(page)
  await bodyOf(page).fill('{')
  await expect(example(page)).toContainText('not JSON at character')
  await example(page).getByRole('button', { name: 'Undo all changes' }).click()
  await expect(bodyOf(page)).toHaveValue(good)
  await expect(example(page).getByRole('status')).toHaveText('A server would take this')
})

test('without an example the request is made up from the signature, and marked so', async ({
  page,
}) => {
  await openVersion(page, stories.nested)
  await expect(example(page)).toContainText('Logged without an input example')
  await expect(example(page)).toContainText('Made up from the signature')
  await expect(bodyOf(page)).toHaveValue(/"messages"/)
  await expect(example(page).getByRole('status')).toHaveText('A server would take this')
})

test('without an example and a signature there is no request', async ({ page }) => {
  await openVersion(page, stories.unsigned)
  await expect(example(page)).toContainText('Logged without an input example')
  await expect(bodyOf(page)).toHaveCount(0)
})

test('lost files leave no request either', async ({ page }) => {
  await openVersion(page, stories.lost)
  await expect(example(page)).toContainText('the file is gone (404)')
  await expect(bodyOf(page)).toHaveCount(0)
})
