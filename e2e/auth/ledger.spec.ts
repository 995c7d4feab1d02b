import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { A_HASH } from '../../src/registry/ledger/examples'
import { expect, target, test } from '../helpers'
import { beginLog, guardChampion, say } from '../ledger'
import { grant, ledgerPanel, setUpAs } from '../ledgerPeople'

// Several people at one ledger, behind MLflow's own sign-in.
test.skip(target === 'mock', 'on the mock each browser has a world of its own')

/** What the server says to a write into the ledger, sent past every control. */
const writeRun = (page: Page, experiment: string) =>
  page.evaluate(async (experiment_id) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ experiment_id, start_time: Date.now() })
    const init = { method: 'POST', headers, body }
    return (await fetch('/api/2.0/mlflow/runs/create', init)).status
  }, experiment)

test('an admin sets the ledger up; whoever is granted EDIT writes, a reader is told before', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const ada = await as('ada-admin')
  const experiment = await setUpAs(ada)
  await expect(ledgerPanel(ada)).toContainText('Signed by Ringside, not enforced')
  await expect(ledgerPanel(ada)).toContainText(`"resource_id":"${experiment}"`)
  await grant('eddie-editor', experiment, 'EDIT')
  await grant('vera-versions', experiment, 'READ')

  const vera = await as('vera-versions')
  await vera.goto(paths.settings())
  const change = vera
    .getByRole('region', { name: 'Policy' })
    .getByRole('button', { name: 'Change it' })
  await expect(change).toHaveAccessibleDescription(
    /needs MANAGE on the ledger’s experiment; you have READ/,
  )
  expect(await writeRun(vera, experiment)).toBe(403)
  await vera.goto(paths.history())
  await expect(vera.getByRole('button', { name: 'Verify the ledger' })).toBeVisible()

  const eddie = await as('eddie-editor')
  await eddie.goto(paths.settings())
  expect(await writeRun(eddie, experiment)).toBe(200)
})

test('where the ledger is closed to somebody, nobody tells them that nothing is guarded', async ({
  as,
}) => {
  test.setTimeout(180_000)
  await setUpAs(await as('ada-admin'))
  const nora = await as('nora-nobody')
  await nora.goto(paths.settings())
  const policy = nora.getByRole('region', { name: 'Policy' })
  await expect(policy).toContainText('What is guarded can’t be told')
  await expect(policy).toContainText('READ on its experiment would tell')
  await expect(policy).not.toContainText('No alias is guarded')
  await expect(ledgerPanel(nora)).toContainText('You may not read the ledger')
})

test('a forged approval counts for nothing under Regulated, and is named', async ({
  as,
  registryFor,
}) => {
  test.setTimeout(180_000)
  const ada = await as('ada-admin')
  const experiment = await setUpAs(ada)
  await grant('eddie-editor', experiment, 'EDIT')
  const registry = registryFor(ada)
  const model = await registry.model({ like: 'forged' })
  await registry.version(model)
  await guardChampion(ada, model, { preset: 'regulated', signed: true })

  const eddie = await as('eddie-editor')
  await eddie.goto(paths.settings())
  const subject = { model, alias: 'champion' }
  const run = await beginLog(eddie, { kind: 'request', ...subject })
  const event = {
    type: 'asked',
    proposal: { kind: 'move', ...subject, from: null, to: { version: '1', created: null } },
    reason: 'The first.',
    policy: null,
    evidence: A_HASH,
    expires: null,
    again: null,
    emergency: null,
  } as const
  await say(eddie, run, event, { by: 'eddie-editor', model, signed: true })
  // by the Python client, or anything else that can write the run: under any name
  const approved = { type: 'approved', evidence: A_HASH, text: 'Fine.' } as const
  await say(eddie, run, approved, { by: 'ada-admin', model })

  await ada.goto(paths.history({ log: run }))
  const events = ada.getByRole('table', { name: 'Events' })
  await expect(events.getByRole('row', { name: /Asked to move/ })).toContainText('signed, EDIT')
  await expect(events.getByRole('row', { name: /Approved on evidence/ })).toContainText(
    'unverified',
  )
  await ada.getByRole('button', { name: 'Verify the ledger' }).click()
  const verified = ada.getByRole('status', { name: 'What was verified' })
  await expect(verified).toContainText('Not all signed')
  await expect(
    verified
      .getByRole('listitem')
      .filter({ hasText: `${run} #2` })
      .last(),
  ).toContainText('is a claim: nobody vouches that it was ada-admin')
  await ada.goto(paths.promote(model, { request: run }))
  await expect(ada.getByRole('main')).toContainText(/2 people must approve; nobody has/)
})
