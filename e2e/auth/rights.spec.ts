import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { grants } from '../grants'
import { apiRequests, expect, expectNoAxeViolations, target, test } from '../helpers'
import type { Registry } from '../registry'

const rights = (page: Page) => page.getByRole('region', { name: 'What you may do here' })
const moveAlias = (page: Page) => page.getByRole('button', { name: 'Move alias', exact: true })

/** A model with two versions, the first of them champion. */
async function promoted(registry: Registry) {
  const model = await registry.model({ like: 'rights' })
  await registry.version(model)
  await registry.version(model)
  await registry.setAlias(model, 'champion', '1')
  return model
}

/** What somebody does who goes round the controls: from the page's own address, signed in as they are. */
const send = (page: Page, method: string, path: string, body: object) =>
  page.evaluate(async ({ target: address, init }) => (await fetch(address, init)).status, {
    target: `/api/2.0/mlflow/${path}`,
    init: {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    },
  })

test('an editor is told before, not after, that setting needs less than removing', async ({
  as,
  registryFor,
}) => {
  const page = await as('eddie-editor')
  const model = await promoted(registryFor(page))
  await page.goto(paths.model(model))
  await expect(rights(page)).toContainText('set or move aliases, describe the model')
  await expect(rights(page)).toContainText('delete aliases, remove version tags')
  await rights(page).getByRole('button', { name: 'Each act, and why' }).click()
  const why = rights(page).getByRole('list', { name: 'What you may do, and why' })
  const act = (name: string) => why.getByRole('listitem').filter({ hasText: name })
  await expect(act('Set or move aliases')).toContainText(`✓ yesYou have EDIT on ${model}`)
  await expect(act('Delete aliases')).toContainText(
    `✕ noDeleting an alias needs MANAGE on ${model}; you have EDIT`,
  )
  await expect(act('Remove model tags')).toContainText('✓ yes')
  await expect(act('Remove version tags')).toContainText(
    `✕ noRemoving a tag of a version needs MANAGE on ${model}; you have EDIT`,
  )
  await expectNoAxeViolations(page)

  const remove = page.getByRole('button', { name: 'Delete alias', exact: true })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await expect(remove).toHaveAccessibleDescription(
    /^Deleting an alias needs MANAGE on .* you have EDIT/,
  )
})

test('what is open to an editor works, and the server refuses what is closed', async ({
  as,
  registryFor,
}) => {
  const page = await as('eddie-editor')
  const registry = registryFor(page)
  const model = await promoted(registry)
  await page.goto(paths.model(model))
  await moveAlias(page).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^champion/ }).check()
  await dialog.getByRole('combobox', { name: 'Version' }).fill('2')
  await dialog.getByRole('button', { name: 'Move @champion to v2' }).click()
  await expect(dialog).toContainText('@champion points to v2')
  const alias = { name: model, alias: 'champion' }
  expect(await send(page, 'DELETE', 'registered-models/alias', alias)).toBe(403)
  expect((await registry.aliases(model)).get('champion')).toBe('2')
})

