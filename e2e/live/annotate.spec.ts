import type { Page, Route } from '@playwright/test'
import { paths } from '../../src/paths'
import { freePort, start, waitFor } from '../../test/runner/processes.mjs'
import { expect, expectNoAxeViolations, test } from '../helpers'

// What stands between the page and the server can only be played where there is something between them.

const region = (page: Page, name: string) => page.getByRole('region', { name })

test('what the server refuses all the same is said in its words', async ({ page, registry }) => {
  const model = await registry.model({ tags: { team: 'risk' } })
  await page.goto(paths.model(model))
  await page.route('**/registered-models/set-tag', (route) =>
    route.fulfill({
      status: 400,
      json: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Not this one.' },
    }),
  )
  const tags = region(page, 'Tags')
  await tags.getByRole('button', { name: 'Edit the tag team' }).click()
  await tags.getByRole('textbox', { name: 'Value' }).fill('mine')
  await page.keyboard.press('Enter')
  await expect(tags).toContainText('“team” was not changed')
  await expect(tags).toContainText('Not this one.')
  await expect(tags.getByRole('textbox', { name: 'Value' })).toHaveValue('mine')
})

test.describe('an answer that is lost', () => {
  test('after the write is settled by reading back', async ({ page, registry, watch }) => {
    watch.allow(/net::ERR_/)
    const model = await registry.model({ tags: { team: 'risk' } })
    await page.goto(paths.model(model))
    const tags = region(page, 'Tags')
    await tags.getByRole('button', { name: 'Edit the tag team' }).click()
    const writes = await breakWrites(page, 'set-tag', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await tags.getByRole('textbox', { name: 'Value' }).fill('mine')
    await page.keyboard.press('Enter')
    await expect(tags.getByRole('status')).toHaveText('✓ team saved')
    expect(writes).toHaveLength(1)
  })

  test('before the write is not known, and not sent again by itself', async ({
    page,
    registry,
    watch,
  }) => {
    watch.allow(/net::ERR_/)
    const model = await registry.model({ description: 'Old words.' })
    await page.goto(paths.model(model))
    const writes = await breakWrites(page, 'update', (route) => route.abort('connectionreset'))
    await page.getByRole('button', { name: 'Edit the description' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('New words.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toContainText('Whether the description changed is not known')
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: 'Look again' }).click()
    await expect(dialog).not.toContainText('is not known')
    await expect(dialog.getByRole('textbox')).toHaveValue('New words.')
    expect(writes).toHaveLength(1)
    expect((await registry.annotations({ model })).description).toBe('Old words.')
  })
})

test('an alias that moves between reading and writing is held back by the front', async ({
  page,
  registry,
}) => {
  const model = await registry.model({ like: 'removals' })
  for (let n = 0; n < 3; n += 1) await registry.version(model)
  await registry.setAlias(model, 'champion', '1')
  await page.goto(paths.model(model))
  await region(page, 'Aliases').getByRole('button', { name: 'Delete alias' }).click()
  const dialog = page.getByRole('dialog')
  const remove = dialog.getByRole('button', { name: 'Delete @champion' })
  await remove.waitFor()
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.request().method() === 'DELETE') answers.push(response.status())
  })
  await page.route('**/registered-models/alias', async (route) => {
    // the page has read the holder; somebody is faster with the write
    if (route.request().method() === 'DELETE') await registry.setAlias(model, 'champion', '3')
    await route.continue()
  })
  await remove.click()
  await expect(dialog).toContainText('Somebody else moved @champion')
  await expect(dialog).toContainText('@champion points to v3 now.')
  expect(answers).toEqual([412])
  expect((await registry.aliases(model)).get('champion')).toBe('3')
})

test('on a read-only console every control stays, and says why it is closed', async ({
  page,
  registry,
}) => {
  const model = await registry.model({ tags: { team: 'risk' }, description: 'Old words.' })
  const version = await registry.version(model, { tags: { stage: 'gold' } })
  await registry.setAlias(model, 'champion', version)
  const port = await freePort()
  const console = start(process.execPath, ['bin/start.mjs', '--read-only'], {
    env: { PORT: String(port), MLFLOW_TRACKING_URI: process.env.E2E_MLFLOW_URL },
  })
  try {
    const url = `http://127.0.0.1:${port}`
    await waitFor(`${url}/-/health`, console, 120)
    for (const [path, tag] of [
      [paths.model(model), 'team'],
      [paths.version({ model, version }), 'stage'],
    ] as const) {
      await page.goto(url + path)
      for (const name of [
        'Add tag',
        `Edit the tag ${tag}`,
        'Edit the description',
        'Delete alias',
      ]) {
        const button = page.getByRole('button', { name })
        await expect(button).toBeDisabled()
        await expect(button).toHaveAccessibleDescription(/read-only/)
        await button.focus()
        await page.keyboard.press('Enter')
      }
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(page.getByRole('textbox', { name: 'Value' })).toHaveCount(0)
      await expectNoAxeViolations(page)
    }
    // and the console itself refuses, whoever asks
    const answer = await page.evaluate(
      async (name) =>
        (
          await fetch('/api/2.0/mlflow/registered-models/set-tag', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ name, key: 'team', value: 'x' }),
          })
        ).status,
      model,
    )
    expect(answer).toBe(403)
  } finally {
    await console.stop()
  }
})

/** Gives every write of the page to `instead`; the writes that came grow with time. */
async function breakWrites(page: Page, end: string, instead: (route: Route) => Promise<void>) {
  const writes: string[] = []
  await page.route(`**/registered-models/${end}`, async (route) => {
    if (route.request().method() === 'GET') return route.fallback()
    writes.push(route.request().url())
    return instead(route)
  })
  return writes
}
