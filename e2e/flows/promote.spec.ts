import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { region } from '../comparison'
import {
  act,
  askAs,
  becomes,
  button,
  carryOut,
  decision,
  expectClosed,
  expectRead,
  openMove,
} from '../decision'
import { expect, expectNoAxeViolations, test } from '../helpers'
import {
  contest,
  guardChampion,
  guardedContest,
  logsOf,
  measure,
  say,
  setUpLedger,
} from '../ledger'

// Nobody signs in here: people are who they say they are, and the page says so.

// several people, one after the other
test.beforeEach(() => test.slow())

/** Somebody announces a move, and closes their tab. */
async function leaveOpen(page: Page, model: string) {
  const lane = (await logsOf(page, model)).find(({ kind }) => kind === 'lane')
  const [from, to] = [2, 1].map((n) => ({ version: String(n), created: null }))
  if (lane === undefined || from === undefined || to === undefined) throw new Error('no lane')
  const intent = { type: 'intent', from, to, reason: '', request: null, emergency: false } as const
  await say(page, lane.run, intent, { by: 'ray', model })
}

test('a request is asked, changed, approved by two, applied, verified and rolled back', async ({
  page,
  registry,
}) => {
  const { model, run } = await guardedContest(page, registry, { approvals: 2 })
  await askAs(page, model, 'mia')
  await expect(decision(page)).toContainText('2 people must approve; nobody has')
  await expectNoAxeViolations(page)

  await test.step('whoever asks does not approve', async () => {
    await expectClosed(page, 'Approve', /You asked for this/)
    await expectClosed(page, 'Move @champion to v2', /It takes 2 approvals, and has 0/)
  })

  await test.step('changes are asked for', async () => {
    await becomes(page, 'ray')
    await act(page, 'Ask for changes', { as: 'ray', text: 'Measure it again.' })
    await expect(decision(page)).toContainText('Changes requested by ray')
  })

  await test.step('what was measured anew makes it stale', async () => {
    await measure(page, run, 'auc', 0.95)
    await becomes(page, 'mia')
    const stale = region(page, 'What moves').getByRole('list', {
      name: 'What changed since it was asked for',
    })
    await expect(stale).toContainText('auc was 0.9, and is 0.95')
    await act(page, 'Renew evidence', { as: 'mia', text: 'Measured again.' })
    await expect(stale).toHaveCount(0)
    await expect(region(page, 'Discussion')).toContainText('renewed the evidence')
    await expectClosed(page, 'Clear changes', /Only ray/)
  })

  await test.step('two approve', async () => {
    await becomes(page, 'ray')
    await act(page, 'Clear changes', { as: 'ray' })
    await expect(decision(page)).toContainText('2 people must approve; nobody has')
    await act(page, 'Approve', { as: 'ray', text: 'Looked at the weekends.' })
    await expect(decision(page)).toContainText('2 people must approve; one has')
    await expect(button(page, 'Move @champion to v2')).toBeDisabled()
    await becomes(page, 'noor')
    await act(page, 'Approve', { as: 'noor' })
    await expect(decision(page)).toContainText('Approved by ray and noor')
  })

  await test.step('it is applied, and read back by itself', async () => {
    await carryOut(page, 'Move @champion to v2', { as: 'noor' })
    expect((await registry.aliases(model)).get('champion')).toBe('2')
    await expect(decision(page)).toContainText('Verified.')
    await expect(region(page, 'Discussion')).toContainText('read it back: it holds')
    await expectNoAxeViolations(page)
  })

  await test.step('and rolled back', async () => {
    await carryOut(page, 'Roll back to v1', { as: 'noor', reason: 'Too many alarms.' })
    await expect(decision(page)).toContainText('Rolled back by noor')
    expect((await registry.aliases(model)).get('champion')).toBe('1')
  })
})

