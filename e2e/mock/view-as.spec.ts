import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

const OWN = 'card-fraud'
const OTHERS = 'credit-default-pd'
const CLOSED = 'aml-alerts'

const who = (page: Page) => page.getByRole('button', { name: /^View as: / })
const move = (page: Page) => page.getByRole('button', { name: 'Move alias', exact: true })
const remove = (page: Page) =>
  page.getByRole('button', { name: 'Delete alias', exact: true }).first()

async function viewAs(page: Page, name: string) {
  await who(page).click()
  const panel = page.getByRole('dialog', { name: 'View as' })
  await panel.getByRole('button', { name: new RegExp(`^${name} · `) }).click()
  await expect(who(page)).toHaveAccessibleName(new RegExp(`^View as: ${name} · `))
}

/** What somebody does who goes round the controls: from the page's own address, with their eyes. */
const send = (page: Page, method: string, model: string, alias: string, version?: string) =>
  page.evaluate(
    async ({ init }) => (await fetch('/api/2.0/mlflow/registered-models/alias', init)).status,
    {
      init: {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: model, alias, version }),
      },
    },
  )

test.beforeEach(async ({ page }) => {
  await page.goto('/models?seed=northbank')
  // the tab keeps the seed once its mock has started
  await expect(who(page)).toBeVisible()
})

test('a tab opens as the data scientist: no password, her own models open, others closed', async ({
  page,
}) => {
  await expect(page.getByRole('link', { name: OWN, exact: true })).toBeVisible()
  await expect(who(page)).toHaveAccessibleName('View as: Mira Okafor · data scientist')
  await expectNoAxeViolations(page)

  await page.goto(paths.model(OWN))
  await expect(page.getByRole('region', { name: 'What you may do here' })).toContainText(
    'all that can be done here',
  )
  await move(page).click()
  const dialog = page.getByRole('dialog')
  // the champion is guarded: that takes a request
  await dialog.getByRole('radio', { name: /^challenger/ }).check()
  await dialog.getByRole('combobox', { name: 'Version' }).fill('4')
  await dialog.getByRole('button', { name: 'Move @challenger to v4' }).click()
  await expect(dialog).toContainText('@challenger points to v4')

  await page.goto(paths.model(OTHERS))
  await expect(move(page)).toHaveAccessibleDescription(
    `Setting or moving an alias needs EDIT on ${OTHERS}; you have READ, by the server’s default.`,
  )
  expect(await send(page, 'POST', OTHERS, 'champion', '3')).toBe(403)
})

test('the reviewer moves what others made, and takes nothing away', async ({ page }) => {
  await page.goto(paths.model(OTHERS))
  // the page may scroll below it, as it does when more of it arrives: the button stays, and so does what it opened
  const toScroll = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  await expect.poll(toScroll).toBeGreaterThan(200)
  await who(page).click()
  await page.evaluate(async () => {
    const scrolled = new Promise((done) => addEventListener('scroll', done, { once: true }))
    scrollBy(0, 200)
    await scrolled
  })
  await expect(page.getByRole('dialog', { name: 'View as' })).toBeVisible()
  await page.keyboard.press('Escape')
  await viewAs(page, 'Noor Haddad')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(OTHERS)
  await expect(remove(page)).toHaveAccessibleDescription(
    /^Deleting an alias needs MANAGE on credit-default-pd; you have EDIT/,
  )
  await expect(move(page)).not.toHaveAttribute('aria-disabled', 'true')
  expect(await send(page, 'POST', OTHERS, 'champion', '3')).toBe(200)
  expect(await send(page, 'DELETE', OTHERS, 'champion')).toBe(403)
})

test('the head of ML may also take away', async ({ page }) => {
  await page.goto(paths.model(OTHERS))
  await viewAs(page, 'Henrik Vos')
  await expect(page.getByRole('region', { name: 'What you may do here' })).toContainText(
    'all that can be done here',
  )
  await expect(remove(page)).not.toHaveAttribute('aria-disabled', 'true')
  expect(await send(page, 'DELETE', OTHERS, 'challenger')).toBe(200)
})

