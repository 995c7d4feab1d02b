import type { Locator, Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'
import { say, setUpLedger } from '../ledger'
import { askFor } from '../logs'
import type { Registry } from '../registry'

const mark = (version: string) => ({ version, created: null })

/** Two versions, the first with the alias, and somebody asks for the second. */
async function asked(page: Page, registry: Registry, by: string, alias = 'champion') {
  await setUpLedger(page)
  const model = await registry.model({ like: 'reviews' })
  await registry.version(model)
  await registry.version(model)
  await registry.setAlias(model, alias, '1')
  const run = await askFor(
    page,
    { kind: 'move', model, alias, from: mark('1'), to: mark('2') },
    { by },
  )
  return { model, run }
}

const table = (page: Page) => page.getByRole('table', { name: 'Requests' })
const row = (page: Page, model: string) => table(page).getByRole('row').filter({ hasText: model })

/** Says who one is here, as the settings do it. */
async function callMyself(page: Page, name: string) {
  // on a real server nothing has opened the console yet
  if (page.url() === 'about:blank') await page.goto(paths.settings())
  await page.evaluate((typed) => localStorage.setItem('ringside.name', typed), name)
}

test('the inbox says what waits for me, and what for others', async ({ page, registry }) => {
  const { model } = await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await page.goto(paths.reviews())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviews')
  await expect(row(page, model)).toContainText('@champion v1 → v2')
  await expect(row(page, model)).toContainText('Better on weekends.')
  await expect(row(page, model)).toContainText('mia')
  await page.getByRole('link', { name: /^To decide by me/ }).click()
  await expect(page).toHaveURL(/group=mine/)
  await expect(row(page, model)).toBeVisible()
  await page.getByRole('link', { name: /^Waiting for others/ }).click()
  await expect(row(page, model)).toHaveCount(0)
})

test('who asked decides nothing: it stands with what they asked for', async ({
  page,
  registry,
}) => {
  const { model } = await asked(page, registry, 'mia')
  await callMyself(page, 'mia')
  await page.goto(paths.reviews({ group: 'mine' }))
  await expect(page.getByRole('link', { name: /^Asked by me/ })).toContainText(/\d/)
  await expect(row(page, model)).toHaveCount(0)
  await page.getByRole('link', { name: /^Asked by me/ }).click()
  await expect(row(page, model)).toBeVisible()
})

test('changes that were asked for wait for the asker, and then for another look', async ({
  page,
  registry,
}) => {
  const { model, run } = await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await say(page, run, { type: 'changes-requested', text: 'On which data?' }, { by: 'leo', model })
  await page.goto(paths.reviews({ group: 'others' }))
  await expect(row(page, model)).toContainText('changes by mia')
  await say(page, run, { type: 'comment', text: 'On that of April.' }, { by: 'mia', model })
  await page.goto(paths.reviews({ group: 'mine' }))
  await expect(row(page, model)).toContainText('a second look by leo')
})

test('what was rejected is among the decided, and nowhere else', async ({ page, registry }) => {
  const { model, run } = await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await say(page, run, { type: 'rejected', text: 'Not on this data.' }, { by: 'leo', model })
  await page.goto(paths.reviews({ group: 'decided' }))
  await expect(row(page, model)).toContainText('rejected by leo')
  await page.goto(paths.reviews({ group: 'mine' }))
  await expect(page.getByRole('link', { name: /^To decide by me/ })).toContainText(/\d/)
  await expect(row(page, model)).toHaveCount(0)
})

test('by keys alone: j, k, a', async ({ page, registry }) => {
  await asked(page, registry, 'mia')
  const { model, run } = await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await page.goto(paths.reviews({ group: 'mine' }))
  const mine = row(page, model)
  await expect(mine).toBeVisible()
  const focused = page.locator('[data-index]:focus')
  // they are heard once their code is there
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(focused).toHaveCount(1, { timeout: 500 })
  }).toPass()
  // others may ask meanwhile, and theirs stand wherever their time puts them
  while (!(await isFocused(mine))) {
    const passed = (await focused.textContent()) ?? ''
    await page.keyboard.press('j')
    await expect(focused).not.toHaveText(passed)
  }
  await page.keyboard.press('k')
  await expect(focused).toHaveCount(1)
  await expect(focused).not.toContainText(model)
  await page.keyboard.press('j')
  await expect(mine).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Promote')
  await expect(page).toHaveURL(new RegExp(`request=${run}#approve$`))
})

const isFocused = (place: Locator) => place.evaluate((at) => at === document.activeElement)

test('with single keys turned off, none of them does anything', async ({ page, registry }) => {
  const { model } = await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await page.evaluate(() => localStorage.setItem('ringside.single-keys', 'off'))
  await page.goto(paths.reviews({ group: 'mine' }))
  await row(page, model).focus()
  await page.keyboard.press('a')
  await page.keyboard.press('j')
  await expect(row(page, model)).toBeFocused()
  await expect(page).toHaveURL(/group=mine$/)
})

test('the navigation counts what waits for me', async ({ page, registry }) => {
  await asked(page, registry, 'mia')
  await callMyself(page, 'leo')
  await page.goto(paths.settings())
  await expect(
    page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /Reviews \d+ to decide/ }),
  ).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390] as const) {
    test(`the inbox is accessible, ${colorScheme}, ${width} px wide`, async ({
      page,
      registry,
    }) => {
      const { model } = await asked(page, registry, 'mia')
      await callMyself(page, 'leo')
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const group of [undefined, 'outside', 'decided']) {
        await page.goto(paths.reviews({ group }))
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviews')
        if (group === undefined) await expect(row(page, model)).toBeVisible()
        await page.waitForLoadState('networkidle')
        await expectNoAxeViolations(page)
        await expectNothingSticksOut(page)
      }
    })
  }
}
