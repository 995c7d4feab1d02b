import { useQuery } from '@tanstack/react-query'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useApp } from '../../app'
import { RegistryError } from '../../registry/errors'
import { drawIn, scriptedApp } from './scriptedApp'
import { TagsPanel } from './TagsPanel'

// on a busy machine the first drawing alone takes a second
configure({ asyncUtilTimeout: 4000 })

const lost = new RegistryError('unreachable', 'The connection broke.')

function Page({ first }: { first?: string }) {
  const { data } = useQuery(useApp().queries.model('churn'))
  return data && <TagsPanel on={{ model: 'churn', version: null }} tags={data.tags} first={first} />
}

async function open(start: Parameters<typeof scriptedApp>[0], first?: string) {
  const { app, ...scripted } = scriptedApp(start)
  const drawn = drawIn(app, <Page first={first} />)
  const panel = await screen.findByRole('region', { name: 'Tags' })
  const look = within(panel)
  const button = (name: string) => look.getByRole('button', { name })
  return { ...scripted, ...drawn, panel, look, button }
}

async function edit(start: [string, string][], key: string) {
  const opened = await open({ tags: start })
  await opened.user.click(opened.button(`Edit the tag ${key}`))
  const value = opened.look.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value' })
  return { ...opened, value }
}

const reasonOf = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent

describe('with a tag that is about to be written', () => {
  test('one that is missing has its key, and the focus is on its value', async () => {
    const { look, user, button, state } = await open({ tags: [['team', 'risk']] }, 'owner')
    expect(look.getByRole<HTMLInputElement>('combobox', { name: 'Key' }).value).toBe('owner')
    const value = look.getByRole('textbox', { name: 'Value' })
    expect(document.activeElement).toBe(value)
    await user.type(value, 'ana')
    await user.click(button('Add'))
    await waitFor(() => expect(state.tags.get('owner')).toBe('ana'))
  })

  test('one that is there is edited', async () => {
    const { look } = await open({ tags: [['owner', 'ben']] }, 'owner')
    expect(look.queryByRole('combobox', { name: 'Key' })).toBeNull()
    expect(look.getByRole<HTMLTextAreaElement>('textbox', { name: 'Value' }).value).toBe('ben')
  })
})

describe('shown', () => {
  test('a tag is a key and a value', async () => {
    const { look } = await open({ tags: [['team', 'fraud']] })
    expect(look.getByRole('term').textContent).toBe('team')
    expect(look.getAllByRole('definition')[0]?.textContent).toBe('fraud')
  })

  test('an empty value is told from none', async () => {
    const { panel } = await open({ tags: [['flag', '']] })
    expect(panel.textContent).toContain('(empty)')
  })

  test('what the server keeps no tags of is not shown as none, and nothing can be added', async () => {
    const { panel, look } = await open({
      capabilities: { tags: { can: false, because: 'This server sends no tags.' } },
    })
    expect(panel.textContent).toBe('TagsThis server sends no tags.')
    expect(look.queryByRole('button')).toBeNull()
  })

  test('many are folded, and all can be shown', async () => {
    const tags = Array.from({ length: 40 }, (_, i): [string, string] => [`key ${i}`, 'x'])
    const { user, look, button } = await open({ tags })
    expect(look.getAllByRole('term')).toHaveLength(12)
    await user.click(button('Show all 40 tags'))
    expect(look.getAllByRole('term')).toHaveLength(40)
  })

  test('a long value is cut, and the whole can be read', async () => {
    const { user, panel, button } = await open({ tags: [['note', `${'x'.repeat(500)}the end`]] })
    expect(panel.textContent).not.toContain('the end')
    await user.click(button('All 507 characters'))
    expect(panel.textContent).toContain('the end')
  })

  test('lines are lines, and many are folded', async () => {
    const tags: [string, string][] = [
      ['few', 'one\ntwo'],
      ['many', '1\n2\n3\n4\nfive'],
    ]
    const { panel, button } = await open({ tags })
    expect(panel.textContent).not.toContain('⏎')
    expect(panel.textContent).not.toContain('five')
    expect(button('All 12 characters')).toBeDefined()
  })

  test('an address is a link, a script is text', async () => {
    const { look } = await open({
      tags: [
        ['ticket', 'https://tracker.example/42'],
        ['bad', 'javascript:alert(1)'],
      ],
    })
    const links = look.getAllByRole<HTMLAnchorElement>('link')
    expect(links.map(({ href, rel }) => [href, rel])).toEqual([
      ['https://tracker.example/42', 'noopener noreferrer'],
    ])
  })
})

