import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'
import type { Registry } from '../registry'

const region = (page: Page, name: string) => page.getByRole('region', { name })

/** A model with a tag, and a version with a tag and an alias. */
async function annotated(registry: Registry) {
  const model = await registry.model({
    like: 'rights',
    description: 'Old.',
    tags: { team: 'risk' },
  })
  const version = await registry.version(model, { description: 'Old.', tags: { stage: 'gold' } })
  await registry.setAlias(model, 'champion', version)
  return { model, version }
}

async function expectClosed(page: Page, name: string, because: RegExp) {
  const button = page.getByRole('button', { name, exact: true })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(because)
}

/** What the backend says to this person's own write, past what the page offers. */
const write = (page: Page, method: string, path: string, body: object) =>
  page.evaluate(
    async ({ path: target, ...init }) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/api/2.0/mlflow/${target}`, { ...init, headers })).status
    },
    { method, path, body: JSON.stringify(body) },
  )

test('an admin may add, describe and remove', async ({ as, registryFor }) => {
  const page = await as('ada-admin')
  const registry = registryFor(page)
  const { model, version } = await annotated(registry)
  await page.goto(paths.version({ model, version }))
  const tags = region(page, 'Tags')
  await tags.getByRole('button', { name: 'Edit the tag stage' }).click()
  await tags.getByRole('button', { name: 'Remove tag' }).click()
  await expect(tags.getByRole('status')).toHaveText('✓ stage removed')
  await region(page, 'Aliases').getByRole('button', { name: 'Delete alias' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Delete @champion' }).click()
  await expect(dialog).toContainText('@champion is deleted')
  expect((await registry.annotations({ model, version })).tags.size).toBe(0)
  expect((await registry.aliases(model)).size).toBe(0)
})

test('an editor may write, and remove a tag of a model, but none of a version and no alias', async ({
  as,
  registryFor,
}) => {
  const page = await as('eddie-editor')
  const registry = registryFor(page)
  const { model, version } = await annotated(registry)
  await page.goto(paths.version({ model, version }))
  await expectClosed(page, 'Delete alias', /MANAGE/)
  const tags = region(page, 'Tags')
  await tags.getByRole('button', { name: 'Edit the tag stage' }).click()
  await expectClosed(page, 'Remove tag', /MANAGE/)
  await expectNoAxeViolations(page)
  await tags.getByRole('textbox', { name: 'Value' }).fill('silver')
  await tags.getByRole('button', { name: 'Save' }).click()
  await expect(tags.getByRole('status')).toHaveText('✓ stage saved')
  await page.getByRole('button', { name: 'Edit the description' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByRole('textbox').fill('New.')
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toHaveCount(0)
  expect(await registry.annotations({ model, version })).toEqual({
    tags: new Map([['stage', 'silver']]),
    description: 'New.',
  })

  // what is closed here the server refuses as well
  const stage = { name: model, version, key: 'stage' }
  expect(await write(page, 'DELETE', 'model-versions/delete-tag', stage)).toBe(403)
  const champion = { name: model, alias: 'champion' }
  expect(await write(page, 'DELETE', 'registered-models/alias', champion)).toBe(403)

  await page.goto(paths.model(model))
  await expectClosed(page, 'Delete alias', /MANAGE/)
  await tags.getByRole('button', { name: 'Edit the tag team' }).click()
  await tags.getByRole('button', { name: 'Remove tag' }).click()
  await expect(tags.getByRole('status')).toHaveText('✓ team removed')
})
