import { type Page, expect } from '@playwright/test'
import { paths } from '../src/paths'
import { region } from './comparison'

// What people do on the review page of a model of which `@champion` is to go to version 2, where nobody signs in.

/** The sentence that comes when all of two versions is read: some twenty requests. */
export const BLOCKS = /Nothing blocks|blocks:/
export const READ = { timeout: 45_000 }

export const decision = (page: Page) => region(page, 'Decision')
export const button = (page: Page, name: string | RegExp) =>
  decision(page).getByRole('button', { name, exact: typeof name === 'string' })

export async function openMove(page: Page, model: string) {
  await page.goto(paths.promote(model, { to: '2', alias: 'champion' }))
  await expect(region(page, 'What moves')).toContainText(BLOCKS, READ)
}

/** Presses a button of the decision, says who one is and why, and confirms. */
export async function act(
  page: Page,
  name: string,
  { as, text, confirm = name }: { as: string; text?: string; confirm?: string },
) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Your name' }).fill(as)
  if (text !== undefined) await dialog.getByRole('textbox').first().fill(text)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

export async function askAs(page: Page, model: string, as: string) {
  await openMove(page, model)
  await act(page, 'Ask for review', { as, text: 'Better on **weekends**.', confirm: 'Ask' })
  await expect(page).toHaveURL(/request=/)
  await expect(region(page, 'Discussion')).toContainText('Better on weekends.')
}

/** The plan of a move, confirmed; the page behind it says that it is done. */
export async function carryOut(page: Page, name: string, said: { as: string; reason?: string }) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'Steps' })).toContainText('@champion')
  await dialog.getByRole('textbox', { name: 'Your name' }).fill(said.as)
  if (said.reason !== undefined)
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill(said.reason)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'Steps' })).toContainText('done')
  await dialog.getByRole('button', { name: 'Done' }).click()
}

/** Somebody else sits down at this browser. */
export async function becomes(page: Page, name: string) {
  await page.evaluate((typed) => localStorage.setItem('ringside.name', typed), name)
  await page.reload()
  await expect(region(page, 'What moves')).toContainText(BLOCKS, READ)
}
