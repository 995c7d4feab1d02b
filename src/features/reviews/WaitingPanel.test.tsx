import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../lib/clock'
import { createQueryClient } from '../../queries/queryClient'
import type { Group } from '../../registry/ledger/inbox'
import type { ReviewRequest } from '../../registry/ledger/request'
import { author, remark, request } from '../../registry/ledger/requestExample'
import { DEFAULT_POLICY, PRESETS, type Policy } from '../../registry/policy'
import type { Right } from '../../registry/right'
import { WaitingPanel } from './WaitingPanel'
import { inboxRow } from './inboxRows'

const now = new Date(Date.UTC(2026, 4, 20, 12))
beforeAll(() => setClock(() => now.getTime()))
afterAll(() => setClock(Date.now))

const on = (day: number) => new Date(Date.UTC(2026, 4, day))
const twoMustApprove: Policy = {
  ...DEFAULT_POLICY,
  guards: [{ ...PRESETS.team, aliases: ['champion'], approvals: 2 }],
}

const of = (model: string, over: Partial<ReviewRequest> = {}) => {
  const { proposal, ...rest } = request({ run: `run of ${model}`, ...over })
  return { ...rest, proposal: { ...proposal, model } }
}
const changes = remark(2, 'noor', { type: 'changes-requested', text: 'On which data?' })

const approvedBy = (name: string) =>
  remark(3, name, { type: 'approved', evidence: 'a'.repeat(64), text: 'Fine.' })

const mine = of('churn', { asker: author('leo'), asked: on(9) })
const older = of('fraud', { asked: on(4) })
const newer = of('pricing', { asked: on(12) })
const late = of('scoring', { expires: on(21) })
const askedForChanges = of('routing', {
  asked: on(2),
  remarks: [changes],
  changes: [changes],
})

interface Options {
  group?: Group | null
  move?: Right
  read?: boolean
  skipped?: number
}

/** The inbox of leo. */
function open(
  requests: readonly ReviewRequest[],
  { group = null, move = { may: 'yes' }, read = true, skipped = 0 }: Options = {},
) {
  const rows = requests.map((one) =>
    inboxRow(one, {
      now,
      policy: twoMustApprove,
      person: { name: 'leo', signs: true, admin: false, move, write: { may: 'unknown' } },
    }),
  )
  const Inbox = () => {
    const listed = useQuery({
      queryKey: ['open'],
      queryFn: () => ({ requests, skipped }),
      initialData: { requests, skipped },
    })
    const inbox = { open: listed, found: null, rows: read ? rows : null, counts: new Map() }
    return <WaitingPanel inbox={inbox} group={group} />
  }
  const router = createMemoryRouter([
    { path: '/', element: <Inbox /> },
    { path: '*', element: <h1>Promote</h1> },
  ])
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}

/** Each group as it stands: its head, then the models of its rows. */
const groups = () =>
  screen
    .getAllByRole('rowgroup')
    .slice(1)
    .map((group) =>
      within(group)
        .getAllByRole('rowheader')
        .map(
          (head) => within(head).queryByRole('link')?.firstChild?.textContent ?? head.textContent,
        ),
    )
function row(model: string): HTMLElement {
  const found = screen.getAllByRole('row').find(({ textContent }) => textContent.startsWith(model))
  if (found === undefined) throw new Error(`no row of ${model}`)
  return found
}

test('requests stand with whom they wait for, the oldest first, each with what it waits for', () => {
  open([newer, mine, askedForChanges, older])
  expect(groups()).toEqual([
    ['To decide by me 2', 'fraud', 'pricing'],
    ['Asked by me 1', 'churn'],
    ['Waiting for others 1', 'routing'],
  ])
  expect(row('fraud').textContent).toContain('@champion v4 → v5')
  expect(row('fraud').textContent).toContain('Waits for two approvals')
  expect(row('routing').textContent).toContain('Waits for changes by mia')
  expect(row('churn').textContent).toMatch(/by leo signed, EDIT/)
})

test('what one has approved waits for the other', () => {
  const approved = of('fraud', { remarks: [approvedBy('leo')] })
  const byAnother = of('pricing', { remarks: [approvedBy('noor')] })
  open([approved, byAnother])
  expect(groups()).toEqual([
    ['To decide by me 1', 'pricing'],
    ['Waiting for others 1', 'fraud'],
  ])
  expect(row('fraud').textContent).toContain('one of two approvals')
})

test('who may not move the alias decides nothing', () => {
  open([older], { move: { may: 'no', because: 'It needs EDIT.' } })
  expect(groups()).toEqual([['Waiting for others 1', 'fraud']])
})

test('one group alone, and what an empty one says', () => {
  open([older, mine], { group: 'asked' })
  expect(groups()).toEqual([['Asked by me 1', 'churn']])
})

test.each([
  ['mine', 'Nothing waits for your decision.'],
  ['asked', /^Nothing that you asked for is open\. Ask with/],
  ['others', 'Nothing waits for others.'],
  [null, /^No request is open\./],
] as const)('an empty group says so: %s', (group, words) => {
  open([], { group })
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByRole('table')).toBeNull()
})

test('nobody is told to decide before it is known who may', () => {
  open([older], { read: false })
  expect(screen.getByRole('status', { name: 'Reading who may decide' })).toBeTruthy()
  expect(screen.queryByText('To decide by me')).toBeNull()
})

test('says that time is nearly up, and what could not be read', () => {
  open([late, older], { skipped: 2 })
  expect(row('scoring').textContent).toContain('▲ expires')
  expect(row('fraud').textContent).not.toContain('expire')
  expect(screen.getByText('2 records could not be read')).toBeTruthy()
})

test.each([
  ['a', 'approve'],
  ['r', 'reject'],
  ['c', 'comment'],
])('the key %s leads to the page of the row with the cursor, to %s', async (key, act) => {
  const router = open([older, newer])
  row('pricing').focus()
  await userEvent.keyboard(key)
  await waitFor(() => expect(router.state.location.hash).toBe(`#${act}`))
  expect(router.state.location.pathname).toBe('/models/pricing/promote')
  expect(router.state.location.search).toBe('?request=run%20of%20pricing')
})

test('without a cursor, the keys that decide do nothing', async () => {
  const router = open([older])
  await userEvent.keyboard('arc')
  expect(router.state.location.pathname).toBe('/')
})
