import { act, askAs, becomes, button, decision, expectClosed } from '../decision'
import { expect, test } from '../helpers'
import { guardedContest } from '../ledger'

const DAY = 86_400_000

// on the mock it is always the same day
test('a request runs out, whoever comes to decide finds why not, and it is asked again', async ({
  page,
  registry,
}) => {
  test.slow()
  const { model } = await guardedContest(page, registry)
  await askAs(page, model, 'mia')

  await page.clock.setFixedTime(Date.now() + 29 * DAY)
  await becomes(page, 'ray')
  await expect(decision(page)).toContainText(/nobody has\. Runs out/)
  await expect(button(page, 'Approve')).toBeEnabled()

  await page.clock.setFixedTime(Date.now() + 31 * DAY)
  await becomes(page, 'ray')
  await expect(decision(page)).toContainText('Expired')
  for (const name of ['Approve', 'Move @champion to v2']) {
    await expectClosed(page, name, /^It has run out: ask again instead\.$/)
  }
  await act(page, 'Ask again', { as: 'mia', text: 'Still better.', confirm: 'Ask' })
  await expect(decision(page)).toContainText(/nobody has\. Runs out/)
  expect((await registry.aliases(model)).get('champion')).toBe('1')
})