describe('written', () => {
  test('a tag is added by keyboard, shown at once, and the focus goes back', async () => {
    const { user, look, button, state } = await open({})
    await user.click(button('Add tag'))
    expect(document.activeElement).toBe(look.getByRole('combobox', { name: 'Key' }))
    await user.keyboard('team{Tab}risk{Enter}')
    await waitFor(() => expect(look.getByRole('status').textContent).toBe('✓ team added'))
    expect(state.tags).toEqual(new Map([['team', 'risk']]))
    expect(look.getByRole('term').textContent).toBe('team')
    expect(document.activeElement).toBe(button('Add tag'))
  })

  test('Enter saves, Shift and Enter begins a line', async () => {
    const { user, value, look, state, button } = await edit([['team', 'risk']], 'team')
    expect(document.activeElement).toBe(value)
    await user.clear(value)
    await user.keyboard('a{Shift>}{Enter}{/Shift}b{Enter}')
    await waitFor(() => expect(look.getByRole('status').textContent).toBe('✓ team saved'))
    expect(state.tags.get('team')).toBe('a\nb')
    expect(document.activeElement).toBe(button('Edit the tag team'))
  })

  test('a tag is removed, and the focus has somewhere to go', async () => {
    const { user, button, look, state, annotations } = await edit([['team', 'risk']], 'team')
    await user.click(button('Remove tag'))
    await waitFor(() => expect(look.getByRole('status').textContent).toBe('✓ team removed'))
    expect(state.tags.size).toBe(0)
    expect(annotations.removeTag).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(button('Add tag'))
  })

  test('Escape leaves everything as it is', async () => {
    const { user, value, look, state, button } = await edit([['team', 'risk']], 'team')
    await user.type(value, 'x')
    await user.keyboard('{Escape}')
    expect(look.queryByRole('textbox')).toBeNull()
    expect(state.tags.get('team')).toBe('risk')
    expect(document.activeElement).toBe(button('Edit the tag team'))
  })

  test('an unchanged value is not sent', async () => {
    const { user, look, annotations } = await edit([['team', 'risk']], 'team')
    await user.keyboard('{Enter}')
    expect(look.queryByRole('textbox')).toBeNull()
    expect(annotations.setTag).not.toHaveBeenCalled()
  })

  test('a double click writes once', async () => {
    const { user, value, look, button, annotations } = await edit([['team', 'risk']], 'team')
    await user.type(value, 'y')
    await user.dblClick(button('Save'))
    await waitFor(() => expect(look.getByRole('status').textContent).toBe('✓ team saved'))
    expect(annotations.setTag).toHaveBeenCalledOnce()
  })
})

describe('told before sending', () => {
  test('what a key may not be, and what is left', async () => {
    const { user, look, button, panel, annotations } = await open({ tags: [['team', 'risk']] })
    await user.click(button('Add tag'))
    const key = look.getByRole('combobox', { name: 'Key' })
    for (const [text, says] of [
      ['a!', '! is not'],
      ['team', 'A tag of this key is there'],
      ['mlflow.x', 'MLflow keeps this tag for itself'],
      ['a'.repeat(240), '10 characters left of 250'],
      ['a'.repeat(251), 'At most 250 characters; this has 251'],
      [' team', 'The key begins or ends with white space'],
    ] as const) {
      await user.clear(key)
      await user.click(key)
      await user.paste(text)
      expect(panel.textContent).toContain(says)
    }
    await user.clear(key)
    await user.click(button('Add'))
    expect(annotations.setTag).not.toHaveBeenCalled()
    expect(reasonOf(button('Add'))).toBe('A tag needs a key.')
  })

  test('a tag of MLflow’s own is closed, with its reason', async () => {
    const { user, button, look } = await open({ tags: [['mlflow.prompt.text', 'Hi']] })
    const closed = button('Edit the tag mlflow.prompt.text')
    expect(reasonOf(closed)).toMatch(/MLflow keeps this tag for itself/)
    await user.click(closed)
    expect(look.queryByRole('textbox')).toBeNull()
  })

  test('a read-only console closes every control, with its reason', async () => {
    const { user, button, look } = await open({
      tags: [['team', 'risk']],
      readOnlyBecause: 'This console is read-only.',
    })
    for (const name of ['Add tag', 'Edit the tag team']) {
      expect(reasonOf(button(name))).toBe('This console is read-only.')
      await user.click(button(name))
    }
    expect(look.queryByRole('textbox')).toBeNull()
  })
})

