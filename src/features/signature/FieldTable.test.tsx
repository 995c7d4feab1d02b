import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Field } from '../../registry/signature'
import { FieldTable } from './FieldTable'

const string = { kind: 'scalar', name: 'string' } as const
const nested: readonly Field[] = [
  {
    kind: 'column',
    name: 'messages',
    required: true,
    type: {
      kind: 'array',
      items: { kind: 'object', properties: [{ name: 'role', type: string, required: false }] },
    },
  },
]

test('rows inside a type are closed and opened by keyboard', async () => {
  const user = userEvent.setup()
  render(<FieldTable fields={nested} name="Inputs" words={[]} />)
  const table = screen.getByRole('table', { name: 'Inputs' })
  expect(within(table).getByRole('rowheader', { name: 'role in messages' })).toBeTruthy()
  await user.tab()
  expect(screen.getByRole('button', { name: 'messages' })).toBe(document.activeElement)
  await user.keyboard('{Enter}')
  expect(within(table).queryByRole('rowheader', { name: /role/ })).toBeNull()
  await user.keyboard(' ')
  expect(within(table).getByRole('row', { name: /role in messages string optional/ })).toBeTruthy()
})

test('of fifty thousand columns 500 are drawn, and then 500 more', async () => {
  const wide: readonly Field[] = Array.from({ length: 50_000 }, (_, i) => ({
    kind: 'column',
    name: `c${i}`,
    type: string,
    required: true,
  }))
  const { container } = render(<FieldTable fields={wide} name="Inputs" words={[]} />)
  expect(container.querySelectorAll('tbody tr')).toHaveLength(500)
  expect(screen.getByText('The first 500 of 50,000.')).toBeTruthy()
  await userEvent.click(screen.getByText('Show 500 more rows'))
  expect(container.querySelectorAll('tbody tr')).toHaveLength(1000)
})

test('a tensor has its shape, and no word on being required', () => {
  const tensor: Field = { kind: 'tensor', name: null, dtype: 'float32', shape: [-1, 4] }
  render(<FieldTable fields={[tensor]} name="Outputs" words={[]} />)
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'Name',
    'Type',
    'Shape',
  ])
  expect(screen.getByRole('row', { name: 'unnamed float32 (-1, 4)' })).toBeTruthy()
})

test('names that are no words of ours stay as they are', () => {
  const names = ['__proto__', 'constructor', '<b>x</b>']
  const fields: readonly Field[] = names.map((name) => ({
    kind: 'column',
    name,
    type: string,
    required: true,
  }))
  render(<FieldTable fields={fields} name="Inputs" words={[]} />)
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual(names)
})

test('a search shows what matches and what is around it; the rest of a match can be opened', async () => {
  render(<FieldTable fields={nested} name="Inputs" words={['role']} />)
  const table = screen.getByRole('table', { name: 'Inputs' })
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((head) => head.textContent),
  ).toEqual(['messages', 'role in messages'])
  await userEvent.click(screen.getByRole('button', { name: 'messages' }))
  expect(within(table).queryByRole('rowheader', { name: /role/ })).toBeNull()
})

test('a search that finds nothing says so', () => {
  render(<FieldTable fields={nested} name="Inputs" words={['nowhere']} />)
  expect(screen.getByText('Nothing found here.')).toBeTruthy()
})
