import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { setClock } from '../../lib/clock'
import type { Beginning, Lane } from '../../registry/ledger/lane'
import { laneOf, moved, outside, v } from '../../registry/ledger/laneExample'
import { author } from '../../registry/ledger/requestExample'
import { Drawn } from './Drawn'

// in the zone of whoever runs this
const on = (day: number, hour = 12) => new Date(2026, 4, day, hour)

beforeAll(() => {
  setClock(() => on(20).getTime())
  // jsdom has no layout to ask
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})
afterAll(() => {
  setClock(Date.now)
  vi.unstubAllGlobals()
})

const sight = (day: number): Beginning => ({ how: 'first-sight', n: 2, at: on(day) })
const adopted = { as: 'adopted', n: 8, at: on(13), by: author('leo'), reason: 'Told us.' } as const
const seenOutside = (n: number, after: number, before: number) => outside(n, on(after), on(before))

const champion = laneOf('champion', [
  [v('4'), sight(1)],
  [v('5'), moved(4, on(6), { reason: 'Better on weekends.', request: 'r1' })],
  [null, moved(6, on(8))],
  [v('6'), seenOutside(7, 10, 12)],
])
const challenger = laneOf('challenger', [[v('7'), sight(15)]])

function open(lanes: readonly [Lane, ...Lane[]] = [champion, challenger], search = '') {
  const element = <Drawn model="card-fraud" lanes={lanes} modelCreated={null} />
  const router = createMemoryRouter([{ path: '*', element }], {
    initialEntries: [`/models/card-fraud${search}`],
  })
  render(<RouterProvider router={router} />)
  return router
}

const day = () => screen.getByRole('slider', { name: 'Day' })
const said = () => day().getAttribute('aria-valuetext') ?? ''
const laneRow = (alias: string) => {
  const found = screen
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent.includes(`@${alias}`))
  if (found === undefined) throw new Error(`no lane of ${alias}`)
  return found
}
const bars = (alias: string) => laneRow(alias).querySelector('div[aria-hidden]')?.textContent
const legend = () => screen.getByText('not watched before').closest('ul')?.textContent ?? ''

test('each alias is a bar for each that held it, with what nobody watched before the first', () => {
  open()
  expect(bars('champion')).toBe('not watchedv4v5nobodyv6')
  expect(bars('challenger')).toBe('not watchedv7')
})

test('a move from outside is marked where it was seen, and the time in which it can have been is no one’s', () => {
  open()
  const marks = (alias: string) => laneRow(alias).querySelectorAll('svg').length
  expect([marks('champion'), marks('challenger')]).toEqual([1, 0])
  const between = laneRow('champion').querySelectorAll('.border-outside')
  expect(between).toHaveLength(1)
  expect(between[0]?.textContent).toBe('')
})

test('the legend explains the signs that are there, and no others', () => {
  open()
  expect(legend()).toBe('nobodymoved outside Ringsidenot watched before')
})

test('and of quiet lanes only where watching began', () => {
  open([challenger])
  expect(legend()).toBe('not watched before')
})

test('the cursor reads out every alias of a day, by keys alone', async () => {
  const router = open()
  day().focus()
  expect(said()).toMatch(/20.*: @champion v6, @challenger v7$/)
  await userEvent.keyboard('{Home}')
  expect(said()).toMatch(/@champion not watched, @challenger not watched$/)
  await userEvent.keyboard('{End}{ArrowLeft}')
  expect(router.state.location.search).toBe('?on=2026-05-19')
  for (let i = 0; i < 8; i++) await userEvent.keyboard('{ArrowLeft}')
  expect(said()).toMatch(/11.*: @champion nobody or v6, @challenger not watched$/)
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}')
  expect(said()).toMatch(/8.*: @champion v5 → nobody, @challenger not watched$/)
})

test('the day and the alias asked about are in the address', async () => {
  const router = open(undefined, '?on=2026-05-07&held=challenger')
  expect(screen.getByRole('status').textContent).toMatch(/^Nobody watched @challenger before/)
  await userEvent.selectOptions(screen.getByLabelText('Who held'), 'champion')
  expect(router.state.location.search).toBe('?on=2026-05-07')
  const answer = screen.getByRole('status').textContent
  expect(answer).toMatch(/^v5 held @champion on May 7/)
  expect(answer).toMatch(/mia.*signed.*Better on weekends\..*request/)
})

test('the table tells the same, the newest first: who, why, and what is not known', async () => {
  open()
  await userEvent.click(screen.getByRole('button', { name: 'The same as a table' }))
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  const told = rows.map((row) =>
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  )
  expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
    'v7',
    'v6',
    'nobody',
    'v5',
    'v4',
  ])
  expect(told[1]?.[1]).toMatch(/^after May 10, 2026, 12:00,before May 12, 2026, 12:00$/)
  expect(told[1]?.slice(2)).toEqual(['now', '⟶ from outside', 'nobody said yet'])
  expect(told[2]?.[4]).toBe('no reason given')
  expect(told[3]?.[4]).toBe('Better on weekends. request')
  expect(told[4]?.slice(3)).toEqual(['not known: seen first', 'not watched before'])
})

test('what was adopted says by whom and why; an attempt that was never settled is not taken for a holder', async () => {
  const settled = seenOutside(4, 10, 12)
  open([
    laneOf('champion', [
      [v('4'), sight(1)],
      [v('5'), settled.how === 'outside' ? { ...settled, settled: adopted } : settled],
      [v('6'), { how: 'unknown', n: 9, at: on(14), by: author('mia') }],
    ]),
  ])
  expect(said()).toMatch(/@champion not known$/)
  expect(legend()).toContain('not known')
  await userEvent.click(screen.getByRole('button', { name: 'The same as a table' }))
  const [last, before] = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  expect(last?.textContent).toContain('not known; v6 was tried')
  expect(before?.textContent).toContain('adopted by leo signed, EDIT: Told us.')
})
