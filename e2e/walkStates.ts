import type { Page } from '@playwright/test'
import { expectNoAxeViolations, expectNothingSticksOut, test } from './helpers'
import type { Registry } from './registry'

export interface State {
  name: string
  path: string
  /** Brings it about, and waits until it is there. */
  reach: (page: Page, registry: Registry) => Promise<void>
  /** What opened, where the page beneath was looked at without it; else the page is. */
  within?: string
}

export const DIALOG = 'dialog[open]'
export const POPOVER = '[popover]:popover-open'

/** The first button of that name: a panel's comes before those in its rows. */
export const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** A test for each width: every state one after the other, by axe in both themes. */
export function walkStates(where: string, states: readonly State[]) {
  for (const width of [1440, 390]) {
    test(`${where} is accessible, ${width} px wide, in both themes`, async ({ page, registry }) => {
      // a minute on a quiet machine
      test.setTimeout(240_000)
      await page.setViewportSize({ width, height: 900 })
      for (const { name, path, reach, within } of states) {
        await test.step(name, async () => {
          await page.emulateMedia({ colorScheme: 'light' })
          await page.goto(path)
          await reach(page, registry)
          await expectNoAxeViolations(page, { within })
          await page.emulateMedia({ colorScheme: 'dark' })
          await expectNoAxeViolations(page, { only: 'colours', within })
          await expectNothingSticksOut(page)
        })
      }
    })
  }
}
