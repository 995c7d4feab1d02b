import type { Locator, Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { endSession, expect, expectNoAxeViolations, target, test } from '../helpers'
import { callMlflow, type Registry } from '../registry'

async function twoVersions(registry: Registry): Promise<string> {
  const name = await registry.model({ like: 'sessions' })
  for (let n = 0; n < 2; n += 1) await registry.version(name)
  await registry.setAlias(name, 'champion', '1')
  return name
}

/** The dialog of a move, filled in as far as the press of its button. */
async function draftMove(page: Page, name: string): Promise<Locator> {
  await page.goto(paths.model(name))
  await page.getByRole('button', { name: 'Move alias', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Move an alias of/ })
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await dialog.getByRole('combobox', { name: 'Version' }).fill('2')
  await expect(dialog).toContainText('@champion will leave v1 and point to v2.')
  return dialog
}

const again = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' })

async function signInAgain(page: Page, name: string, password: string) {
  await again(page).getByLabel('User name').fill(name)
  await again(page).getByLabel('Password', { exact: true }).fill(password)
  await again(page).getByRole('button', { name: 'Sign in' }).click()
}

test('a session that ends during a move keeps what was chosen', async ({ as, registryFor }) => {
  const page = await as('eddie-editor')
  const registry = registryFor(page)
  const name = await twoVersions(registry)
  const dialog = await draftMove(page, name)
  await endSession(page)
  await dialog.getByRole('button', { name: 'Move @champion to v2' }).dispatchEvent('click')
  await expect(again(page)).toContainText('Your session has ended')
  await expect(again(page).getByLabel('Password', { exact: true })).toBeFocused()
  await expectNoAxeViolations(page)

  await signInAgain(page, 'eddie-editor', 'wrong')
  await expect(again(page).getByRole('alert')).toContainText('does not know this user name')
  await signInAgain(page, 'eddie-editor', 'ringside-eddie-editor')
  await expect(again(page)).toHaveCount(0)
  // the move itself was nobody's to repeat
  expect(await registry.aliases(name)).toEqual(new Map([['champion', '1']]))
  await dialog.getByRole('button', { name: 'Change it' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Version' })).toHaveValue('2')
  await dialog.getByRole('button', { name: 'Move @champion to v2' }).click()
  await expect(dialog).toContainText('@champion points to v2')
  expect(await registry.aliases(name)).toEqual(new Map([['champion', '2']]))
})

test('a page that opens after the session has ended goes on after signing in', async ({
  as,
  registryFor,
}) => {
  const page = await as('rita-reader')
  const name = await twoVersions(registryFor(page))
  await page.goto(paths.model(name))
  const version = page.getByRole('table').getByRole('link', { name: /v1/ }).first()
  await version.waitFor()
  await endSession(page)
  // the dialog opens with whatever is asked first, and may be in the way of a mouse
  await version.dispatchEvent('click')
  await signInAgain(page, 'rita-reader', 'ringside-rita-reader')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 1')
  expect(new URL(page.url()).pathname).toBe(paths.version({ model: name, version: '1' }))
})

test('another person does not see what the first one saw', async ({ as, registryFor }) => {
  const page = await as('rita-reader')
  const name = await twoVersions(registryFor(page))
  await page.goto(paths.model(name))
  const version = page.getByRole('table').getByRole('link', { name: /v1/ }).first()
  await version.waitFor()
  await endSession(page)
  await version.dispatchEvent('click')
  await signInAgain(page, 'nora-nobody', 'ringside-nora-nobody')
  await expect(
    page.getByRole('heading', { level: 1, name: 'Not there, or not for you' }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'You are nora-nobody' })).toBeVisible()
  await page.getByRole('link', { name: 'Models', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Registered models' })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
})

test('whoever puts the sign-in off can come back to it', async ({ as, registryFor }) => {
  const page = await as('eddie-editor')
  const name = await twoVersions(registryFor(page))
  const dialog = await draftMove(page, name)
  await endSession(page)
  await dialog.getByRole('button', { name: 'Move @champion to v2' }).dispatchEvent('click')
  await again(page).getByRole('button', { name: 'Close' }).click()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signInAgain(page, 'eddie-editor', 'ringside-eddie-editor')
  await expect(page.getByRole('button', { name: 'You are eddie-editor' })).toBeVisible()
})

// a tab of the mock has a world and a session of its own, whose people keep their passwords
test.describe('on a real server', () => {
  test.skip(target === 'mock')

  test('a password changed during work asks for the new one', async ({ as, registryFor }) => {
    const page = await as('eddie-editor')
    const registry = registryFor(page)
    const name = await twoVersions(registry)
    const username = `e2e-${process.pid}-${Date.now()}`
    await callMlflow('POST', 'users/create', { username, password: 'ringside-the-old-one' })
    await callMlflow('PATCH', 'users/update-admin', { username, is_admin: true })
    try {
      await page.evaluate(
        async (login) => {
          const headers = { 'content-type': 'application/json' }
          await fetch('/-/session', { method: 'POST', headers, body: JSON.stringify(login) })
        },
        { username, password: 'ringside-the-old-one' },
      )
      const dialog = await draftMove(page, name)
      await callMlflow('PATCH', 'users/update-password', {
        username,
        password: 'ringside-the-new-one',
      })
      await dialog.getByRole('button', { name: 'Move @champion to v2' }).click()
      await expect(again(page)).toContainText('no longer takes the password')
      await signInAgain(page, username, 'ringside-the-old-one')
      await expect(again(page).getByRole('alert')).toBeVisible()
      await signInAgain(page, username, 'ringside-the-new-one')
      await expect(again(page)).toHaveCount(0)
      await dialog.getByRole('button', { name: 'Change it' }).click()
      await expect(dialog.getByRole('combobox', { name: 'Version' })).toHaveValue('2')
    } finally {
      await callMlflow('DELETE', 'users/delete', { username })
    }
  })

  test('signing out in one tab shows in the other', async ({ as, registryFor }) => {
    const page = await as('rita-reader')
    const name = await twoVersions(registryFor(page))
    await page.goto(paths.model(name))
    const version = page.getByRole('table').getByRole('link', { name: /v1/ }).first()
    await version.waitFor()
    const tab = await page.context().newPage()
    await tab.goto(paths.models())
    await tab.getByRole('button', { name: 'You are rita-reader' }).click()
    await tab.getByRole('button', { name: 'Sign out' }).click()
    await expect(tab.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await version.dispatchEvent('click')
    await expect(again(page)).toContainText('you signed out in another tab')
  })

  test('somebody else who signs in in one tab does not act in the other', async ({
    as,
    registryFor,
  }) => {
    const page = await as('eddie-editor')
    const registry = registryFor(page)
    const name = await twoVersions(registry)
    const dialog = await draftMove(page, name)
    const tab = await page.context().newPage()
    await tab.goto(paths.models())
    await tab.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ username: 'ada-admin', password: 'ringside-ada-admin' })
      await fetch('/-/session', { method: 'POST', headers, body })
    })
    await dialog.getByRole('button', { name: 'Move @champion to v2' }).click()
    await expect(again(page)).toContainText('ada-admin has signed in here, in another tab.')
    expect(await registry.aliases(name)).toEqual(new Map([['champion', '1']]))
    await again(page).getByRole('button', { name: 'Go on as ada-admin' }).click()
    await expect(page.getByRole('button', { name: 'You are ada-admin' })).toBeVisible()
  })
})