describe('somebody else meanwhile', () => {
  test('who was second sees both, and replaces only what they have seen', async () => {
    const { user, value, look, panel, button, state, annotations } = await edit(
      [['team', 'risk']],
      'team',
    )
    await user.clear(value)
    await user.type(value, 'mine')
    state.tags.set('team', 'theirs')
    await user.click(button('Save'))
    await look.findByText('Somebody else changed “team”')
    expect(panel.textContent).toContain(
      'You saw risk; now it is theirs. Nothing of yours was sent.',
    )
    expect(annotations.setTag).not.toHaveBeenCalled()
    expect(value.value).toBe('mine')
    await user.click(button('Go on with mine'))
    await user.click(button('Save'))
    await waitFor(() => expect(look.getByRole('status').textContent).toBe('✓ team saved'))
    expect(state.tags.get('team')).toBe('mine')
  })

  test('theirs can be kept', async () => {
    const { user, value, look, button, state } = await edit([['team', 'risk']], 'team')
    await user.type(value, 'y')
    state.tags.set('team', 'theirs')
    await user.click(button('Save'))
    await user.click(await look.findByRole('button', { name: 'Keep theirs' }))
    expect(look.queryByRole('textbox')).toBeNull()
    expect(look.getAllByRole('definition')[0]?.textContent).toBe('theirs')
  })

  test('a page that is read again says so before anything is sent', async () => {
    const { user, value, look, button, state, reread, annotations } = await edit(
      [['team', 'risk']],
      'team',
    )
    await user.type(value, 'y')
    state.tags.delete('team')
    await reread()
    await look.findByText('Somebody else removed “team”')
    await user.click(button('Save'))
    expect(annotations.setTag).not.toHaveBeenCalled()
    await user.click(button('Go on with mine'))
    await user.click(button('Save'))
    await waitFor(() => expect(state.tags.get('team')).toBe('risky'))
  })

  test('a tag that was changed is not removed unseen', async () => {
    const { user, look, button, state, annotations } = await edit([['team', 'risk']], 'team')
    state.tags.set('team', 'theirs')
    await user.click(button('Remove tag'))
    await look.findByText('Somebody else changed “team”')
    expect(annotations.removeTag).not.toHaveBeenCalled()
    await user.click(button('Go on with mine'))
    await user.click(button('Remove tag'))
    await waitFor(() => expect(state.tags.size).toBe(0))
  })

  test('who did the same first saves the sending', async () => {
    const { user, value, look, button, state, annotations } = await edit([['team', 'risk']], 'team')
    await user.type(value, 'y')
    state.tags.set('team', 'risky')
    await user.click(button('Save'))
    await waitFor(() =>
      expect(look.getByRole('status').textContent).toBe('✓ team was so already: nothing was sent'),
    )
    expect(annotations.setTag).not.toHaveBeenCalled()
  })
})

describe('refused and lost', () => {
  test('the server’s words are shown, and what was typed stays', async () => {
    const { user, value, look, panel, button, annotations } = await edit([['team', 'risk']], 'team')
    annotations.setTag.mockRejectedValueOnce(
      new RegistryError('denied', 'Setting it was refused.', {
        status: 403,
        serverMessage: 'Permission denied',
      }),
    )
    await user.type(value, 'y')
    await user.click(button('Save'))
    await look.findByText('You may not change “team”')
    expect(panel.textContent).toContain('Permission denied')
    expect(value.value).toBe('risky')
  })

  test('what was refused for want of a session is sent again after signing in', async () => {
    const { user, value, look, button, annotations, state } = await edit([['team', 'risk']], 'team')
    annotations.setTag.mockRejectedValueOnce(
      new RegistryError('signed-out', 'You are not signed in.', { status: 401 }),
    )
    await user.type(value, 'y')
    await user.click(button('Save'))
    await look.findByText('“team” was not changed')
    await user.click(button('Save'))
    await waitFor(() => expect(state.tags.get('team')).toBe('risky'))
  })

  test('a lost answer is settled by reading, or by looking again, and never sent twice', async () => {
    const { user, value, look, button, state, annotations } = await edit([['team', 'risk']], 'team')
    annotations.setTag.mockRejectedValueOnce(lost)
    await user.type(value, 'y')
    await user.click(button('Save'))
    await look.findByText('Whether “team” changed is not known', {}, { timeout: 8000 })
    // it arrives after all
    state.tags.set('team', 'risky')
    await user.click(button('Look again'))
    await waitFor(() => expect(look.queryByText(/is not known/)).toBeNull())
    await user.click(button('Save'))
    expect(look.queryByRole('textbox')).toBeNull()
    expect(annotations.setTag).toHaveBeenCalledOnce()
  })
})
