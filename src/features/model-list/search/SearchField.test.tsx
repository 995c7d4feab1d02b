import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { facetsOf } from '../../../registry/facets'
import { SearchField } from './SearchField'

const facets = facetsOf([
  {
    tags: new Map([['team', 'risk']]),
    aliases: new Map([['champion', '1']]),
    latestVersions: [],
  },
  { tags: new Map([['team', 'crm']]), aliases: new Map(), latestVersions: [] },
])

function open(start = '') {
  const put = vi.fn()
  function Box() {
    const [text, setText] = useState(start)
    return (
      <>
        <SearchField
          label="Search models"
          text={text}
          onChange={setText}
          onPut={(next) => {
            put(next)
            setText(next)
          }}
          facets={() => facets}
          from="Counted over 2 models."
          caret={null}
        />
        <output>{text}</output>
        <button type="button" onClick={() => setText('alias:shadow eu')}>
          go elsewhere
        </button>
      </>
    )
  }
  render(<Box />)
  return { user: userEvent.setup(), put }
}

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search models' })
const said = () => document.querySelector('output')?.textContent
const options = () => screen.queryAllByRole('option').map((option) => option.textContent)
const chip = (name: string) => screen.getByRole('button', { name })

describe('the search box', () => {
  it('shows finished terms as chips and leaves words as text', () => {
    open('fraud tag:team=risk -alias:champion')
    expect(box().value).toBe('fraud ')
    expect(chip('tag:team=risk').textContent).toBe('tag team=risk')
    expect(chip('-alias:champion').textContent).toBe('not alias champion')
  })

  it('searches for words as they are typed, and for a term once it is finished', async () => {
    const { user } = open()
    await user.type(box(), 'fraud tag:te')
    expect(said()).toBe('fraud ')
    expect(box().value).toBe('fraud tag:te')
    await user.type(box(), 'am=lab ')
    expect(said()).toBe('fraud tag:team=lab ')
    expect(chip('tag:team=lab')).toBeDefined()
    await user.type(box(), 'eu')
    expect(box().value).toBe('fraud eu')
    expect(said()).toBe('tag:team=lab fraud eu')
  })

  it('finishes a term by Enter and by leaving the box', async () => {
    const { user, put } = open()
    await user.type(box(), 'owner:ana{Enter}')
    expect(put).toHaveBeenLastCalledWith('owner:ana')
    await user.type(box(), 'stage:Production')
    await user.tab()
    await user.tab()
    expect(said()).toBe('owner:ana stage:Production')
    expect(box().value).toBe('')
  })

  it('suggests keys, then values with their counts, to the arrows and to a press', async () => {
    const { user } = open()
    await user.type(box(), 'tag:te')
    expect(options()).toEqual(['tag:team=with a value2 models'])
    await user.keyboard('{ArrowDown}{Enter}')
    expect(box().value).toBe('tag:team=')
    expect(options()).toEqual(['tag:team=crm1 model', 'tag:team=risk1 model'])
    await user.keyboard('{ArrowDown}{ArrowDown}')
    const active = box().getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(active)?.textContent).toBe('tag:team=risk1 model')
    await user.keyboard('{Enter}')
    expect(said()).toBe('tag:team=risk')
    expect(options()).toEqual([])
    await user.type(box(), 'champ')
    // the rows are the answer to a word: the list waits to be asked for
    expect(options()).toEqual([])
    await user.keyboard('{ArrowDown}')
    await user.click(screen.getByRole('option', { name: /alias:champion/ }))
    expect(said()).toBe('tag:team=risk alias:champion')
    expect(document.activeElement).toBe(box())
  })

  it('closes its suggestions by Escape, then empties the text, and never the chips', async () => {
    const { user } = open('alias:champion')
    await user.type(box(), 'ri{ArrowDown}')
    expect(options()).not.toEqual([])
    await user.keyboard('{Escape}')
    expect(options()).toEqual([])
    expect(box().value).toBe('ri')
    await user.keyboard('{Escape}')
    expect(said()).toBe('alias:champion')
  })

  it('walks over chips by the arrows, removes them by Delete and edits them by Enter', async () => {
    const { user } = open('tag:team=risk alias:champion owner:ana')
    await user.click(box())
    await user.keyboard('{Escape}{Backspace}')
    expect(document.activeElement).toBe(chip('owner:ana'))
    await user.keyboard('{Backspace}')
    expect(said()).toBe('tag:team=risk alias:champion')
    expect(document.activeElement).toBe(chip('alias:champion'))
    await user.keyboard('{ArrowLeft}{Enter}')
    expect(box().value).toBe('tag:team=risk')
    expect(said()).toBe('alias:champion')
    await user.keyboard('{Backspace}{Enter}')
    expect(said()).toBe('alias:champion tag:team=ris')
    await user.click(screen.getByRole('button', { name: 'Remove alias:champion' }))
    expect(said()).toBe('tag:team=ris')
  })

  it('drops what was being typed when the search changes elsewhere', async () => {
    const { user } = open()
    await user.type(box(), 'x tag:te')
    await user.pointer({ target: screen.getByText('go elsewhere') })
    screen.getByText('go elsewhere').click()
    expect(await screen.findByRole('button', { name: 'alias:shadow' })).toBeDefined()
    expect(box().value).toBe('eu')
  })

  it('says what it can’t read, where, and goes there', async () => {
    const { user } = open('fraud owne:ana eu')
    const note = screen.getByRole('status', { name: /can’t be read/ })
    expect(note.textContent).toContain('There is no search by owne:')
    expect(box().getAttribute('aria-invalid')).toBe('true')
    expect(box().getAttribute('aria-describedby')).toContain(note.id)
    await user.click(screen.getByRole('button', { name: 'owne:ana' }))
    expect(box().value.slice(box().selectionStart ?? 0, box().selectionEnd ?? 0)).toBe('owne:ana')
  })

  it('leaves a term in the middle alone until it is finished', async () => {
    const { user } = open('fraud owne:ana tag:')
    await user.click(screen.getByRole('button', { name: 'owne:ana' }))
    await user.keyboard('alias:nobody')
    expect(box().value).toBe('fraud alias:nobody tag:')
    await user.keyboard('{Enter}')
    expect(chip('alias:nobody')).toBeDefined()
    expect(box().value).toBe('fraud tag:')
  })

  it('does not blame what is still being typed', async () => {
    const { user } = open()
    await user.type(box(), 'tag:')
    expect(screen.queryByRole('status', { name: /can’t be read/ })).toBeNull()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('status', { name: /can’t be read/ }).textContent).toContain(
      'After tag: the key of a tag is missing.',
    )
  })
})
