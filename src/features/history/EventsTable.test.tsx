import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, it } from 'vitest'
import { type HistoryEvent, eventsOf } from '../../registry/history/events'
import { aLane } from '../../registry/history/laneExample'
import { EventsTable } from './EventsTable'

const [row] = eventsOf(aLane('l1', [{ to: '4', at: '2026-05-03T10:00:00.000Z' }]), {
  signs: false,
}).slice(-1)
if (row === undefined) throw new Error('no row')

const many = Array.from({ length: 250 }, (_, n): HistoryEvent => ({ ...row, id: `l1:${n}`, n }))

const open = (events: readonly HistoryEvent[]) => {
  const element = <EventsTable events={events} />
  render(<RouterProvider router={createMemoryRouter([{ path: '*', element }])} />)
}

const rows = () => screen.getAllByRole('row').length - 1

it('shows the first hundred, and on paper all', () => {
  open(many)
  expect(rows()).toBe(100)
  expect(screen.getByRole('button', { name: 'Show 100 more of 150 events' })).toBeTruthy()
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(rows()).toBe(250)
})

it('says of what does not count why, and of who it was whether anybody vouches for it', () => {
  open([{ ...row, kind: 'claims', ignored: 'Its signature is not one of this text.' }])
  const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent)
  expect(cells[2]).toContain('Does not count: Its signature is not one of this text.')
  expect(cells[3]).toContain('unverified')
})
