import { expect, expectNoAxeViolations, target, test } from '../helpers'
import { openVersion } from '../openVersion'

const nested = { model: 'ticket-router', version: '1' }
const unsigned = { model: target === 'mock' ? 'lead-score' : 'no-signature', version: '1' }

test('a field is found deep inside, with what is around it, and the address keeps the search', async ({
  page,
}) => {
  await openVersion(page, nested, '?field=messages+string')
  const signature = page.getByRole('region', { name: 'Signature', exact: true })
  const search = signature.getByRole('searchbox', { name: /Find a field/ })
  await expect(search).toHaveValue('messages string')
  const inputs = signature.getByRole('table', { name: 'Inputs' })
  await expect(inputs.getByRole('rowheader', { name: 'role in messages' })).toBeVisible()
  await expect(inputs.getByRole('rowheader', { name: 'received_at' })).toHaveCount(0)
  await expect(signature.getByRole('status')).toContainText(/fields? found/)
  await expectNoAxeViolations(page)

  await search.fill('datetime')
  await expect(inputs.getByRole('rowheader', { name: 'received_at' })).toBeVisible()
  await expect(inputs.getByRole('rowheader', { name: /messages/ })).toHaveCount(0)
  await expect(page).toHaveURL(/field=datetime/)
  await search.press('Escape')
  await expect(inputs.getByRole('rowheader', { name: 'messages', exact: true })).toBeVisible()
})

test('a search that finds nothing says so', async ({ page }) => {
  await openVersion(page, nested, '?field=nowhere-to-be-found')
  const signature = page.getByRole('region', { name: 'Signature', exact: true })
  await expect(signature.getByRole('status')).toHaveText('0 fields found')
  await expect(signature.getByText('Nothing found here.').first()).toBeVisible()
})

test('the inputs are copied as JSON Schema', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openVersion(page, nested)
  await page.getByRole('button', { name: 'Copy the JSON Schema of inputs' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const schema: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { messages: { type: 'array', items: { type: 'object' } } },
  })
})

test('without a signature there is nothing to search or to copy', async ({ page }) => {
  await openVersion(page, unsigned)
  const signature = page.getByRole('region', { name: 'Signature', exact: true })
  await expect(signature).toContainText('Logged without a signature')
  await expect(signature.getByRole('searchbox')).toHaveCount(0)
  await expect(signature.getByRole('button')).toHaveCount(0)
})
