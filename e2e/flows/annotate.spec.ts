import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import { expect, expectNoAxeViolations, test } from '../helpers'
import type { Registry } from '../registry'

const region = (page: Page, name: string) => page.getByRole('region', { name })

/** Of tests that need more than EDIT where rights are asked for. */
const MANAGE = { tag: '@manage' }

interface Subject {
  title: string
  /** What removing a tag of it needs. */
  removal: typeof MANAGE | object
  /** Makes what the test is about, and says where it is. */
  make: (registry: Registry) => Promise<{ on: { model: string; version?: string }; path: string }>
}

const SUBJECTS: readonly Subject[] = [
  {
    title: 'a model',
    removal: {},
    make: async (registry) => {
      const model = await registry.model({
        like: 'notes',
        description: 'Old words.',
        tags: { team: 'risk' },
      })
      return { on: { model }, path: paths.model(model) }
    },
  },
  {
    title: 'a version of a model with an odd name',
    removal: MANAGE,
    make: async (registry) => {
      const model = await registry.model({ like: `"it's" 100% ☕ ?#&+` })
      const version = await registry.version(model, {
        description: 'Old words.',
        tags: { team: 'risk' },
      })
      return { on: { model, version }, path: paths.version({ model, version }) }
    },
  },
]

for (const { title, removal, make } of SUBJECTS) {
  test.describe(title, () => {
    test('a tag is added, edited and removed', removal, async ({ page, registry }) => {
      const { on, path } = await make(registry)
      await page.goto(path)
      const tags = region(page, 'Tags')
      await tags.getByRole('button', { name: 'Add tag' }).click()
      await tags.getByRole('combobox', { name: 'Key' }).fill('équipe')
      await tags.getByRole('textbox', { name: 'Value' }).fill(`it's "x" <b>`)
      await expectNoAxeViolations(page)
      await page.keyboard.press('Enter')
      await expect(tags.getByRole('status')).toHaveText('✓ équipe added')
      await expect(tags).toContainText(`équipeit's "x" <b>`)
      await expect(tags.getByRole('button', { name: 'Add tag' })).toBeFocused()
      expect((await registry.annotations(on)).tags).toEqual(
        new Map([
          ['team', 'risk'],
          ['équipe', `it's "x" <b>`],
        ]),
      )

      await tags.getByRole('button', { name: 'Edit the tag team' }).click()
      const value = tags.getByRole('textbox', { name: 'Value' })
      await expect(value).toBeFocused()
      await value.fill('')
      await tags.getByRole('button', { name: 'Save' }).click()
      await expect(tags.getByRole('status')).toHaveText('✓ team saved')
      await expect(tags).toContainText('team(empty)')
      await expect(tags.getByRole('button', { name: 'Edit the tag team' })).toBeFocused()

      await page.keyboard.press('Enter')
      await tags.getByRole('button', { name: 'Remove tag' }).click()
      await expect(tags.getByRole('status')).toHaveText('✓ team removed')
      await expect(tags.getByRole('term')).toHaveText('équipe')
      expect((await registry.annotations(on)).tags.has('team')).toBe(false)
    })

    test('a tag that somebody else changed meanwhile is replaced only once it was seen', async ({
      page,
      registry,
    }) => {
      const { on, path } = await make(registry)
      await page.goto(path)
      const tags = region(page, 'Tags')
      await tags.getByRole('button', { name: 'Edit the tag team' }).click()
      await tags.getByRole('textbox', { name: 'Value' }).fill('mine')
      await registry.setTag(on, 'team', 'theirs')
      await tags.getByRole('button', { name: 'Save' }).click()
      await expect(tags).toContainText('Somebody else changed “team”')
      await expect(tags).toContainText('Nothing of yours was sent.')
      await expectNoAxeViolations(page)
      expect((await registry.annotations(on)).tags.get('team')).toBe('theirs')

      await tags.getByRole('button', { name: 'Go on with mine' }).click()
      await tags.getByRole('button', { name: 'Save' }).click()
      await expect(tags.getByRole('status')).toHaveText('✓ team saved')
      expect((await registry.annotations(on)).tags.get('team')).toBe('mine')
    })

    test('a description is written with a preview, and shown at once', async ({
      page,
      registry,
    }) => {
      const { on, path } = await make(registry)
      await page.goto(path)
      const panel = region(page, 'Description')
      await panel.getByRole('button', { name: 'Edit the description' }).click()
      const dialog = page.getByRole('dialog')
      const field = dialog.getByRole('textbox', { name: 'Description in Markdown' })
      await expect(field).toBeFocused()
      await expect(field).toHaveValue('Old words.')
      await field.fill('# New\n\n**Bold** <script>window.__pwn = 1</script>')
      await expect(dialog.getByRole('tabpanel').getByRole('heading', { name: 'New' })).toBeVisible()
      await expect(dialog.getByRole('tabpanel')).toContainText('<script>')
      await expectNoAxeViolations(page)
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toHaveCount(0)
      await expect(panel.getByRole('heading', { name: 'New' })).toBeVisible()
      await expect(panel.getByRole('status')).toHaveText('✓ saved')
      await expect(panel.getByRole('button', { name: 'Edit the description' })).toBeFocused()
      expect((await registry.annotations(on)).description).toContain('# New')
    })

    test('a description that somebody else changed is shown beside mine, and put together', async ({
      page,
      registry,
    }) => {
      const { on, path } = await make(registry)
      await registry.describe(on, 'one\ntwo\nthree\nfour')
      await page.goto(path)
      await page.getByRole('button', { name: 'Edit the description' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('mine\ntwo\nthree\nfour')
      await registry.describe(on, 'one\ntwo\nthree\ntheirs')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toContainText('Somebody else changed the description')
      const difference = dialog.getByRole('list', { name: 'From theirs to yours' })
      await expect(difference).toContainText('added: mine')
      await expect(difference).toContainText('removed: theirs')
      await expectNoAxeViolations(page)
      expect((await registry.annotations(on)).description).toBe('one\ntwo\nthree\ntheirs')

      await dialog.getByRole('button', { name: 'Put my changes into theirs' }).click()
      await expect(dialog.getByRole('textbox')).toHaveValue('mine\ntwo\nthree\ntheirs')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toHaveCount(0)
      expect((await registry.annotations(on)).description).toBe('mine\ntwo\nthree\ntheirs')
    })
  })
}

test('a draft outlives Escape and a reload, and is sent later', async ({ page, registry }) => {
  const model = await registry.model({ description: 'Old words.' })
  await page.goto(paths.model(model))
  const panel = region(page, 'Description')
  await panel.getByRole('button', { name: 'Edit the description' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Half a thought')
  await page.keyboard.press('Escape')
  await expect(panel).toContainText(/Your draft from .* is not sent/)
  await page.reload()
  await expect(panel).toContainText(/Your draft from .* is not sent/)
  await panel.getByRole('button', { name: 'Continue the draft' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toHaveValue('Half a thought')
  await expect(dialog).toContainText(/Your draft from .*, not sent yet/)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(panel).toContainText('Half a thought')
  await expect(panel).not.toContainText('draft')
})

test('limits are told before anything is sent', async ({ page, registry }) => {
  const model = await registry.model({ tags: { 'mlflow.note': 'kept', team: 'risk' } })
  const writes = watchWrites(page)
  await page.goto(paths.model(model))
  const tags = region(page, 'Tags')
  const reserved = tags.getByRole('button', { name: 'Edit the tag mlflow.note' })
  await expect(reserved).toBeDisabled()
  await expect(reserved).toHaveAccessibleDescription(/MLflow keeps this tag for itself/)

  await tags.getByRole('button', { name: 'Add tag' }).click()
  const key = tags.getByRole('combobox', { name: 'Key' })
  const add = tags.getByRole('button', { name: 'Add', exact: true })
  for (const [text, says] of [
    ['a!', '! is not'],
    ['../a', 'may not begin with two dots'],
    ['e\u0301', 'U+0301 is not'],
    ['team', 'A tag of this key is there'],
    ['a'.repeat(251), 'At most 250 characters; this has 251'],
    ['a'.repeat(249), '1 character left of 250'],
  ] as const) {
    await key.fill(text)
    await expect(tags).toContainText(says)
  }
  await key.fill('a!')
  await expect(add).toBeDisabled()
  await expect(add).toHaveAccessibleDescription(/! is not/)
  await page.keyboard.press('Enter')
  await key.fill('long')
  await tags.getByRole('textbox', { name: 'Value' }).fill('x'.repeat(100_001))
  await expect(tags).toContainText('At most 100,000 characters; this has 100,001')
  await expectNoAxeViolations(page)
  expect(writes).toEqual([])
})

/** A model of three versions with champion on the first. */
async function withChampion(registry: Registry) {
  const model = await registry.model({ like: 'removals' })
  for (let n = 0; n < 3; n += 1) await registry.version(model)
  await registry.setAlias(model, 'champion', '1')
  return model
}

test.describe('an alias', MANAGE, () => {
  test('is removed from the page of its version, which says what breaks', async ({
    page,
    registry,
  }) => {
    const model = await withChampion(registry)
    await registry.setAlias(model, 'shadow', '2')
    await page.goto(paths.version({ model, version: '1' }))
    const panel = region(page, 'Aliases')
    await panel.getByRole('button', { name: 'Delete alias' }).click()
    const dialog = page.getByRole('dialog', { name: /^Delete an alias of/ })
    await expect(dialog).toContainText('will fail until it is set again')
    await expect(dialog).not.toContainText('shadow')
    await expectNoAxeViolations(page)
    await dialog.getByRole('button', { name: 'Delete @champion' }).click()
    await expect(dialog).toContainText('@champion is deleted')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(panel).toContainText('No alias points at v1')
    await expect(panel.getByRole('heading', { name: 'Aliases' })).toBeFocused()
    expect(await registry.aliases(model)).toEqual(new Map([['shadow', '2']]))
  })

  test('that moved meanwhile stays, and is removed only after another look', async ({
    page,
    registry,
  }) => {
    const model = await withChampion(registry)
    await page.goto(paths.model(model))
    await region(page, 'Aliases').getByRole('button', { name: 'Delete alias' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('v1 stays as it is')
    await registry.setAlias(model, 'champion', '2')
    await dialog.getByRole('button', { name: 'Delete @champion' }).click()
    await expect(dialog).toContainText('Somebody else moved @champion')
    await expect(dialog).toContainText('@champion points to v2 now.')
    await expectNoAxeViolations(page)
    expect((await registry.aliases(model)).get('champion')).toBe('2')
    await dialog.getByRole('button', { name: 'Look again' }).click()
    await expect(dialog).toContainText('v2 stays as it is')
  })

  test('is moved instead', async ({ page, registry }) => {
    const model = await withChampion(registry)
    await page.goto(paths.model(model))
    await region(page, 'Aliases').getByRole('button', { name: 'Delete alias' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Move it instead' }).click()
    const move = page.getByRole('dialog', { name: /^Move an alias of/ })
    await expect(move.getByRole('radio', { name: /^champion/ })).toBeChecked()
    await move.getByRole('combobox', { name: 'Version' }).fill('3')
    await move.getByRole('button', { name: 'Move @champion to v3' }).click()
    await move.getByRole('button', { name: 'Done' }).click()
    await expect(region(page, 'Aliases').getByRole('link')).toHaveText('@championv3')
  })
})

test('the keyboard alone adds a tag and leaves another as it is', async ({ page, registry }) => {
  const model = await registry.model({ tags: { team: 'risk' } })
  await page.goto(paths.model(model))
  const tags = region(page, 'Tags')
  await tags.getByRole('button', { name: 'Add tag' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('stage')
  await page.keyboard.press('Tab')
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await expect(tags.getByRole('status')).toHaveText('✓ stage added')
  expect((await registry.annotations({ model })).tags.get('stage')).toBe('one\ntwo')
  await page.keyboard.press('Tab')
  await expect(tags.getByRole('button', { name: 'Edit the tag team' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('y')
  await page.keyboard.press('Escape')
  await expect(tags.getByRole('button', { name: 'Edit the tag team' })).toBeFocused()
  await expect(tags).toContainText('teamrisk')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a telephone, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } })

    test('forms and dialogs fit, and are clean for axe', async ({ page, registry }) => {
      const model = await registry.model({
        description: 'Old words.',
        tags: { team: 'risk', url: `https://example.invalid/${'long/'.repeat(30)}` },
      })
      await registry.version(model)
      await registry.setAlias(model, 'champion', '1')
      await page.goto(paths.model(model))
      const tags = region(page, 'Tags')
      await tags.getByRole('button', { name: 'Edit the tag team' }).click()
      await expectNoAxeViolations(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Edit the description' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('**Mine**')
      await dialog.getByRole('tab', { name: 'Preview' }).click()
      await expect(dialog.getByRole('tabpanel')).toHaveText('Mine')
      await expectNoAxeViolations(page)
      await registry.describe({ model }, 'Theirs.')
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toContainText('Somebody else changed the description')
      await expectNoAxeViolations(page)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    })
  })
}

/** Grows with every write of the page to the backend. */
function watchWrites(page: Page): readonly string[] {
  const writes: string[] = []
  page.on('request', (request) => {
    const asks = request.method() === 'GET' || request.url().endsWith('/search')
    if (!asks && request.url().includes('/api/')) writes.push(request.url())
  })
  return writes
}
