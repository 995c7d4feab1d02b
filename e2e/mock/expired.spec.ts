import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'

// The seed `expired` opens on somebody whose password was changed after they signed in.
const SESSION = 'ringside.mock.session.expired'
const PATH = paths.model('card-fraud')

async function signIn(page: Page, name: string) {
  await page.getByLabel('User name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(`ringside-${name}`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const description = (page: Page) => page.getByRole('region', { name: 'Description' })

/** On the page of a model, with a draft begun. `expire`: the password is changed once more. */
async function draft(page: Page, text: string) {
  await page.goto(`${PATH}?seed=expired`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await expectNoAxeViolations(page)
  const old = await page.evaluate((key) => sessionStorage.getItem(key), SESSION)
  await signIn(page, 'eddie-editor')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('card-fraud')
  expect(new URL(page.url()).pathname).toBe(PATH)
  await description(page).getByRole('button', { name: 'Edit the description' }).click()
  const editor = page.getByRole('dialog', { name: /Description of/ })
  await editor.getByRole('textbox').fill(text)
  const expire = () =>
    page.evaluate(
      ([key = '', session = '']) => sessionStorage.setItem(key, session),
      [SESSION, old ?? ''],
    )
  return { editor, expire }
}

test('a session that the server no longer takes is renewed over the draft, which is then sent', async ({
  page,
}) => {
  const { editor, expire } = await draft(page, 'Half a thought')
  await expire()
  await editor.getByRole('button', { name: 'Save' }).click()
  const again = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(again).toContainText('The server no longer takes the password')
  await signIn(page, 'eddie-editor')
  await expect(again).toHaveCount(0)
  await expect(editor.getByRole('textbox')).toHaveValue('Half a thought')
  // what was refused is for them to send again
  await expect(editor).toContainText('The description was not changed')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toHaveCount(0)
  await expect(description(page)).toContainText('Half a thought')
})

test('a draft outlives the session for its writer, and is not shown to the next who signs in', async ({
  page,
}) => {
  const { expire } = await draft(page, 'Half a thought')
  await expire()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await signIn(page, 'rita-reader')
  await expect(description(page)).toBeVisible()
  await expect(description(page)).not.toContainText('draft')
  await expire()
  await page.reload()
  await signIn(page, 'eddie-editor')
  await description(page).getByRole('button', { name: 'Continue the draft' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('Half a thought')
  expect(new URL(page.url()).pathname).toBe(PATH)
})