test('the reader changes nothing, and some models are not there for her', async ({ page }) => {
  await expect(page.getByRole('link', { name: CLOSED, exact: true })).toBeVisible()
  await viewAs(page, 'Rosa Lindgren')
  await expect(page.getByRole('link', { name: OWN, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: CLOSED, exact: true })).toHaveCount(0)

  await page.goto(paths.model(CLOSED))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
  await page.goto(paths.model(OWN))
  await expect(move(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(move(page)).toHaveAccessibleDescription(/needs EDIT on card-fraud; you have READ/)
  expect(await send(page, 'POST', OWN, 'champion', '5')).toBe(403)
})

test('whose eyes it is stays after a reload, and what one wrote the other sees', async ({
  page,
}) => {
  await expect(page.getByRole('link', { name: OWN, exact: true })).toBeVisible()
  expect(await send(page, 'POST', OWN, 'canary', '5')).toBe(200)
  await page.goto(`${paths.version({ model: OWN, version: '5' })}#metrics`)
  await viewAs(page, 'Rosa Lindgren')
  expect(new URL(page.url()).hash).toBe('#metrics')
  await page.reload()
  await expect(who(page)).toHaveAccessibleName('View as: Rosa Lindgren · reader')
  await expect(page.getByRole('region', { name: 'Aliases', exact: true })).toContainText('canary')
})

test('by keyboard alone, also from the palette, and back in after signing out', async ({
  page,
}) => {
  await who(page).focus()
  await page.keyboard.press('ArrowDown')
  const panel = page.getByRole('dialog', { name: 'View as' })
  await expect(panel).toBeFocused()
  await expectNoAxeViolations(page)
  await expect(panel.getByRole('button', { name: /^Mira Okafor/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(panel.getByRole('button', { name: /^Noor Haddad · reviewer/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(who(page)).toHaveAccessibleName('View as: Noor Haddad · reviewer')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump' }).fill('view as head')
  const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  await expect(found.filter({ hasText: 'Henrik Vos' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(who(page)).toHaveAccessibleName('View as: Henrik Vos · head of ML')

  await who(page).click()
  await panel.getByRole('button', { name: 'Sign out' }).click()
  const signIn = page.getByRole('region', { name: 'Or view as' })
  await expect(signIn.getByRole('button', { name: /^Rosa Lindgren/ })).toBeVisible()
  await expectNoAxeViolations(page)
  await signIn.getByRole('button', { name: /^Rosa Lindgren/ }).click()
  await expect(who(page)).toHaveAccessibleName('View as: Rosa Lindgren · reader')
})

test('where nobody signs in, or people sign in themselves, there are no eyes to borrow', async ({
  page,
  signedOut,
}) => {
  await expect(signedOut.getByRole('region', { name: 'Or view as' })).toHaveCount(0)
  await page.goto('/models?seed=open')
  await expect(page.getByRole('button', { name: 'You are anybody' })).toBeVisible()
  await expect(who(page)).toHaveCount(0)
})

test('ages count from the mock’s today, which is shown, whatever the clock says', async ({
  page,
}) => {
  await page.clock.setFixedTime(new Date('2031-02-03T04:05:06Z'))
  await page.goto(paths.model('demand-forecast'))
  await expect(page.getByRole('button', { name: 'Mock · today is Mon 15 Jun 2026' })).toBeVisible()
  // made by the scheduler at six, three hours before
  const newest = page.getByRole('table', { name: 'Versions' }).getByRole('row').nth(1)
  await expect(newest).toContainText('60')
  await expect(newest.locator('time').first()).toHaveAttribute('title', /hours ago/)
  await who(page).click()
  await page.getByRole('dialog', { name: 'View as' }).press('Escape')
  expect(await send(page, 'POST', OWN, 'noon', '5')).toBe(200)
  await page.reload()
  await expect(newest.locator('time').first()).toHaveAttribute('title', /hours ago/)
})
