import { paths } from '../../src/paths'
import { expectRequestsOf } from '../requestsDoc'
import { apiRequests, expect, test } from '../helpers'

const model = 'churn-classifier'

for (const [as, path] of [
  ['The list', paths.models()],
  ['A model', paths.model(model)],
  ['A version', paths.version({ model, version: '5' })],
  [
    'A comparison',
    paths.compare([
      { model, version: '5' },
      { model, version: '6' },
    ]),
  ],
  ['A move that is looked at', paths.promote(model, { to: '6', alias: 'champion' })],
  ['The reviews', paths.reviews()],
  ['The lineage of a model', paths.lineageOf({ model })],
  ['The lineage of a version', paths.lineageOf({ model, version: '5' })],
  ['A page that is closed or not there', paths.model('no such model')],
] as const) {
  test(`docs/requests.md tells what is asked without sign-in: ${as}`, async ({ page }) => {
    await expectRequestsOf(page, path, { as, signIn: false })
  })
}

test('docs/requests.md tells that the fleet asks for nothing that the overview has read', async ({
  page,
}) => {
  // what a ledger adds is told apart
  await page.route('**/experiments/get-by-name?*', (route) =>
    route.fulfill({ status: 404, json: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: '' } }),
  )
  const read = page.getByRole('button', { name: 'Read it again' })
  await page.goto(paths.overview())
  await expect(read).toBeVisible({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  const asked = apiRequests(page)
  await page.goto(paths.lineage())
  await expect(page.getByRole('table', { name: 'Lineage' })).toBeVisible()
  await expect(read).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((request) => !request.includes('experiments/get-by-name'))).toEqual([])
})
