import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, expectNothingSticksOut, expectRow, test } from '../helpers'
import { beginLog, say, setUpLedger } from '../ledger'
import type { Registry } from '../registry'

const REASON = 'Two incidents in one month.'

const policy = (page: Page) => page.getByRole('region', { name: 'Policy' })
const save = (page: Page) => policy(page).getByRole('button', { name: 'Save the policy' })

async function edit(page: Page, model: string) {
  await page.goto(`${paths.settings()}?policy=${encodeURIComponent(model)}`)
  await policy(page)
    .getByRole('button', { name: /^(Change it|Give the model its own)$/ })
    .click()
}

/** A model with an open request of somebody else's. */
async function asked(page: Page, registry: Registry) {
  const model = await registry.model({ like: 'policy' })
  await registry.version(model)
  await setUpLedger(page)
  const subject = { model, alias: 'champion' }
  const run = await beginLog(page, { kind: 'request', ...subject })
  const to = { version: '1', created: null }
  await say(
    page,
    run,
    {
      type: 'asked',
      proposal: { kind: 'move', ...subject, from: null, to },
      reason: 'First of its kind.',
      policy: null,
      evidence: null,
      expires: null,
      again: null,
      emergency: null,
    },
    { by: 'ada', model },
  )
  return model
}

test('a policy is set after it is seen what it does to open requests', async ({
  page,
  registry,
}) => {
  const model = await asked(page, registry)
  await edit(page, model)
  await policy(page).getByRole('button', { name: 'Team' }).click()
  const preview = policy(page).getByRole('region', { name: 'What this does to open requests' })
  await expect(preview).toContainText('1 of 1 open request goes stale')
  await expect(preview).toContainText('One person more must approve, none before.')
  await preview.getByRole('button', { name: 'Run their checks by both policies' }).click()
  await expect(preview).toContainText('No check blocks it, neither before nor after.')
  // what nobody can tell of a version without files blocks there, and only there
  await policy(page).getByRole('button', { name: 'Regulated' }).click()
  await expect(preview).toContainText(/Newly blocked by, since it is not known: /)
  await policy(page).getByRole('button', { name: 'Team' }).click()
  await expect(preview).not.toContainText('Newly blocked')
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page, { only: 'colours' })
  await policy(page)
    .getByRole('textbox', { name: /^Reason/ })
    .fill(REASON)
  await save(page).click()
  await expect(policy(page)).toContainText('The policy is set')
  await policy(page).getByRole('button', { name: 'Done' }).click()
  await expect(policy(page)).toContainText('Policy 1')
  await expect(policy(page)).toContainText('@champion: one approval; ready, contract block.')

  await policy(page)
    .getByRole('button', { name: /How it came about/ })
    .click()
  const versions = policy(page).getByRole('table', { name: 'Policies so far' })
  await expectRow(versions, { Policy: /^1 #/, Why: REASON })
  await page.goto(paths.history({ model, kind: 'policies' }))
  await expectRow(page.getByRole('table', { name: 'Events' }), { What: new RegExp(REASON) })
})

test('a policy that can’t be read, or gives no reason, is not saved', async ({
  page,
  registry,
}) => {
  const model = await asked(page, registry)
  await edit(page, model)
  const json = policy(page).getByRole('textbox', { name: 'As JSON' })
  await json.fill('{"guards": [{"aliases": ["champion"], "approvals": "many"}]}')
  await expect(policy(page).getByRole('list', { name: 'What is wrong with it' })).toContainText(
    'guards.0.approvals',
  )
  await policy(page)
    .getByRole('textbox', { name: /^Reason/ })
    .fill(REASON)
  await expect(save(page)).toHaveAccessibleDescription('Mend the JSON first.')
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page, { only: 'colours' })
  await json.fill('{"guards": [{"aliases": ["champion"]}]}')
  await policy(page)
    .getByRole('textbox', { name: /^Reason/ })
    .fill('')
  await expect(save(page)).toHaveAccessibleDescription(/Say why/)
  await save(page).dispatchEvent('click')
  await page.reload()
  await expect(policy(page)).toContainText('Give the model its own')
})

test('the settings of the ledger at 390 px', async ({ page, registry }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const model = await asked(page, registry)
  await edit(page, model)
  await policy(page).getByRole('button', { name: 'Regulated' }).click()
  await expect(policy(page)).toContainText('this console signs nothing')
  await expectNothingSticksOut(page)
  await expectNoAxeViolations(page)
})