test('an approval does not outlive what it was about: the champion moved, the policy changed', async ({
  page,
  registry,
}) => {
  const { model } = await guardedContest(page, registry)
  await registry.version(model)
  await askAs(page, model, 'mia')
  await becomes(page, 'ray')
  await act(page, 'Approve', { as: 'ray' })
  await expect(button(page, 'Move @champion to v2')).toBeEnabled()

  await registry.setAlias(model, 'champion', '3')
  await guardChampion(page, model, { approvals: 1, approvers: ['ray'] })
  await page.reload()
  const stale = page.getByRole('list', { name: 'What changed since it was asked for' })
  await expect(stale).toContainText('on v1 when it was asked for, and is on v3 now')
  await expect(stale).toContainText('The policy is another: number 1 then, number 2 now')
  await expect(button(page, 'Move @champion to v2')).toBeDisabled()
  expect((await registry.aliases(model)).get('champion')).toBe('3')

  await act(page, 'Ask again, in its place', {
    as: 'mia',
    text: 'As it is now.',
    confirm: 'Ask for it instead',
  })
  await expect(region(page, 'Discussion')).toContainText('As it is now.')
  await expect(stale).toHaveCount(0)
})

test('a rejection is final, and asking again links to it', async ({ page, registry }) => {
  const { model } = await guardedContest(page, registry)
  await askAs(page, model, 'mia')

  await test.step('whoever comes says who they are first', async () => {
    await becomes(page, '')
    await expectClosed(page, 'Reject', /^Say who you are first/)
    await button(page, 'Say who you are').click()
    const dialog = page.getByRole('dialog', { name: 'Say who you are' })
    await dialog.getByRole('textbox', { name: 'Your name' }).fill('ray')
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await expect(button(page, 'Say who you are')).toHaveCount(0)
  })

  await act(page, 'Reject', { as: 'ray', text: 'Not measured at night.' })
  await expect(decision(page)).toContainText('Rejected, for good.')
  for (const name of ['Approve', 'Move @champion to v2']) {
    await expect(button(page, name)).toHaveCount(0)
  }
  await act(page, 'Ask again', { as: 'mia', text: 'Measured at night.', confirm: 'Ask' })
  await expect(decision(page)).toContainText('1 person must approve; nobody has')
  await region(page, 'What moves').getByRole('link', { name: 'asked before' }).click()
  await expect(decision(page)).toContainText('Rejected, for good.')
})

