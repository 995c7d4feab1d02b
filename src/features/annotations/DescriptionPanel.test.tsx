import { useQuery } from '@tanstack/react-query'
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useApp } from '../../app'
import { RegistryError } from '../../registry/errors'
import { DescriptionPanel } from './DescriptionPanel'
import { draftsOf, keepDraft, readDraft } from './drafts'
import { drawIn, scriptedApp } from './scriptedApp'

// on a busy machine the first drawing alone takes a second
configure({ asyncUtilTimeout: 6000 })

const on = { model: 'churn', version: '5' }
const OLD = 'one\ntwo\nthree\nfour\nfive'

function Page() {
  const { data } = useQuery(useApp().queries.version(on))
  return data && <DescriptionPanel on={on} text={data.description} empty="It would say why." />
}

beforeEach(() => {
  sessionStorage.clear()
  // jsdom has neither of the two; the editor has two columns
  vi.stubGlobal('ResizeObserver', function () {
    return { observe: () => undefined, disconnect: () => undefined }
  })
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})

type Start = NonNullable<Parameters<typeof scriptedApp>[0]>

async function draw(start: Start = {}) {
  const { app, ...scripted } = scriptedApp({ description: OLD, ...start })
  const drawn = drawIn(app, <Page />)
  const panel = await screen.findByRole('region', { name: 'Description' })
  return { ...scripted, ...drawn, panel }
}

