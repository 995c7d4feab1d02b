import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { TagList } from './TagList'

const draw = (
  tags: [string, string][],
  can: Parameters<typeof TagList>[0]['can'] = { can: true },
) => render(<TagList tags={new Map(tags)} can={can} on="this model" />).container

test('a tag is a key and a value', () => {
  draw([['team', 'fraud']])
  expect(screen.getByRole('term').textContent).toBe('team')
  expect(screen.getByRole('definition').textContent).toBe('fraud')
})

test('an empty value is told from none', () => {
  expect(draw([['flag', '']]).textContent).toContain('(empty)')
})

test('what the server keeps no tags of is not shown as none', () => {
  const { textContent } = draw([], { can: false, because: 'This server sends no tags.' })
  expect(textContent).toBe('This server sends no tags.')
})

test('many are folded, and all can be shown', async () => {
  draw(Array.from({ length: 40 }, (_, i) => [`key ${i}`, 'x']))
  expect(screen.getAllByRole('term')).toHaveLength(12)
  await userEvent.click(screen.getByRole('button', { name: 'Show all 40 tags' }))
  expect(screen.getAllByRole('term')).toHaveLength(40)
})

test('a long value is cut, and the whole can be read', async () => {
  draw([['note', `${'x'.repeat(500)}the end`]])
  const value = screen.getByRole('definition')
  expect(value.textContent).not.toContain('the end')
  await userEvent.click(screen.getByRole('button', { name: 'All 507 characters' }))
  expect(value.textContent).toContain('the end')
})
