import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { type App, AppContext } from '../../app'
import type { RegistryBackend } from '../../backends/backend'
import { makeQueries } from '../../queries/queries'
import { wingsOf } from '../../backends/wingsOf'
import { createQueryClient } from '../../queries/queryClient'
import { RegistryError } from '../../registry/errors'
import { noRuns } from '../annotations/scriptedApp'
import { MoveAliasButton } from './MoveAliasButton'

// on a busy machine the first drawing alone takes a second
configure({ asyncUtilTimeout: 4000 })

const unused = () => Promise.reject(new Error('not part of this test'))

type Over = Omit<Partial<RegistryBackend>, 'model'>

/** A registry of one model in memory; `over` replaces what a test is about. */
function fakeRegistry(aliases: Map<string, string>, over: Over = {}) {
  const registry = {
    id: 'fake',
    capabilities: {
      searchModels: { can: true },
      sortModels: ['name'],
      listVersions: { can: true },
      aliases: { can: true },
      moveAliases: { can: true },
      tags: { can: true },
      conditionalMoves: { can: true },
      loggedModels: { can: true },
      artifacts: { can: true },
    },
    narrowsBy: () => false,
    models: unused,
    version: unused,
    versionFile: unused,
    versions: () => Promise.resolve({ items: [], next: null, skipped: 0, read: 0 }),
    model: vi.fn((name: string) =>
      Promise.resolve({
        name,
        description: '',
        created: null,
        updated: null,
        tags: new Map(),
        aliases: new Map(aliases),
        latestVersion: '6',
        latestVersions: [],
      }),
    ),
    aliasHolder: (_, alias) => Promise.resolve(aliases.get(alias) ?? null),
    setAlias: vi.fn(({ alias, to }) => {
      aliases.set(alias, to)
      return Promise.resolve({ kind: 'written' as const })
    }),
    ...over,
  } satisfies RegistryBackend
  return registry
}

