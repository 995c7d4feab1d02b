import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, test } from '../helpers'
import { guardChampion, say, setUpLedger } from '../ledger'
import { beginLane, seeFirst } from '../logs'
import type { Registry } from '../registry'

const mark = (version: string) => ({ version, created: null })

/** A model whose @champion is on v1, and a lane that says so. */
async function watched(page: Page, registry: Registry) {
  await setUpLedger(page)
  const model = await registry.model({ like: 'lanes' })
  await registry.version(model)
  await registry.version(model)
  await registry.setAlias(model, 'champion', '1')
  const run = await beginLane(page, model, 'champion')
  await seeFirst(page, { run, model, holder: mark('1') })
  // on a real server nothing has opened the console yet
  if (page.url() === 'about:blank') await page.goto(paths.settings())
  await page.evaluate(() => localStorage.setItem('ringside.name', 'leo'))
  return model
}

const lanes = (page: Page) => page.getByRole('region', { name: 'Alias history' })

const inMay = (n: number) => new Date(2026, 4, n, 12)

/** May 2026, as its lane tells it: v1 seen first on the 1st, v2 on the 3rd by ada, v3 from outside between 8th and 10th. */
async function livedThroughMay(page: Page, registry: Registry) {
  await setUpLedger(page)
  const model = await registry.model({ like: 'lanes' })
  for (let i = 0; i < 3; i++) await registry.version(model)
  await registry.setAlias(model, 'champion', '3')
  const run = await beginLane(page, model, 'champion')
  const at = (n: number) => ({ by: 'ada', model, at: inMay(n) })
  const seen = { type: 'observed', how: 'first-sight', holder: mark('1'), after: null } as const
  await say(page, run, { ...seen, before: inMay(1).toISOString() }, at(1))
  const move = { type: 'intent', from: mark('1'), to: mark('2'), reason: 'As asked.' } as const
  await say(page, run, { ...move, request: null, emergency: false }, at(3))
  await say(page, run, { type: 'moved', intent: 3, holder: mark('2') }, at(3))
  const outside = { type: 'observed', how: 'outside', holder: mark('3') } as const
  const between = { after: inMay(8).toISOString(), before: inMay(10).toISOString() }
  await say(page, run, { ...outside, ...between }, at(10))
  return model
}

test('who held it on a day is one field, which claims no more than was seen; a cursor reads out the same', async ({
  page,
  registry,
}) => {
  const model = await livedThroughMay(page, registry)
  await page.goto(paths.aliasHistory(model))
  const region = lanes(page)
  // the address leads there, although what is above it comes later
  const heading = region.getByRole('heading', { name: 'Alias history' })
  await expect(heading).toBeFocused()
  await expect(region.getByText('Who held')).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport()

  const day = region.getByLabel('on', { exact: true })
  const answer = region.getByRole('status')
  await day.fill('2026-05-05')
  await expect(answer).toContainText(/^v2 held @champion on May 5\b/)
  await expect(answer).toContainText(/ada.*unverified.*As asked\./s)
  await day.fill('2026-05-09')
  await expect(answer).toContainText(/^v2 or v3 held .* it moved outside at some moment between/)
  await day.fill('2026-04-20')
  await expect(answer).toContainText(/^Nobody watched @champion before .* is not known\./)

  const cursor = region.getByRole('slider', { name: 'Day' })
  await day.fill('2026-05-06')
  await cursor.press('ArrowLeft')
  await expect(page).toHaveURL(/on=2026-05-05/)
  await expect(cursor).toHaveAttribute('aria-valuetext', /May 5.*@champion v2$/)
  await cursor.press('Home')
  await expect(cursor).toHaveAttribute('aria-valuetext', /@champion not watched$/)
  await day.fill('2026-05-03')
  await page.reload()
  await expect(answer).toContainText(/^On May 3\b.* @champion was v1, from 12:00 v2\./)

  await region.getByRole('button', { name: 'The same as a table' }).click()
  const row = region.getByRole('row').filter({ hasText: '@champion' })
  await expect(row).toHaveCount(3)
  await expect(row.last()).toContainText(/v1.*not watched before/s)

  await page.goto(paths.version({ model, version: '2' }))
  const held = page.getByRole('list', { name: 'Aliases it held' })
  await expect(held.getByRole('listitem').first()).toHaveText(
    'Was @champion from May 3, 2026 to May 8, 2026 or later',
  )
  await held.getByRole('link', { name: 'Its alias history' }).click()
  await expect(heading).toBeFocused()
})

