import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'
import type { Registry } from '../registry'
import { send } from '../send'

// Who may do what, page by page: each control as each person finds it, and the same request sent past it.

type Level = 'MANAGE' | 'EDIT' | 'READ' | 'DENY'

/** Of whoever the mock and the test servers know: what they have on every registered model. */
const LEVELS: Readonly<Record<string, Level>> = {
  'ada-admin': 'MANAGE',
  'eddie-editor': 'EDIT',
  'rita-reader': 'READ',
  'nora-nobody': 'DENY',
}

interface Control {
  name: string
  needs: 'EDIT' | 'MANAGE'
  /** The button that has to be pressed before this one is there. */
  within?: string
  /** What it sends. */
  sends: (ref: { name: string; version: string }) => readonly [string, string, object]
}

const shared: readonly Control[] = [
  {
    name: 'Move alias',
    needs: 'EDIT',
    sends: ({ name, version }) => [
      'POST',
      'registered-models/alias',
      { name, alias: 'shadow', version },
    ],
  },
  {
    name: 'Delete alias',
    needs: 'MANAGE',
    sends: ({ name }) => ['DELETE', 'registered-models/alias', { name, alias: 'champion' }],
  },
]

const ON_MODEL: readonly Control[] = [
  ...shared,
  {
    name: 'Add tag',
    needs: 'EDIT',
    sends: ({ name }) => ['POST', 'registered-models/set-tag', { name, key: 'new', value: 'x' }],
  },
  {
    name: 'Edit the tag team',
    needs: 'EDIT',
    sends: ({ name }) => ['POST', 'registered-models/set-tag', { name, key: 'team', value: 'x' }],
  },
  {
    name: 'Remove tag',
    needs: 'EDIT',
    within: 'Edit the tag team',
    sends: ({ name }) => ['DELETE', 'registered-models/delete-tag', { name, key: 'team' }],
  },
  {
    name: 'Edit the description',
    needs: 'EDIT',
    sends: ({ name }) => ['PATCH', 'registered-models/update', { name, description: 'x' }],
  },
]

const ON_VERSION: readonly Control[] = [
  ...shared,
  {
    name: 'Add tag',
    needs: 'EDIT',
    sends: (ref) => ['POST', 'model-versions/set-tag', { ...ref, key: 'new', value: 'x' }],
  },
  {
    name: 'Edit the tag stage',
    needs: 'EDIT',
    sends: (ref) => ['POST', 'model-versions/set-tag', { ...ref, key: 'stage', value: 'x' }],
  },
  {
    name: 'Remove tag',
    needs: 'MANAGE',
    within: 'Edit the tag stage',
    sends: (ref) => ['DELETE', 'model-versions/delete-tag', { ...ref, key: 'stage' }],
  },
  {
    name: 'Edit the description',
    needs: 'EDIT',
    sends: (ref) => ['PATCH', 'model-versions/update', { ...ref, description: 'x' }],
  },
]

const RANKS: readonly Level[] = ['DENY', 'READ', 'EDIT', 'MANAGE']
const reaches = (has: Level, needs: Level) => RANKS.indexOf(has) >= RANKS.indexOf(needs)

/** A model with a tag, and two versions, of which the first has a tag and an alias. */
async function subject(registry: Registry) {
  const model = await registry.model({
    like: 'roles',
    description: 'Old.',
    tags: { team: 'risk' },
  })
  const version = await registry.version(model, { description: 'Old.', tags: { stage: 'gold' } })
  await registry.version(model)
  await registry.setAlias(model, 'champion', version)
  return { model, version }
}

const buttonOn = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function expectControls(page: Page, model: string, controls: readonly Control[], has: Level) {
  for (const { name, needs, within } of controls) {
    if (within !== undefined && !reaches(has, 'EDIT')) continue
    await test.step(`${name} as ${has}`, async () => {
      if (within !== undefined) await buttonOn(page, within).click()
      if (reaches(has, needs)) await expect(buttonOn(page, name)).toBeEnabled()
      else {
        await expect(buttonOn(page, name)).toBeDisabled()
        await expect(buttonOn(page, name)).toHaveAccessibleDescription(
          new RegExp(`needs ${needs} on .*${model}; you have ${has}`),
        )
      }
      if (within !== undefined) await page.keyboard.press('Escape')
    })
  }
}

for (const [name, has] of Object.entries(LEVELS)) {
  test(`${name}, who has ${has}, is offered what the server lets them do, and nothing else`, async ({
    as,
    registryFor,
  }) => {
    const page = await as(name)
    const registry = registryFor(page)
    const { model, version } = await subject(registry)
    const state = async () => ({
      aliases: await registry.aliases(model),
      model: await registry.annotations({ model }),
      version: await registry.annotations({ model, version }),
    })
    const pages = [
      { path: paths.model(model), heading: model, controls: ON_MODEL },
      {
        path: paths.version({ model, version }),
        heading: `Version ${version}`,
        controls: ON_VERSION,
      },
    ]

    await page.goto(paths.models({ q: model }))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registered models')
    const row = page.getByRole('rowheader', { name: model })
    if (has === 'DENY') await expect(page.getByText(`No model has “${model}”`)).toBeVisible()
    else await expect(row).toBeVisible()

    for (const { path, heading, controls } of pages) {
      await page.goto(path)
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).toHaveText(has === 'DENY' ? 'Not there, or not for you' : heading)
      if (has === 'DENY') {
        for (const control of controls) await expect(buttonOn(page, control.name)).toHaveCount(0)
      } else {
        await expectControls(page, model, controls, has)
        // closed controls look like no others
        if (has === 'READ') await expectNoAxeViolations(page)
      }
    }

    await test.step('what is closed is refused', async () => {
      const before = await state()
      for (const { needs, sends } of [...ON_MODEL, ...ON_VERSION]) {
        if (reaches(has, needs)) continue
        const request = sends({ name: model, version })
        expect(await send(page, request), `${request[0]} ${request[1]}`).toBe(403)
      }
      const holds = [
        'POST',
        'registered-models/alias',
        { name: model, alias: 'champion', version: '2' },
      ] as const
      // who may not look at the model is not told who holds its alias
      const late = has === 'DENY' ? 403 : 412
      expect(await send(page, holds, { 'if-match': '"2"' }), 'a move that came too late').toBe(late)
      expect(await state()).toEqual(before)
    })

    await test.step('what is offered is done', async () => {
      // removals last
      const all = [...ON_MODEL, ...ON_VERSION].toSorted(
        (a, b) => Number(removes(a)) - Number(removes(b)),
      )
      for (const { needs, sends } of all) {
        if (!reaches(has, needs)) continue
        const request = sends({ name: model, version })
        expect(await send(page, request), `${request[0]} ${request[1]}`).toBe(200)
      }
    })
  })
}

const removes = ({ sends }: Control) => sends({ name: '', version: '' })[0] === 'DELETE'

test('the files of a version are open to whoever may read it', async ({ as, registryFor }) => {
  for (const [name, has] of Object.entries(LEVELS)) {
    const page = await as(name)
    const { model, version } = await subject(registryFor(page))
    const query = new URLSearchParams({ name: model, version, path: 'MLmodel' }).toString()
    const status = await page.evaluate(
      async (address) => (await fetch(address)).status,
      `/model-versions/get-artifact?${query}`,
    )
    expect(status === 403, `${name}: ${status}`).toBe(has === 'DENY')
  }
})
