import { type Page, expect } from '@playwright/test'
import { paths } from '../src/paths'
import { region } from './comparison'

// What people do on the review page of a model of which `@champion` is to go to version 2, signed in or as who they say they are.

/** The sentence that comes when all of two versions is read: some twenty requests. */
export const BLOCKS = /Nothing blocks|blocks:/
export const READ = { timeout: 45_000 }

export const decision = (page: Page) => region(page, 'Decision')

/** One of the decision's. */
export const button = (page: Page, name: string | RegExp) =>
  decision(page).getByRole('button', { name, exact: typeof name === 'string' })

export const expectRead = (page: Page) =>
  expect(region(page, 'What moves')).toContainText(BLOCKS, READ)

/** Version 2 of a `contest` is to follow 1; what is said of the two is there. */
export async function openMove(page: Page, model: string) {
  await page.goto(paths.promote(model, { to: '2', alias: 'champion' }))
  await expectRead(page)
}

/** Closed, and in sight with its reason. */
export async function expectClosed(page: Page, name: string, because: RegExp) {
  await expect(button(page, name)).toBeVisible()
  await expect(button(page, name)).toBeDisabled()
  await expect(button(page, name)).toHaveAccessibleDescription(because)
}

interface Said {
  /** Typed as one's name, where nobody signs in; who is signed in is not asked. */
  as?: string
  /** What the button of the dialog is called, where that is another. */
  confirm?: string
}

async function sayWho(page: Page, as: string | undefined) {
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })
  if (as === undefined) await expect(field).toHaveCount(0)
  else await field.fill(as)
}

/** Presses a button of the decision, says who one is and why, and confirms. */
export async function act(
  page: Page,
  name: string,
  { as, text, confirm = name }: Said & { text?: string } = {},
) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog')
  await sayWho(page, as)
  if (text !== undefined) await dialog.getByRole('textbox').first().fill(text)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Asks for the move that `openMove` opens; the page is then that of the request. */
export async function askAs(page: Page, model: string, as?: string) {
  await openMove(page, model)
  await act(page, 'Ask for review', { as, text: 'Better on **weekends**.', confirm: 'Ask' })
  await expect(page).toHaveURL(/request=/)
  await expect(region(page, 'Discussion')).toContainText('Better on weekends.')
}

/** The plan of a move, confirmed; the page behind it says that it is done. */
export async function carryOut(
  page: Page,
  name: string,
  { as, reason, confirm = name }: Said & { reason?: string } = {},
) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'Steps' })).toContainText('@champion')
  await sayWho(page, as)
  if (reason !== undefined) await dialog.getByRole('textbox', { name: /^Reason/ }).fill(reason)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'Steps' })).toContainText('done')
  await dialog.getByRole('button', { name: 'Done' }).click()
}

/** Somebody else sits down at this browser. */
export async function becomes(page: Page, name: string) {
  await page.evaluate((typed) => localStorage.setItem('ringside.name', typed), name)
  await page.reload()
  await expectRead(page)
}
