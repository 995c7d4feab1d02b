import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TextRow } from '../../registry/compare/sections'
import { DiffTable } from './DiffTable'

const cell = (text: string) => ({ text, change: 'same', move: '' }) as const
const row = (name: string, ...values: string[]): TextRow => ({
  key: name,
  name,
  note: null,
  changed: true,
  cells: values.map(cell),
})

const draw = (versions: readonly string[], rows: readonly TextRow[]) => (
  <DiffTable label="Metrics" head="Metric" versions={versions} rows={rows} />
)

test('a version that stood beside itself leaves no column behind', () => {
  const { rerender } = render(draw(['v6', 'v6'], [row('auc', '0.95', '0.95')]))
  rerender(draw(['v5', 'v6'], [row('auc', '0.9', '0.95')]))
  const table = screen.getByRole('table', { name: 'Metrics' })
  const heads = within(table).getAllByRole('columnheader')
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Metric', 'v5 baseline', 'v6'])
  expect(within(table).getAllByRole('cell')).toHaveLength(2)
})

test('a name breaks between its words first, and reads as it is', () => {
  render(draw(['v5', 'v6'], [row('latency_p99_ms', '1', '2')]))
  const name = screen.getByRole('rowheader')
  expect(name.textContent).toBe('latency_p99_ms')
  expect(name.querySelectorAll('wbr')).toHaveLength(2)
})
