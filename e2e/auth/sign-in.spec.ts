import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { apiRequests, expect, expectNoAxeViolations, target, test } from '../helpers'

/** A model that everybody but nora-nobody may read. */
const MODEL = target === 'mock' ? 'card-fraud' : 'churn-classifier'

async function fillIn(page: Page, name: string, password: string) {
  await page.getByLabel('User name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('whoever signs in goes on where they wanted to', async ({ signedOut: page }) => {
  const asked = apiRequests(page)
  await page.goto(paths.model(MODEL))
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page).toHaveTitle('Sign in · Ringside')
  await expect(page.getByLabel('User name')).toBeFocused()
  // nothing is asked of the registry in nobody's name
  expect(asked).toEqual([])
  await fillIn(page, 'rita-reader', 'ringside-rita-reader')
  await expect(page.getByRole('heading', { level: 1, name: MODEL })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(paths.model(MODEL))
  await page.getByRole('button', { name: 'You are rita-reader' }).click()
  const who = page.getByRole('dialog', { name: 'Who you are' })
  await expect(who).toContainText('Signed in until')
  await expect(who).not.toContainText('admin')
})

test('a wrong password is said, and lets nobody in', async ({ signedOut: page }) => {
  await fillIn(page, 'rita-reader', 'ringside-eddie-editor')
  await expect(page.getByRole('alert')).toContainText(
    'does not know this user name with this password.',
  )
  await expect(page.getByLabel('User name')).toHaveValue('rita-reader')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('password managers find their fields, and one may look at what was typed', async ({
  signedOut: page,
}) => {
  const password = page.getByLabel('Password', { exact: true })
  await expect(page.getByLabel('User name')).toHaveAttribute('autocomplete', 'username')
  await expect(password).toHaveAttribute('autocomplete', 'current-password')
  await expect(password).toHaveAttribute('type', 'password')
  await password.fill('typed')
  await page.getByRole('button', { name: 'Show the password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(password).toHaveValue('typed')
})

test('a session survives a reload and ends with signing out', async ({ as }) => {
  const page = await as('ada-admin')
  await page.goto(paths.model(MODEL))
  await page.reload()
  await page.getByRole('button', { name: 'You are ada-admin' }).click()
  await expect(page.getByRole('dialog', { name: 'Who you are' })).toContainText('admin')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  // nothing of theirs comes back with the button "back"
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByText(MODEL)).toHaveCount(0)
})

test('signing out fails loudly when the console server is gone', async ({ as }) => {
  const page = await as('rita-reader')
  await page.goto(paths.models())
  const me = page.getByRole('button', { name: 'You are rita-reader' })
  await me.waitFor()
  await page.evaluate(() => {
    globalThis.fetch = () => Promise.reject(new TypeError('gone'))
  })
  await me.click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('alert')).toContainText('You are still signed in')
})

test('a denied person is told so on the page, never by the browser', async ({ as }) => {
  const page = await as('nora-nobody')
  const popups: string[] = []
  const challenges: string[] = []
  page.on('dialog', (dialog) => popups.push(dialog.type()))
  page.on('response', (response) => {
    const challenge = response.headers()['www-authenticate']
    if (challenge !== undefined) challenges.push(`${response.url()}: ${challenge}`)
  })
  const denied = page.waitForResponse(
    (response) => response.url().includes('registered-models/get') && response.status() === 403,
  )
  await page.goto(paths.model(MODEL))
  await denied
  await expect(
    page.getByRole('heading', { level: 1, name: 'Not there, or not for you' }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'You are nora-nobody' })).toBeVisible()
  expect([popups, challenges]).toEqual([[], []])
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`at ${width} px, ${colorScheme}, signing in and who one is are accessible`, async ({
      signedOut: page,
    }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 844 })
      await expectNoAxeViolations(page)
      await fillIn(page, 'ada-admin', 'wrong')
      await page.getByRole('alert').waitFor()
      await expectNoAxeViolations(page)
      await fillIn(page, 'ada-admin', 'ringside-ada-admin')
      await page.getByRole('button', { name: 'You are ada-admin' }).click()
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      await expectNoAxeViolations(page)
      const room = await page.getByRole('dialog', { name: 'Who you are' }).boundingBox()
      expect((room?.x ?? 0) + (room?.width ?? width)).toBeLessThanOrEqual(width)
    })
  }
}