async function open(start: Start = {}, button: RegExp = /^(Edit|Continue)/) {
  const drawn = await draw(start)
  await drawn.user.click(within(drawn.panel).getByRole('button', { name: button }))
  const dialog = await screen.findByRole('dialog', { name: 'Description of churn v5' })
  const look = within(dialog)
  const field = look.getByRole<HTMLTextAreaElement>('textbox', { name: 'Description in Markdown' })
  const write = (text: string) => fireEvent.change(field, { target: { value: text } })
  const press = (name: string) => drawn.user.click(look.getByRole('button', { name }))
  return { ...drawn, dialog, look, field, write, press }
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('writing', () => {
  test('what is sent is shown at once, said, and the focus goes back', async () => {
    const { user, field, write, panel, state, annotations } = await open()
    expect(document.activeElement).toBe(field)
    write('Deeper **trees**.')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await gone()
    expect(annotations.describe).toHaveBeenCalledExactlyOnceWith(on, 'Deeper **trees**.')
    expect(state.description).toBe('Deeper **trees**.')
    await waitFor(() => expect(panel.textContent).toContain('Deeper trees.'))
    expect(within(panel).getByRole('status').textContent).toBe('✓ saved')
    expect(document.activeElement).toBe(
      within(panel).getByRole('button', { name: 'Edit the description' }),
    )
    expect(sessionStorage).toHaveLength(0)
  })

  test('is previewed as it will be shown, and compared with what is there', async () => {
    const { user, look, write, dialog } = await open()
    write('one\n**zwei**\nthree\nfour\nfive')
    await waitFor(() => expect(look.getByText('zwei').tagName).toBe('STRONG'))
    await user.click(look.getByRole('tab', { name: 'Changes' }))
    const changes = look.getByRole('list', { name: 'What sending it will change' })
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([' one', '−removed: two', '+added: **zwei**', ' three', ' four', ' five'])
    expect(dialog.textContent).not.toContain('not sent yet')
  })

  test('lines of a text from Windows keep their ends', async () => {
    const { write, field, press, state } = await open({ description: 'a\r\nb' })
    expect(field.value).toBe('a\nb')
    write('a\nb\nc')
    await press('Save')
    await gone()
    expect(state.description).toBe('a\r\nb\r\nc')
  })

  test('an unchanged text is not sent, and a double click sends once', async () => {
    const { user, look, write, press, annotations } = await open()
    await press('Save')
    expect(annotations.describe).not.toHaveBeenCalled()
    write('new')
    await user.dblClick(look.getByRole('button', { name: 'Save' }))
    await gone()
    expect(annotations.describe).toHaveBeenCalledOnce()
  })

  test('an erased text is named as such', async () => {
    const { write, press, state, panel } = await open()
    write('')
    await press('Save without text')
    await gone()
    expect(state.description).toBe('')
    await waitFor(() => expect(panel.textContent).toContain('No description. It would say why.'))
  })

  test('what can’t be sent is told before', async () => {
    const { write, press, dialog, annotations } = await open()
    write('half \ud800')
    expect(dialog.textContent).toContain('half a character')
    await press('Save')
    expect(annotations.describe).not.toHaveBeenCalled()
    write('x'.repeat(5_001))
    expect(dialog.textContent).toContain('may refuse it')
  })

  test('is closed on a read-only console, with its reason', async () => {
    const { user, panel } = await draw({ readOnlyBecause: 'This console is read-only.' })
    const button = within(panel).getByRole('button', { name: 'Edit the description' })
    expect(
      document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
    ).toBe('This console is read-only.')
    await user.click(button)
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('a draft', () => {
  test('outlives Escape, and a page that is loaded anew', async () => {
    const first = await open()
    first.write('my draft')
    await first.user.keyboard('{Escape}')
    await gone()
    expect(first.panel.textContent).toMatch(/Your draft from .* is not sent/)
    expect(first.annotations.describe).not.toHaveBeenCalled()
    document.body.replaceChildren()

    const second = await open({}, /^Continue the draft/)
    expect(second.field.value).toBe('my draft')
    expect(second.dialog.textContent).toMatch(/Your draft from .*, not sent yet/)
    await second.press('Discard draft')
    expect(second.field.value).toBe(OLD)
    await second.user.keyboard('{Escape}')
    await gone()
    expect(second.panel.textContent).not.toContain('draft')
    expect(sessionStorage).toHaveLength(0)
  })

  test('that can’t be stored lives as long as the page', async () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { user, write, panel } = await open()
    write('kept')
    await user.keyboard('{Escape}')
    await gone()
    await user.click(within(panel).getByRole('button', { name: 'Continue the draft' }))
    expect(
      (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Markdown/ })).value,
    ).toBe('kept')
    full.mockRestore()
    await user.click(screen.getByRole('button', { name: 'Discard draft' }))
  })

  test('that somebody tampered with is none', async () => {
    const { app } = scriptedApp({ description: OLD })
    keepDraft(draftsOf(app), on, { base: OLD, text: 'mine', at: new Date() })
    expect(readDraft(draftsOf(app), on)?.text).toBe('mine')
    const key = sessionStorage.key(0) ?? ''
    for (const text of ['{"text": 5}', 'no JSON', '{"base": "", "text": "", "at": "never"}']) {
      sessionStorage.setItem(key, text)
      expect(readDraft(draftsOf(app), on)).toBeNull()
    }
  })

  test('of one person is not shown to another, nor on another version', () => {
    const { app } = scriptedApp()
    const of = (user: string) => {
      const person = { user, admin: false, until: 0 }
      return draftsOf({ ...app, config: { ...app.config, identity: { kind: 'session', person } } })
    }
    keepDraft(of('ada'), on, { base: '', text: 'mine', at: new Date() })
    expect(readDraft(of('ada'), on)?.text).toBe('mine')
    expect(readDraft(of('eddie'), on)).toBeNull()
    expect(readDraft(of('ada'), { ...on, version: '4' })).toBeNull()
    expect(readDraft(of('ada'), { ...on, version: null })).toBeNull()
  })
})

/** Somebody writes `mine` and sends it, when `theirs` is there already. */
async function conflict(mine: string, theirs: string) {
  const opened = await open()
  opened.write(mine)
  opened.state.description = theirs
  await opened.press('Save')
  await opened.look.findByText('Somebody else changed the description')
  expect(opened.annotations.describe).not.toHaveBeenCalled()
  return opened
}

describe('somebody else meanwhile', () => {
  test('both texts are shown, with what differs', async () => {
    const { user, look, dialog } = await conflict('one\nmine\nthree\nfour\nfive', `${OLD}\ntheirs`)
    expect(dialog.textContent).toContain('Nothing of yours was sent; your text is kept.')
    const list = look.getByRole('list', { name: 'From theirs to yours' })
    expect(list.textContent).toContain('+added: mine')
    expect(list.textContent).toContain('−removed: theirs')
    await user.click(look.getByRole('tab', { name: 'Yours' }))
    expect(look.getByRole('group', { name: 'Your text' }).textContent).toContain('mine')
    await user.click(look.getByRole('tab', { name: 'Theirs now' }))
    expect(look.getByRole('group', { name: 'Their text' }).textContent).toContain('theirs')
  })

  test('changes at different places are put together, and sent over what was seen', async () => {
    const { press, state } = await conflict('one\nmine\nthree\nfour\nfive', `${OLD}\ntheirs`)
    await press('Put my changes into theirs')
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Markdown/ })
    expect(field.value).toBe('one\nmine\nthree\nfour\nfive\ntheirs')
    expect(document.activeElement).toBe(field)
    await press('Save')
    await gone()
    expect(state.description).toBe('one\nmine\nthree\nfour\nfive\ntheirs')
  })

  test('changes of the same lines leave mine to be edited, against theirs', async () => {
    const { press, state, user, look } = await conflict('mine', 'theirs')
    await press('Edit mine further')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Markdown/ }).value).toBe(
      'mine',
    )
    await user.click(look.getByRole('tab', { name: 'Changes' }))
    expect(look.getByRole('list').textContent).toContain('removed: theirs')
    await press('Save')
    await gone()
    expect(state.description).toBe('mine')
  })

  test('theirs is replaced knowingly, unless it changes once more', async () => {
    const { press, look, state, annotations } = await conflict('mine', 'theirs')
    state.description = 'theirs again'
    await press('Replace theirs with mine')
    await look
      .findByText('−removed: theirs again', { exact: false, selector: 'li' })
      .catch(() => null)
    await waitFor(() =>
      expect(look.getByRole('list', { name: 'From theirs to yours' }).textContent).toContain(
        'theirs again',
      ),
    )
    expect(annotations.describe).not.toHaveBeenCalled()
    await press('Replace theirs with mine')
    await gone()
    expect(state.description).toBe('mine')
  })

  test('theirs is taken, and the draft is gone', async () => {
    const { press, panel, state } = await conflict('mine', 'theirs')
    await press('Take theirs, drop mine')
    await gone()
    expect(state.description).toBe('theirs')
    await waitFor(() => expect(panel.textContent).toContain('theirs'))
    expect(sessionStorage).toHaveLength(0)
  })

  test('a page that is read again says so while one writes', async () => {
    const { write, look, state, reread } = await open()
    write('mine')
    state.description = 'theirs'
    await reread()
    expect(await look.findByText('Somebody else changed the description')).toBeDefined()
  })

  test('a draft from before is compared with what is there now', async () => {
    const first = await open()
    first.write('my draft')
    await first.press('Keep draft')
    await gone()
    document.body.replaceChildren()
    const { app } = scriptedApp({ description: 'newer' })
    const { user } = drawIn(app, <Page />)
    await user.click(await screen.findByRole('button', { name: 'Continue the draft' }))
    expect(await screen.findByText('Somebody else changed the description')).toBeDefined()
    expect(screen.getByRole('list').textContent).toContain('−removed: newer+added: my draft')
  })
})

