import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, target, test } from '../helpers'

/** A version whose page has every panel filled. */
const FULL =
  target === 'mock'
    ? { model: 'card-fraud', version: '5' }
    : { model: 'churn-classifier', version: '5' }

const THREE = ['5', '4', '3'].map((version) => ({ ...FULL, version }))

const PAGES = [
  { name: 'the list', path: paths.models(), wait: 'Views' },
  { name: 'the list, narrowed', path: paths.models({ q: 'tag:team' }), wait: 'Views' },
  { name: 'a model', path: paths.model(FULL.model), wait: 'Move alias' },
  { name: 'a version', path: paths.version(FULL), wait: 'Move alias' },
  {
    name: 'a comparison',
    path: paths.compare([{ ...FULL, version: '4' }, FULL]),
    wait: 'Side by side',
  },
  { name: 'a comparison of three', path: paths.compare(THREE), wait: 'Side by side' },
  { name: 'nothing to compare', path: paths.compare(), wait: 'Add' },
  { name: 'the settings', path: paths.settings(), wait: 'Search or jump' },
  { name: 'a page that is not there', path: '/no/such/page', wait: 'Search or jump' },
] as const

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390] as const) {
    test(`every page is accessible, ${colorScheme}, ${width} px wide`, async ({ page }) => {
      test.setTimeout(180_000)
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const { name, path, wait } of PAGES) {
        await test.step(name, async () => {
          await page.goto(path)
          await expect(page.getByRole('button', { name: wait, exact: true })).toBeVisible()
          await page.waitForLoadState('networkidle')
          await expectNoAxeViolations(page)
          await expectNothingSticksOut(page)
        })
      }
    })
  }
}
