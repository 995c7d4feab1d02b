import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOut } from '../../test/jsdomLayout'
import { turnSingleKeys } from '../lib/singleKeys'
import type { Band, Column } from './TableRow'
import { VirtualTable } from './VirtualTable'

interface Thing {
  name: string
}
const COLUMNS: readonly Column<Thing>[] = [
  {
    id: 'name',
    head: 'Name',
    isRowHeader: true,
    cell: ({ name }) => <a href={`#${name}`}>{name}</a>,
  },
]
const things = (count: number): Thing[] =>
  Array.from({ length: count }, (_, i) => ({ name: `thing ${i}` }))

function open(rows: readonly (Thing | Band)[]) {
  const onKeep = vi.fn()
  function Table() {
    const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
    return (
      <>
        <input aria-label="a field" />
        <VirtualTable
          label="Things"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ name }) => name}
          rowHeight={36}
          grid=""
          complete
          readOn={null}
          stale={false}
          viewId="keys"
          choice={{ chosen, onChoose: setChosen, onKeep }}
        />
      </>
    )
  }
  render(<Table />)
  return { user: userEvent.setup(), onKeep }
}

const at = () => document.activeElement?.textContent
const chosen = () =>
  screen
    .queryAllByRole<HTMLInputElement>('checkbox', { checked: true })
    .map((one) => one.getAttribute('aria-label'))
/** Until the code of the keys has come. */
async function firstRow(user: ReturnType<typeof userEvent.setup>) {
  await vi.waitFor(async () => {
    await user.keyboard('j')
    expect(at()).toBe('thing 0')
  })
}

beforeEach(() => {
  layOut({ height: 360 })
  Element.prototype.scrollIntoView = vi.fn()
})
afterEach(() => {
  turnSingleKeys(true)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the keys of a list', () => {
  it('move the focus from row to row, as far as there are rows', async () => {
    const { user } = open(things(3))
    await firstRow(user)
    await user.keyboard('j{ArrowDown}jj')
    expect(at()).toBe('thing 2')
    await user.keyboard('k{ArrowUp}kk')
    expect(at()).toBe('thing 0')
  })

  it('bring a row into the document that was not in it', async () => {
    const { user } = open(things(10_000))
    await firstRow(user)
    for (let i = 0; i < 60; i++) await user.keyboard('j')
    expect(at()).toBe('thing 60')
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
  })

  it('open the row by Enter, and leave Enter on a link alone', async () => {
    const { user } = open(things(2))
    await firstRow(user)
    await user.keyboard('j{Enter}')
    expect(window.location.hash).toBe('#thing%201')
  })

  it('choose rows, a range of them, and let them go', async () => {
    const { user } = open(things(6))
    await firstRow(user)
    expect(screen.queryAllByRole('checkbox')).toEqual([])
    await user.keyboard('jxjj')
    await user.keyboard('X')
    expect(chosen()).toEqual(['Choose thing 1', 'Choose thing 2', 'Choose thing 3'])
    await user.keyboard('x')
    expect(chosen()).toEqual(['Choose thing 1', 'Choose thing 2'])
    await user.click(screen.getByRole('checkbox', { name: 'Choose thing 5' }))
    expect(chosen()).toHaveLength(3)
    await user.keyboard('{Escape}')
    expect(screen.queryAllByRole('checkbox')).toEqual([])
  })

  it('keep what is chosen, else the row with the cursor', async () => {
    const { user, onKeep } = open(things(4))
    await user.keyboard('c')
    await firstRow(user)
    expect(onKeep).not.toHaveBeenCalled()
    await user.keyboard('c')
    expect(onKeep).toHaveBeenLastCalledWith(['thing 0'])
    await user.keyboard('xjjxc')
    expect(onKeep).toHaveBeenLastCalledWith(['thing 0', 'thing 2'])
  })

  it('stop at a band and press its button, and never choose it', async () => {
    const press = vi.fn()
    const band = {
      band: 'b',
      content: (
        <button type="button" onClick={press}>
          a group
        </button>
      ),
    }
    const { user, onKeep } = open([...things(1), band, { name: 'last' }])
    await firstRow(user)
    await user.keyboard('j{Enter}xc')
    expect(at()).toBe('a group')
    expect(press).toHaveBeenCalledOnce()
    expect(chosen()).toEqual([])
    expect(onKeep).not.toHaveBeenCalled()
  })

  it('do nothing in a field, and nothing where they are turned off', async () => {
    const { user } = open(things(3))
    await firstRow(user)
    await user.click(screen.getByRole('textbox', { name: 'a field' }))
    await user.keyboard('jx')
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('jx')
    expect(screen.queryAllByRole('checkbox')).toEqual([])
    await user.tab()
    turnSingleKeys(false)
    const before = document.activeElement
    await user.keyboard('j')
    expect(document.activeElement).toBe(before)
  })
})