test('a reader is told why moving is closed, and the server refuses the same', async ({
  as,
  registryFor,
}) => {
  const page = await as('rita-reader')
  const registry = registryFor(page)
  const model = await promoted(registry)
  await page.goto(paths.version({ model, version: '2' }))
  await expect(moveAlias(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(moveAlias(page)).toHaveAccessibleDescription(
    `Setting or moving an alias needs EDIT on ${model}; you have READ, by the server’s default.`,
  )
  await moveAlias(page).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const alias = { name: model, alias: 'champion', version: '2' }
  expect(await send(page, 'POST', 'registered-models/alias', alias)).toBe(403)
  expect((await registry.aliases(model)).get('champion')).toBe('1')

  await page.goto(paths.model(model))
  await expect(rights(page)).toContainText('nothing but reading')
  await rights(page).getByRole('button', { name: 'Who may' }).click()
  await expect(rights(page)).toContainText('Only an administrator of the server')

  // from the number to the control that would name an owner, and why it is closed
  await page.goto(paths.overview())
  const owners = page.getByRole('region', { name: 'Who answers for them?' })
  await owners.getByRole('button', { name: /^The list of/ }).click()
  await owners.getByRole('link', { name: `Name an owner of ${model}` }).click()
  const tags = page.getByRole('region', { name: 'Tags' })
  await expect(tags.getByRole('textbox', { name: 'Value' })).not.toBeEditable()
  const add = tags.getByRole('button', { name: 'Add', exact: true })
  await expect(add).toHaveAttribute('aria-disabled', 'true')
  await expect(add).toHaveAccessibleDescription(
    `Setting a tag of the model needs EDIT on ${model}; you have READ, by the server’s default.`,
  )
  await add.press('Enter')
  expect((await registry.annotations({ model })).tags.size).toBe(0)
})

test('an admin may all, and sees who may', async ({ as, registryFor }) => {
  const page = await as('ada-admin')
  const model = await promoted(registryFor(page))
  await page.goto(paths.model(model))
  await expect(rights(page)).toContainText('all that can be done here')
  await rights(page).getByRole('button', { name: 'Who may', exact: true }).click()
  const requests = apiRequests(page)
  await rights(page).getByRole('button', { name: 'Read who may' }).click()
  const people = rights(page).getByRole('table', { name: 'Who may' })
  const row = (name: string) => people.getByRole('row').filter({ hasText: name })
  await expect(row('ada-admin')).toContainText('everything, as an administrator')
  await expect(row('eddie-editor')).toContainText(/✓ yes.*✕ no.*EDIT/)
  await expect(row('rita-reader')).toContainText(/✕ no.*✕ no.*READ, by the server’s default/)
  await expect(row('nora-nobody')).toContainText(/✕ no.*✕ no.*DENY/)
  // what else is on the page, and the frame, may ask meanwhile for what they need
  const about = requests.filter((one) => /\/users\/(?:list|permissions\/get)/.test(one))
  expect(about.length, requests.join('\n')).toBeLessThanOrEqual(3)
  await expectNoAxeViolations(page)
})

test('to nobody the list is empty, and a model is not there or not for them', async ({
  as,
  registryFor,
}) => {
  const page = await as('nora-nobody')
  const model = await promoted(registryFor(page))
  await page.goto(paths.models())
  await expect(page.getByText('No registered model here is open to you')).toBeVisible()
  for (const path of [paths.version({ model, version: '1' }), paths.model(model)]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
    await expect(page.getByText('You are asking as nora-nobody')).toContainText(
      'sign in as somebody else',
    )
    await expect(
      page.getByText(`Please give the user “nora-nobody” READ on the registered model “${model}”`),
    ).toBeVisible()
  }
  await expectNoAxeViolations(page)
  // what does not exist reads the same: the server does not tell the two apart
  await page.goto(paths.model('no such model'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there, or not for you')
})

test('whom the server tells that a model does not exist is told so', async ({ as }) => {
  const page = await as('rita-reader')
  await page.goto(paths.model('no such model'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“no such model” does not exist')
})

test.describe('on a server whose rights change meanwhile', () => {
  test.skip(target === 'mock', 'the console passes no grants on, and the mock has no other door')

  test('a right taken away in the middle of work: refused, shown, and known from then on', async ({
    as,
    registryFor,
  }) => {
    const page = await as('rita-reader')
    const registry = registryFor(page)
    const model = await promoted(registry)
    const right = { resource_type: 'registered_model', resource_id: model }
    await grants('grant', { ...right, permission: 'EDIT' })
    await page.goto(paths.version({ model, version: '2' }))
    await moveAlias(page).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /^champion/ }).check()
    await grants('revoke', right)
    await dialog.getByRole('button', { name: 'Move @champion to v2' }).click()
    await expect(dialog).toContainText('You may not move @champion')
    await expect(dialog).toContainText('Permission denied')
    expect((await registry.aliases(model)).get('champion')).toBe('1')
    await page.keyboard.press('Escape')
    await expect(moveAlias(page)).toHaveAccessibleDescription(
      `Setting or moving an alias needs EDIT on ${model}; you have READ, by the server’s default.`,
    )
  })

  test('a closed experiment closes its panels, and not the version', async ({
    as,
    registryFor,
  }) => {
    const page = await as('rita-reader')
    const seeded = { model: 'churn-classifier', version: '5' }
    const runId = await registryFor(page).runOf(seeded.model, seeded.version)
    const experiment = { resource_type: 'experiment', resource_id: await experimentOf(page, runId) }
    await grants('grant', { ...experiment, permission: 'DENY' })
    try {
      await page.goto(paths.version(seeded))
      await expect(page.getByRole('table', { name: 'Inputs' })).toBeVisible()
      for (const [region, what] of [
        ['Origin', 'Closed to you: the run'],
        ['Metrics', 'Closed to you: the logged model’s metrics'],
        ['Artifacts', 'Closed to you: the artifacts'],
      ] as const) {
        const panel = page.getByRole('region', { name: region, exact: true })
        await expect(panel).toContainText(what)
        await expect(panel).toContainText('ask for READ on the experiment')
      }
      await expectNoAxeViolations(page)
    } finally {
      await grants('revoke', experiment)
    }
  })
})

/** By somebody who may still read it. */
const experimentOf = (page: Page, runId: string) =>
  page.evaluate(async (id) => {
    const answer: unknown = await (await fetch(`/api/2.0/mlflow/runs/get?run_id=${id}`)).json()
    return /"experiment_id":"(\d+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
  }, runId)
