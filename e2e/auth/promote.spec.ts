import type { Page } from '@playwright/test'
import { region } from '../comparison'
import { act, askAs, button, carryOut, decision, expectClosed, expectRead } from '../decision'
import { expect, target, test } from '../helpers'
import { contest, guardChampion, logsOf, measure, say } from '../ledger'
import { grant, setUpAs } from '../ledgerPeople'
import { send } from '../send'

// A move under Regulated, by people who are who MLflow says they are. A forged approval: ledger.spec.ts.
test.skip(target === 'mock', 'on the mock each browser has a world of its own')
// several people, one after the other
test.beforeEach(() => test.setTimeout(240_000))

const MOVE = 'Move @champion to v2'
/** No gate blocks, so that it is people who decide. */
const REGULATED = { preset: 'regulated', signed: true, gates: {} } as const

/** Whoever may read a model may ask, and an editor decide, once an admin has let them write the ledger. */
async function letWrite(experiment: string) {
  for (const name of ['rita-reader', 'eddie-editor']) await grant(name, experiment, 'EDIT')
}

/** The request that is open on `from`, as somebody else finds it. */
async function find(page: Page, from: Page) {
  await page.goto(from.url())
  await expectRead(page)
}

async function lookAgain(page: Page) {
  await page.reload()
  await expectRead(page)
}

test('a reader asks, two approve, and the server itself keeps her from moving it', async ({
  as,
  registryFor,
}) => {
  const ada = await as('ada-admin')
  await letWrite(await setUpAs(ada))
  const registry = registryFor(ada)
  const { model, run } = await contest(ada, registry)
  await guardChampion(ada, model, REGULATED)
  const champion = async () => (await registry.aliases(model)).get('champion')

  const rita = await as('rita-reader')
  await askAs(rita, model)
  await expect(decision(rita)).toContainText('2 people must approve; nobody has')
  await expect(region(rita, 'What moves')).toContainText('Enforced by the server')
  await expectClosed(rita, 'Approve', /You asked for this/)
  await expectClosed(rita, 'Emergency change', /needs EDIT on .*; you have READ/)

  await test.step('past the page', async () => {
    const alias = { name: model, alias: 'champion', version: '2' }
    expect(await send(rita, ['POST', 'registered-models/alias', alias])).toBe(403)
    expect(await champion()).toBe('1')
  })

  const eddie = await as('eddie-editor')
  await test.step('changes are asked for, and answered', async () => {
    await find(eddie, rita)
    await act(eddie, 'Ask for changes', { text: 'Measure it again.' })
    await expect(decision(eddie)).toContainText('Changes requested by eddie-editor')
    await measure(ada, run, 'auc', 0.95)
    await lookAgain(rita)
    await expectClosed(rita, 'Clear changes', /Only eddie-editor/)
    await act(rita, 'Renew evidence', { text: 'Measured again.' })
    await act(rita, 'Comment', { text: 'It is better still.' })
    await expect(region(rita, 'Discussion')).toContainText('It is better still.')
  })

  await test.step('two approve', async () => {
    await lookAgain(eddie)
    await act(eddie, 'Clear changes')
    await act(eddie, 'Approve', { text: 'Looked at the weekends.' })
    await expect(decision(eddie)).toContainText('2 people must approve; one has')
    await expectClosed(eddie, 'Approve', /You approved it/)
    await expectClosed(eddie, MOVE, /It takes 2 approvals, and has 1/)
    await find(ada, rita)
    await act(ada, 'Approve')
    await expect(decision(ada)).toContainText('Approved by eddie-editor and ada-admin')
  })

  await test.step('it is applied, and read back', async () => {
    await carryOut(ada, MOVE)
    expect(await champion()).toBe('2')
    await expect(decision(ada)).toContainText('Verified.')
    const unsigned = (await logsOf(ada, model)).flatMap(({ entries }) =>
      entries.filter(({ entry }) => entry?.signature === undefined),
    )
    expect(unsigned).toEqual([])
  })

  await test.step('and goes back by two clicks and a reason', async () => {
    await lookAgain(rita)
    await expectClosed(rita, 'Roll back to v1', /needs EDIT on .*; you have READ/)
    await lookAgain(eddie)
    await carryOut(eddie, 'Roll back to v1', { reason: 'Too many alarms.' })
    await expect(decision(eddie)).toContainText('Rolled back by eddie-editor')
    expect(await champion()).toBe('1')
  })
})

test('whoever made a version or asks for it does not approve it, and a reader can’t', async ({
  as,
  registryFor,
}) => {
  const ada = await as('ada-admin')
  await letWrite(await setUpAs(ada))
  const registry = registryFor(ada)
  const { model } = await contest(ada, registry, { author: 'eddie-editor' })
  await guardChampion(ada, model, REGULATED)
  await askAs(ada, model)
  await expect(region(ada, 'What moves')).toContainText('Signed by Ringside, not enforced')
  await expectClosed(ada, 'Approve', /You asked for this, and whoever asks can’t approve/)

  const rita = await as('rita-reader')
  await find(rita, ada)
  await expectClosed(rita, 'Approve', /needs EDIT on .*; you have READ/)
  await expectClosed(rita, MOVE, /It takes 2 approvals, and has 0/)

  const eddie = await as('eddie-editor')
  await find(eddie, ada)
  await expectClosed(eddie, 'Approve', /The run says that you made this version/)
  await expect(button(eddie, 'Comment')).toBeEnabled()

  await test.step('nor past the page, though he signs it', async () => {
    const request = (await logsOf(ada, model)).find(({ kind }) => kind === 'request')
    const asked = request?.entries[0]?.entry?.event
    if (request === undefined || asked?.type !== 'asked' || asked.evidence === null)
      throw new Error('no request with its evidence')
    const approved = { type: 'approved', evidence: asked.evidence, text: 'My own.' } as const
    await say(eddie, request.run, approved, { by: 'eddie-editor', model, signed: true })
    await lookAgain(ada)
    await expect(region(ada, 'Discussion')).toContainText(
      'Does not count: They made the version, and nobody approves their own.',
    )
    await expect(decision(ada)).toContainText('2 people must approve; nobody has')
    expect((await registry.aliases(model)).get('champion')).toBe('1')
  })
})
