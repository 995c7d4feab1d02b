import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOut } from '../../test/jsdomLayout'
import type { Column } from './TableRow'
import { VirtualTable } from './VirtualTable'

interface Thing {
  name: string
}

const COLUMNS: readonly Column<Thing>[] = [
  { id: 'name', head: 'Name', isRowHeader: true, cell: ({ name }) => <a href="/">{name}</a> },
  { id: 'length', head: 'Length', cell: ({ name }) => name.length },
]
const things = (count: number): Thing[] =>
  Array.from({ length: count }, (_, i) => ({ name: `thing ${i}` }))

type TableProps = ComponentProps<typeof VirtualTable<Thing>>

function Table(props: Partial<TableProps>) {
  return (
    <VirtualTable
      label="Things"
      columns={COLUMNS}
      rows={null}
      rowKey={({ name }) => name}
      rowHeight={36}
      grid="grid-cols-2"
      complete
      readOn={null}
      stale={false}
      viewId="one"
      {...props}
    />
  )
}

function Views() {
  const [viewId, setViewId] = useState('first')
  return (
    <>
      <button type="button" onClick={() => setViewId('second')}>
        second
      </button>
      <button type="button" onClick={() => setViewId('first')}>
        first
      </button>
      <Table rows={things(10_000)} viewId={viewId} />
    </>
  )
}

// ten rows high
beforeEach(() => layOut({ height: 360 }))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const table = () => screen.getByRole('table', { name: 'Things' })
const scroller = () => screen.getByRole('region', { name: /Things/ })

describe('VirtualTable', () => {
  it('draws the rows in sight of ten thousand, and says where they stand', () => {
    render(<Table rows={things(10_000)} />)
    const rows = within(table()).getAllByRole('row')
    expect(rows.length).toBeLessThan(40)
    expect(table().getAttribute('aria-rowcount')).toBe('10001')
    expect(rows.slice(0, 3).map((row) => row.getAttribute('aria-rowindex'))).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(screen.getByRole('rowheader', { name: 'thing 0' })).toBeDefined()
  })

  it('does not pretend to know how many there are while there is more', () => {
    render(<Table rows={things(50)} complete={false} />)
    expect(table().getAttribute('aria-rowcount')).toBe('-1')
  })

  it('shows empty rows under its head while nothing is read, and says that it is busy', () => {
    render(<Table rows={null} />)
    expect(screen.getByRole('columnheader', { name: 'Length' })).toBeDefined()
    expect(screen.queryAllByRole('rowheader')).toHaveLength(0)
    expect(scroller().getAttribute('aria-busy')).toBe('true')
  })

  it('reads on only as the end comes near', () => {
    const readOn = vi.fn()
    const { rerender } = render(<Table rows={things(200)} complete={false} readOn={readOn} />)
    expect(readOn).not.toHaveBeenCalled()
    rerender(<Table rows={things(25)} complete={false} readOn={readOn} />)
    expect(readOn).toHaveBeenCalledTimes(1)
    // more came, and it is still too little
    rerender(<Table rows={things(26)} complete={false} readOn={readOn} />)
    expect(readOn).toHaveBeenCalledTimes(2)
  })

  it('keeps the row with focus when it scrolls out of sight', async () => {
    render(<Table rows={things(10_000)} />)
    await userEvent.click(screen.getByRole('link', { name: 'thing 1' }))
    scroller().scrollTo({ top: 36_000 })
    expect(await screen.findByRole('link', { name: 'thing 1000' })).toBeDefined()
    expect(document.activeElement?.textContent).toBe('thing 1')
    expect(screen.queryByRole('link', { name: 'thing 2' })).toBeNull()
  })

  it('starts another view at its top, and finds its place in one seen before', async () => {
    render(<Views />)
    scroller().scrollTo({ top: 3_600 })
    await userEvent.click(screen.getByRole('button', { name: 'second' }))
    expect(scroller().scrollTop).toBe(0)
    await userEvent.click(screen.getByRole('button', { name: 'first' }))
    expect(scroller().scrollTop).toBe(3_600)
  })

  it('says which column it is sorted by, and sorts by a press', async () => {
    const onSort = vi.fn()
    const columns: Column<Thing>[] = COLUMNS.map((column) =>
      column.id === 'name' ? { ...column, sort: { is: 'descending', onSort } } : column,
    )
    render(<Table rows={things(3)} columns={columns} />)
    const head = screen.getByRole('columnheader', { name: 'Name' })
    expect(head.getAttribute('aria-sort')).toBe('descending')
    expect(screen.getByRole('columnheader', { name: 'Length' }).hasAttribute('aria-sort')).toBe(
      false,
    )
    await userEvent.click(within(head).getByRole('button', { name: 'Name' }))
    expect(onSort).toHaveBeenCalledOnce()
  })
})