describe('refused and lost', () => {
  test('the server’s words are shown, and the text stays, to be sent again', async () => {
    const { write, press, look, field, annotations, dialog, state } = await open()
    annotations.describe.mockRejectedValueOnce(
      new RegistryError('denied', 'It was refused.', {
        status: 403,
        serverMessage: 'Permission denied',
      }),
    )
    write('mine')
    await press('Save')
    await look.findByText('You may not change this description')
    expect(dialog.textContent).toContain('Permission denied')
    expect(field.value).toBe('mine')
    expect(sessionStorage).toHaveLength(1)
    // somebody gave them the right meanwhile
    await press('Save')
    await waitFor(() => expect(state.description).toBe('mine'))
  })

  test('a lost answer is settled by reading back', async () => {
    const { write, press, state, annotations } = await open()
    annotations.describe.mockImplementationOnce((_, text) => {
      state.description = text
      return Promise.reject(new RegistryError('unreachable', 'The connection broke.'))
    })
    write('mine')
    await press('Save')
    await gone()
    expect(annotations.describe).toHaveBeenCalledOnce()
  })

  test('what is not known is said, looked at again, and not sent twice by itself', async () => {
    const { write, press, look, state, annotations } = await open()
    annotations.describe.mockRejectedValueOnce(new RegistryError('unreachable', 'It broke.'))
    write('mine')
    await press('Save')
    await look.findByText('Whether the description changed is not known', {}, { timeout: 9000 })
    state.description = 'mine'
    await press('Look again')
    await waitFor(() => expect(look.queryByText(/is not known/)).toBeNull())
    expect(annotations.describe).toHaveBeenCalledOnce()
  })
})