test('a move made elsewhere is seen, and adopted with a reason, which the history tells', async ({
  page,
  registry,
}) => {
  // one after the other: seen, adopted, told, then moved, deleted, guarded
  test.slow()
  const model = await watched(page, registry)
  await registry.setAlias(model, 'champion', '2')
  await page.goto(paths.model(model))
  await expect(
    page.getByRole('region', { name: 'Aliases' }).getByRole('link', { name: /moved outside/ }),
  ).toBeVisible()
  const region = lanes(page)
  await expect(region).toContainText('moved outside, from v1 to v2')
  const adopt = region.getByRole('button', { name: 'Adopt' })
  await expect(adopt).toHaveAccessibleDescription('It takes a reason.')
  await region.getByLabel('Reason').fill('The weekend fix, by hand.')
  await adopt.click()
  await expect(region).not.toContainText('moved outside, from v1 to v2')
  await region.getByRole('button', { name: 'The same as a table' }).click()
  await expect(region.getByRole('row').filter({ hasText: 'from outside' })).toContainText(
    'The weekend fix, by hand.',
  )
  expect((await registry.aliases(model)).get('champion')).toBe('2')

  await page.goto(paths.history({ model }))
  const events = page.getByRole('table', { name: 'Events' })
  await expect(events.getByRole('row', { name: /Moved outside, to v2/ })).toBeVisible()
  await expect(events.getByRole('row', { name: /The outside move is to stay/ })).toContainText(
    /The weekend fix, by hand\..*leo.*unverified/s,
  )

  // whoever moves or deletes an alias that nothing guards is told that it is on record, and finds it there
  await page.goto(paths.version({ model, version: '2' }))
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Move alias' }).click()
  await dialog.getByRole('textbox', { name: 'New alias' }).fill('shadow')
  await dialog.getByRole('button', { name: 'Set @shadow on v2' }).click()
  await expect(dialog).toContainText('It is on record.')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Delete alias' }).click()
  await dialog.getByRole('radio', { name: /^shadow/ }).check()
  await dialog.getByRole('button', { name: 'Delete @shadow' }).click()
  await expect(dialog).toContainText('It is on record.')
  expect((await registry.aliases(model)).has('shadow')).toBe(false)
  // and one that is guarded is not deleted there
  await guardChampion(page, model)
  await page.reload()
  await page.getByRole('button', { name: 'Delete alias' }).click()
  await expect(dialog).toContainText('@champion is guarded')
  const remove = dialog.getByRole('button', { name: 'Delete @champion' })
  await expect(remove).toHaveAccessibleDescription(/The policy guards this alias/)
  await remove.dispatchEvent('click')
  await expectNoAxeViolations(page, { within: 'dialog' })
  await dialog.getByRole('link', { name: 'Ask to move it' }).click()
  await expect(page).toHaveURL(/promote\?alias=champion/)
  expect((await registry.aliases(model)).get('champion')).toBe('2')
  await page.goto(paths.history({ model, alias: 'shadow' }))
  await expect(events.getByRole('row', { name: /Moved v2 → no version/ })).toContainText('leo')
})

test('a move made elsewhere is reverted: the alias goes back, unless it has moved on meanwhile', async ({
  page,
  registry,
}) => {
  const model = await watched(page, registry)
  await registry.version(model)
  await registry.setAlias(model, 'champion', '2')
  await page.goto(paths.model(model))
  const region = lanes(page)
  await expect(region).toContainText('moved outside, from v1 to v2')
  // and who looks at v2 does not know that
  await registry.setAlias(model, 'champion', '3')
  await region.getByLabel('Reason').fill('Nobody asked for it.')
  await region.getByRole('button', { name: 'Revert to v1' }).click()
  await expect(region).toContainText('It moved while you were looking')
  expect((await registry.aliases(model)).get('champion')).toBe('3')

  await expect(region).toContainText('moved outside, from v1 to v3')
  await region.getByRole('button', { name: 'Revert to v1' }).click()
  await expect(region).not.toContainText('moved outside, from v1 to v3')
  await expect.poll(async () => (await registry.aliases(model)).get('champion')).toBe('1')
  await region.getByRole('button', { name: 'The same as a table' }).click()
  await expect(region.getByRole('row').filter({ hasText: 'from outside' })).toContainText(
    'reverted by leo',
  )
  await page.goto(paths.history({ model }))
  const events = page.getByRole('table', { name: 'Events' })
  await expect(events.getByRole('row', { name: /Moved v3 → v1/ })).toContainText(
    'Nobody asked for it.',
  )
  await expect(events.getByRole('row', { name: /The outside move was undone/ })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390] as const) {
    test(`the lanes are accessible, ${colorScheme}, ${width} px wide`, async ({
      page,
      registry,
    }) => {
      const model = await watched(page, registry)
      await registry.setAlias(model, 'champion', '2')
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(paths.aliasHistory(model))
      await lanes(page).getByRole('button', { name: 'The same as a table' }).click()
      await expect(lanes(page)).toContainText('moved outside, from v1 to v2')
      await page.waitForLoadState('networkidle')
      await expectNoAxeViolations(page)
      await expectNothingSticksOut(page)
    })
  }
}