test('an emergency change is made at once, in red, and reviewed by somebody else', async ({
  page,
  registry,
}) => {
  const { model } = await guardedContest(page, registry)
  await openMove(page, model)
  await expect(button(page, 'Move @champion to v2')).toBeDisabled()
  await button(page, 'Emergency change').click()
  const dialog = page.getByRole('dialog', { name: 'Emergency change' })
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('mia')
  await expect(dialog.getByRole('button', { name: 'Change it now' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('It scores everybody zero.')
  await dialog.getByRole('button', { name: 'Change it now' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  expect((await registry.aliases(model)).get('champion')).toBe('2')
  await expect(region(page, 'What moves')).toContainText('An emergency change: made before anybody')
  await expectClosed(page, 'Review the change', /You made the change/)

  await becomes(page, 'ray')
  await act(page, 'Review the change', {
    as: 'ray',
    text: 'It was right.',
    confirm: 'Record the review',
  })
  await expect(region(page, 'What moves')).toContainText('found that it stands')
})

test('a version is copied into another model, and takes over there', async ({ page, registry }) => {
  await page.goto(paths.models())
  await setUpLedger(page)
  const { model: dev } = await contest(page, registry)
  const { model: prod } = await contest(page, registry)
  await guardChampion(page, prod)
  await page.goto(paths.promote(prod, { copy: `${dev}@2`, alias: 'champion' }))
  await expectRead(page)
  await expect(region(page, 'What moves')).toContainText('is copied here')
  await act(page, 'Ask for review', { as: 'mia', text: 'Ready.', confirm: 'Ask' })
  await expect(region(page, 'Discussion')).toContainText('Ready.')
  await becomes(page, 'ray')
  await act(page, 'Approve', { as: 'ray' })
  await carryOut(page, 'Copy v2 and move @champion', { as: 'ray' })
  expect((await registry.aliases(prod)).get('champion')).toBe('3')
  expect((await registry.aliases(dev)).get('champion')).toBe('1')
  await expect(decision(page)).toContainText('Verified.')
})

test('champion and challenger trade places', async ({ page, registry }) => {
  await page.goto(paths.models())
  await setUpLedger(page)
  const { model } = await contest(page, registry)
  await registry.setAlias(model, 'challenger', '2')
  await page.goto(paths.promote(model, { to: '2', alias: 'champion', swap: 'challenger' }))
  await expect(region(page, 'What moves')).toContainText('goes the other way, from v2 to v1')
  await carryOut(page, 'Move @champion to v2', { as: 'mia', reason: 'It won.' })
  expect(await registry.aliases(model)).toEqual(
    new Map([
      ['champion', '2'],
      ['challenger', '1'],
    ]),
  )
})

test('a move that was begun elsewhere and left blocks others until it is settled', async ({
  page,
  registry,
}) => {
  await page.goto(paths.models())
  await setUpLedger(page)
  const { model } = await contest(page, registry)
  await openMove(page, model)
  await carryOut(page, 'Move @champion to v2', { as: 'mia', reason: 'First.' })
  await leaveOpen(page, model)
  await page.goto(paths.promote(model, { to: '1', alias: 'champion' }))
  const note = region(page, 'What moves')
  await expect(note).toContainText('A move of @champion was begun, and is not settled')
  await button(page, 'Move @champion to v1').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Move @champion to v1' }).click()
  await expect(dialog).toContainText('Somebody else is moving it')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  expect((await registry.aliases(model)).get('champion')).toBe('2')

  await note.getByRole('button', { name: 'Give up' }).click()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Its tab was closed.')
  await dialog.getByRole('button', { name: 'Give up' }).click()
  await expect(note).not.toContainText('is not settled')
  await carryOut(page, 'Move @champion to v1', { as: 'mia' })
  expect((await registry.aliases(model)).get('champion')).toBe('1')
})

test('a guarded alias moves nowhere else: what was chosen goes along', async ({
  page,
  registry,
}) => {
  const { model } = await guardedContest(page, registry)
  await page.goto(paths.version({ model, version: '2' }))
  await page.getByRole('button', { name: 'Move alias' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await expect(dialog).toContainText('@champion is guarded')
  await expect(dialog.getByRole('button', { name: 'Move @champion to v2' })).toBeDisabled()
  await dialog.getByRole('link', { name: 'Look at it and ask' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Promote')
  await expect(region(page, 'What moves')).toContainText('takes over')
  await expect(button(page, 'Move @champion to v2')).toBeDisabled()
  expect((await registry.aliases(model)).get('champion')).toBe('1')
})

test('an open request: keys open its form, a newer version takes its place, an emergency ends it', async ({
  page,
  registry,
}) => {
  const { model } = await guardedContest(page, registry)
  await registry.version(model)
  await askAs(page, model, 'mia')
  const first = page.url()

  await test.step('the address that a key of the inbox leads to', async () => {
    await page.goto(`${first}#reject`)
    // mia asked for it: the control has the focus, and says why not
    await expect(button(page, 'Reject')).toBeFocused()
    await expectClosed(page, 'Reject', /You asked for this: withdraw it instead/)
    await becomes(page, 'ray')
    const dialog = page.getByRole('dialog', { name: 'Reject' })
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(first)
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a newer version is asked for in its place', async () => {
    await expect(region(page, 'What moves')).toContainText('v3 is newer than the version asked for')
    await region(page, 'What moves').getByRole('link', { name: 'Look at v3 instead' }).click()
    await expect(region(page, 'What moves')).toContainText('In the place of the request for v2')
    await expectRead(page)
    await act(page, 'Ask for review', {
      as: 'ray',
      text: 'It is newer.',
      confirm: 'Ask for it instead',
    })
    await expect(region(page, 'Discussion')).toContainText('It is newer.')
    await page.goto(first)
    await expect(decision(page)).toContainText('Replaced by another request.')
    await page.getByRole('link', { name: 'the request in its place' }).click()
    await expect(button(page, 'Emergency change')).toBeEnabled()
  })

  await test.step('it can’t wait for a review', async () => {
    const second = page.url()
    await carryOut(page, 'Emergency change', {
      as: 'ray',
      reason: 'It scores everybody zero.',
      confirm: 'Change it now',
    })
    await expect(region(page, 'What moves')).toContainText('An emergency change')
    expect((await registry.aliases(model)).get('champion')).toBe('3')
    await page.goto(second)
    await expect(decision(page)).toContainText('Replaced by another request.')
  })
})
