import { paths } from '../../src/paths'
import { freePort, start, waitFor } from '../../test/runner/processes.mjs'
import { expect, expectNoAxeViolations, test } from '../helpers'
import type { Page, Route } from '@playwright/test'

const ALIAS = '**/api/2.0/mlflow/registered-models/alias'

async function openOn(page: Page, model: string, version: string) {
  await page.goto(paths.version({ model, version }))
  await page.getByRole('button', { name: 'Move alias' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  const confirm = dialog.getByRole('button', { name: `Move @champion to v${version}` })
  await expect(dialog).toContainText(`@champion will leave v1 and point to v${version}.`)
  return { dialog, confirm }
}

test.describe('one alias', () => {
  let name = ''
  test.beforeEach(async ({ registry }) => {
    name = await registry.model({ like: 'race' })
    for (let n = 0; n < 3; n += 1) await registry.version(name)
    await registry.setAlias(name, 'champion', '1')
  })

  test('two browsers move it at once: one wins, the other is told who holds it', async ({
    page,
    otherPage,
    registry,
  }) => {
    const mine = await openOn(page, name, '2')
    const theirs = await openOn(otherPage, name, '3')
    await Promise.all([mine.confirm.click(), theirs.confirm.click()])

    const outcome = /Checked by reading it back|Somebody else moved @champion/
    // where there is a ledger, the second waits for the first to be done
    await expect(mine.dialog).toContainText(outcome, { timeout: 30_000 })
    await expect(theirs.dialog).toContainText(outcome, { timeout: 30_000 })
    const holder = (await registry.aliases(name)).get('champion')
    const [winner, loser] = holder === '2' ? [mine, theirs] : [theirs, mine]
    await expect(winner.dialog).toContainText(`@champion points to v${holder}`)
    await expect(winner.dialog).toContainText('Checked by reading it back.')
    await expect(loser.dialog).toContainText('Somebody else moved @champion')
    await expect(loser.dialog).toContainText(`@champion points to v${holder} now.`)
    await expect(loser.dialog).toContainText('nothing of yours was written')
  })

  test('an answer that is lost after the write is settled by reading', async ({
    page,
    registry,
    watch,
  }) => {
    watch.allow(/net::ERR_/)
    const writes = await breakWrites(page, async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    const { dialog, confirm } = await openOn(page, name, '2')
    await confirm.click()
    await expect(dialog).toContainText('Checked by reading it back.')
    expect(writes).toHaveLength(1)
    expect((await registry.aliases(name)).get('champion')).toBe('2')
  })

  test('a write that never arrived is not known, and not sent again by itself', async ({
    page,
    registry,
    watch,
  }) => {
    watch.allow(/net::ERR_/)
    const writes = await breakWrites(page, (route) => route.abort('connectionreset'))
    const { dialog, confirm } = await openOn(page, name, '2')
    await confirm.click()
    await expect(dialog).toContainText('Whether @champion moved is not known', { timeout: 15_000 })
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: 'Look again' }).click()
    await expect(dialog).toContainText('@champion will leave v1 and point to v2.')
    expect(writes).toHaveLength(1)
    expect((await registry.aliases(name)).get('champion')).toBe('1')
  })

  test('a denial is shown in the server’s words', async ({ page }) => {
    // what MLflow's basic-auth app answers to somebody without EDIT
    await breakWrites(page, (route) =>
      route.fulfill({ status: 403, contentType: 'text/html', body: 'Permission denied' }),
    )
    const { dialog, confirm } = await openOn(page, name, '2')
    await confirm.click()
    await expect(dialog).toContainText('You may not move @champion')
    await expect(dialog).toContainText('Permission denied')
  })

  test('on a read-only console the button stays, and says why it is closed', async ({ page }) => {
    const port = await freePort()
    const console = start(process.execPath, ['bin/start.mjs', '--read-only'], {
      env: { PORT: String(port), MLFLOW_TRACKING_URI: process.env.E2E_MLFLOW_URL },
    })
    try {
      const url = `http://127.0.0.1:${port}`
      await waitFor(`${url}/-/health`, console, 120)
      await page.goto(`${url}${paths.model(name)}`)
      const move = page.getByRole('button', { name: 'Move alias' })
      await expect(move).toBeDisabled()
      await expect(move).toHaveAccessibleDescription(/read-only/)
      await move.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    } finally {
      await console.stop()
    }
  })
})

/** Gives every write of an alias to `instead`; the writes that came grow with time. */
async function breakWrites(page: Page, instead: (route: Route) => Promise<void>) {
  const writes: string[] = []
  await page.route(ALIAS, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    writes.push(route.request().url())
    return instead(route)
  })
  return writes
}
