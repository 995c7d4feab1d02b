import { paths } from '../../src/paths'
import { expect, test } from '../helpers'

const ref = { model: 'churn-classifier', version: '5' }

/** A region, what it reads, and what it shows then. */
const parts = [
  { name: 'Aliases', path: '**/registered-models/get?*', shows: '@challenger' },
  {
    name: 'Signature',
    path: '**/model-versions/get-artifact?*path=MLmodel',
    shows: 'tenure_months',
  },
  {
    name: 'Input example',
    path: '**/get-artifact?*path=serving_input_example.json',
    shows: 'A server would take this',
  },
  { name: 'Environment', path: '**/get-artifact?*path=requirements.txt', shows: 'scikit-learn' },
  { name: 'Origin', path: '**/runs/get?*', shows: 'claimed' },
  { name: 'Origin', path: '**/experiments/get?*', shows: 'churn · id' },
  { name: 'Metrics', path: '**/logged-models/m-*', shows: '#43b98acd' },
  { name: 'Artifacts', path: '**/artifacts/directories*', shows: 'serving_input_example.json' },
]

for (const { name, path, shows } of parts) {
  test(`${name} fails and recovers by itself: ${path}`, async ({ page }) => {
    const refuse = { status: 403, contentType: 'text/html', body: 'Permission denied' }
    await page.route(path, (route) => route.fulfill(refuse))
    await page.goto(paths.version(ref))
    const region = page.getByRole('region', { name, exact: true })
    await expect(region.getByRole('alert').first()).toContainText(/Could not read|Closed to you/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 5')
    await page.unroute(path)
    await region.getByRole('button', { name: 'Try again' }).first().press('Enter')
    await expect(region).toContainText(shows)
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(region.getByRole('heading', { name, exact: true })).toBeFocused()
  })
}