async function open(registry: RegistryBackend, version?: string, model = 'churn') {
  const queryClient = createQueryClient()
  const backend = {
    answers: () => Promise.resolve(true),
    wings: wingsOf({ runs: () => Promise.resolve(noRuns) }),
    registry,
    tracking: {
      id: 'fake',
      run: unused,
      experiment: unused,
      loggedModel: unused,
      loggedModelArtifacts: unused,
      runArtifacts: unused,
    },
  }
  const queries = makeQueries(backend, { mlmodel: unused, yaml: unused })
  const app: App = {
    config: {
      connection: 'server',
      name: 'fake',
      readOnly: false,
      front: true,
      identity: { kind: 'none' },
      probe: { state: 'unreachable', message: 'not part of this test' },
    },
    backend,
    queryClient,
    queries,
    startOver: null,
  }
  // no pause between keys: nothing here depends on it
  const user = userEvent.setup({ delay: null })
  render(
    <QueryClientProvider client={queryClient}>
      <AppContext value={app}>
        <MoveAliasButton model={model} version={version} />
      </AppContext>
    </QueryClientProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Move alias' }))
  const dialog = await screen.findByRole('dialog', { name: /^Move an alias of churn/ })
  return { user, dialog, look: within(dialog), reread: () => queryClient.refetchQueries() }
}

/** Opens on version 5 and chooses champion, which is on version 4. */
async function openOnChampion(over: Over = {}) {
  const aliases = new Map([['champion', '4']])
  const registry = fakeRegistry(aliases, over)
  const opened = await open(registry, '5')
  await opened.user.click(await opened.look.findByRole('radio', { name: /champion/ }))
  const confirm = () => opened.look.getByRole('button', { name: 'Move @champion to v5' })
  return { ...opened, aliases, registry, confirm }
}

const denied = new RegistryError('denied', 'Moving it was refused.', {
  status: 403,
  serverMessage: 'Permission denied',
})
const lost = new RegistryError('unreachable', 'The connection broke.')

describe('before a move', () => {
  test('says what leaves where and points where, and the button says it too', async () => {
    const { dialog, confirm } = await openOnChampion()
    expect(dialog.textContent).toContain('@champion will leave v4 and point to v5.')
    expect(confirm().getAttribute('aria-disabled')).toBeNull()
  })

  test('a version is chosen by its number', async () => {
    const { user, look, dialog } = await open(fakeRegistry(new Map([['champion', '4']])))
    await user.click(await look.findByRole('radio', { name: /champion/ }))
    expect(dialog.textContent).toContain('Choose a version.')
    await user.type(look.getByRole('combobox', { name: 'Version' }), 'v3')
    expect(dialog.textContent).toContain('@champion will leave v4 and point to v3.')
    await user.type(look.getByRole('combobox', { name: 'Version' }), 'x')
    expect(dialog.textContent).toContain('A version is a whole number.')
  })

  test('tells the rule for a new alias while it is typed', async () => {
    const { user, look, dialog } = await open(fakeRegistry(new Map([['champion', '4']])), '5')
    const field = await look.findByRole('textbox', { name: 'New alias' })
    await user.type(field, 'shadow test')
    expect(dialog.textContent).toContain('a space is not possible')
    await user.clear(field)
    await user.type(field, 'Champion')
    expect(dialog.textContent).toContain('@champion exists; @Champion would be another alias.')
    await user.clear(field)
    await user.type(field, 'shadow')
    expect(dialog.textContent).toContain('@shadow is new and will point to v5.')
    expect(look.getByRole('button', { name: 'Set @shadow on v5' })).toBeDefined()
  })

  test('has nothing to do where the alias points already', async () => {
    const { user, look, dialog, registry } = await openOnChampion()
    await user.clear(look.getByRole('combobox', { name: 'Version' }))
    await user.type(look.getByRole('combobox', { name: 'Version' }), '4')
    expect(dialog.textContent).toContain('@champion already points to v4: nothing to do.')
    await user.click(look.getByRole('button', { name: 'Move @champion to v4' }))
    expect(registry.setAlias).not.toHaveBeenCalled()
  })

  test('says so when the alias moves meanwhile, and writes only after another look', async () => {
    const { user, look, dialog, aliases, registry, reread, confirm } = await openOnChampion()
    aliases.set('champion', '6')
    await reread()
    await look.findByText('It moved while you were looking')
    expect(dialog.textContent).toContain('pointed to v4 when this opened, and pointed to v6 now')
    await user.click(confirm())
    expect(registry.setAlias).not.toHaveBeenCalled()

    await user.click(look.getByRole('button', { name: 'Look again' }))
    await waitFor(() =>
      expect(dialog.textContent).toContain('@champion will leave v6 and point to v5.'),
    )
    await user.click(confirm())
    expect(registry.setAlias).toHaveBeenCalledExactlyOnceWith({
      model: 'churn',
      alias: 'champion',
      from: '6',
      to: '5',
    })
  })

  test('Tab passes the field for a new alias, whatever was typed there, and leaves the choice', async () => {
    const { user, look, registry, confirm } = await openOnChampion()
    const field = look.getByRole('textbox', { name: 'New alias' })
    const version = look.getByRole('combobox', { name: 'Version' })
    await user.type(field, 'shadow')
    await user.click(look.getByRole('radio', { name: /champion/ }))
    for (const stop of [field, version, look.getByRole('button', { name: 'Cancel' }), confirm()]) {
      await user.tab()
      expect(document.activeElement).toBe(stop)
      expect(confirm()).toBeDefined()
    }
    await user.keyboard('{Enter}')
    await look.findByText('@champion points to v5')
    expect(registry.setAlias).toHaveBeenCalledExactlyOnceWith({
      model: 'churn',
      alias: 'champion',
      from: '4',
      to: '5',
    })
  })

  test('typing a name chooses the new alias, and so does a pointer on its field', async () => {
    const { user, look } = await openOnChampion()
    const isNew = () => look.getByRole<HTMLInputElement>('radio', { name: 'A new alias' }).checked
    await user.tab()
    expect(isNew()).toBe(false)
    await user.keyboard('s')
    expect(isNew()).toBe(true)
    await user.click(look.getByRole('radio', { name: /champion/ }))
    expect(isNew()).toBe(false)
    await user.click(look.getByRole('textbox', { name: 'New alias' }))
    expect(isNew()).toBe(true)
  })

  test('shows a long name of a model to its end, before and after', async () => {
    const name = `churn-${'n'.repeat(300)}-eu`
    const registry = fakeRegistry(new Map([['champion', '4']]))
    const { user, look } = await open(registry, '5', name)
    const whole = () => look.getByRole('group', { name: 'Whole name of the model' })
    expect(whole().textContent).toBe(name)
    expect(whole().tabIndex).toBe(0)
    await user.click(await look.findByRole('radio', { name: /champion/ }))
    await user.click(look.getByRole('button', { name: 'Move @champion to v5' }))
    await look.findByText('@champion points to v5')
    expect(whole().textContent).toBe(name)
  })

  test('shows a name that fits in the title only there', async () => {
    const name = `churn-${'n'.repeat(80)}`
    const { dialog, look } = await open(fakeRegistry(new Map()), '5', name)
    await look.findByRole('textbox', { name: 'New alias' })
    expect(dialog.textContent.split(name)).toHaveLength(2)
    expect(look.queryByRole('group', { name: 'Whole name of the model' })).toBeNull()
  })

  test('tells letters that look like others', async () => {
    const aliases = new Map([['\u0441hampion', '4']])
    const { user, look, dialog } = await open(fakeRegistry(aliases), '5')
    await user.click(await look.findByRole('radio', { name: /hampion/ }))
    expect(dialog.textContent).toContain('с is Cyrillic U+0441')
  })

  test('says that a race can only be detected where nothing holds it back', async () => {
    const registry = fakeRegistry(new Map())
    const capabilities = {
      ...registry.capabilities,
      conditionalMoves: { can: false, because: 'The later one wins.' } as const,
    }
    const { look } = await open({ ...registry, capabilities }, '5')
    expect(await look.findByText('The later one wins.')).toBeDefined()
  })

  test('is closed with its reason where aliases can’t be moved', async () => {
    const registry = fakeRegistry(new Map())
    const capabilities = {
      ...registry.capabilities,
      moveAliases: { can: false, because: 'This console is read-only.' } as const,
    }
    await expect(open({ ...registry, capabilities })).rejects.toThrow(/dialog/)
    const button = screen.getByRole('button', { name: 'Move alias' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
    ).toBe('This console is read-only.')
  })
})

describe('after a move', () => {
  test('says that it was read back, and the page behind is read again', async () => {
    const { user, look, dialog, registry, confirm } = await openOnChampion()
    const readings = registry.model.mock.calls.length
    await user.click(confirm())
    expect(await look.findByText('@champion points to v5')).toBeDefined()
    expect(dialog.textContent).toContain('Checked by reading it back. It left v4.')
    await waitFor(() => expect(registry.model.mock.calls.length).toBeGreaterThan(readings))
    await user.click(look.getByRole('button', { name: 'Done' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move alias' }))
  })

  test('a double click writes once', async () => {
    const { user, look, registry, confirm } = await openOnChampion()
    await user.dblClick(confirm())
    await look.findByText('@champion points to v5')
    expect(registry.setAlias).toHaveBeenCalledOnce()
  })

  test('tells who holds it when somebody was first, and looks again', async () => {
    const { user, look, dialog, aliases, registry, confirm } = await openOnChampion({
      setAlias: vi.fn(() => {
        aliases.set('champion', '6')
        return Promise.resolve({ kind: 'held-by-other' as const })
      }),
    })
    await user.click(confirm())
    expect(await look.findByText('Somebody else moved @champion')).toBeDefined()
    expect(dialog.textContent).toContain('@champion points to v6 now.')
    expect(dialog.textContent).toContain('You saw v4, so nothing of yours was written.')
    await user.click(look.getByRole('button', { name: 'Look again' }))
    await waitFor(() =>
      expect(dialog.textContent).toContain('@champion will leave v6 and point to v5.'),
    )
    expect(registry.setAlias).toHaveBeenCalledOnce()
  })

  test('tells it when the move landed and was replaced', async () => {
    const { user, look, dialog, aliases, confirm } = await openOnChampion({
      setAlias: () => {
        aliases.set('champion', '7')
        return Promise.resolve({ kind: 'written' as const })
      },
    })
    await user.click(confirm())
    await look.findByText('Somebody else moved @champion')
    expect(dialog.textContent).toContain('Your move to v5 landed, and was replaced at once.')
  })

  test('tells it when somebody did the same first', async () => {
    const { user, look, aliases, registry, confirm } = await openOnChampion()
    aliases.set('champion', '5')
    await user.click(confirm())
    expect(await look.findByText('@champion already pointed to v5')).toBeDefined()
    expect(registry.setAlias).not.toHaveBeenCalled()
  })

  test('shows the server’s words when it is denied', async () => {
    const { user, look, dialog, confirm } = await openOnChampion({
      setAlias: () => Promise.reject(denied),
    })
    await user.click(confirm())
    expect(await look.findByText('You may not move @champion')).toBeDefined()
    expect(dialog.textContent).toContain('Permission denied')
  })

  test('goes back to the form when it is refused', async () => {
    const refusal = new RegistryError('missing', 'Version 5 of “churn” does not exist.')
    const { user, look, dialog, confirm } = await openOnChampion({
      setAlias: () => Promise.reject(refusal),
    })
    await user.click(confirm())
    expect(await look.findByText('@champion was not moved')).toBeDefined()
    expect(dialog.textContent).toContain('does not exist')
    await user.click(look.getByRole('button', { name: 'Change it' }))
    expect(confirm()).toBeDefined()
  })

  test('says that it does not know when the answer is lost, writes no second time, and settles by looking', async () => {
    let gone = false
    const { user, look, dialog, aliases, registry, confirm } = await openOnChampion({
      aliasHolder: () => (gone ? Promise.reject(lost) : Promise.resolve('4')),
      setAlias: vi.fn(() => {
        aliases.set('champion', '5')
        gone = true
        return Promise.reject(lost)
      }),
    })
    await user.click(confirm())
    expect(await look.findByText('Whether @champion moved is not known')).toBeDefined()
    await user.click(look.getByRole('button', { name: 'Look again' }))
    await waitFor(() =>
      expect(dialog.textContent).toContain('@champion already points to v5: nothing to do.'),
    )
    expect(registry.setAlias).toHaveBeenCalledOnce()
  })
})

describe('closing', () => {
  test('Escape closes, and the focus is back on the button', async () => {
    const { user } = await openOnChampion()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move alias' }))
  })

  test('not while a move is under way', async () => {
    const answers: (() => void)[] = []
    const { user, look, dialog, aliases, confirm } = await openOnChampion({
      setAlias: () => new Promise((resolve) => answers.push(() => resolve({ kind: 'written' }))),
    })
    await user.click(confirm())
    expect(look.getByRole('button', { name: 'Moving…' })).toBeDefined()
    await user.keyboard('{Escape}')
    await user.click(look.getByRole('button', { name: 'Close' }))
    await user.click(look.getByRole('button', { name: 'Cancel' }))
    expect(screen.getByRole('dialog')).toBe(dialog)
    aliases.set('champion', '5')
    for (const answer of answers) answer()
    expect(await look.findByText('@champion points to v5')).toBeDefined()
  })
})
