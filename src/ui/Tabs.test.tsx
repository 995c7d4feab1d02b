import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { Tabs } from './Tabs'

function Three({ first }: { first: string | null }) {
  const [chosen, choose] = useState(first)
  const tabs = ['Batch', 'Streaming', 'Edge'].map((id) => ({ id, label: id }))
  return (
    <Tabs label="Ways" tabs={tabs} chosen={chosen} onChoose={choose}>
      {(id) => <button type="button">in {id}</button>}
    </Tabs>
  )
}

const chosen = () => screen.getByRole('tab', { selected: true }).textContent

test('one panel is drawn, named by its tab; an unknown choice is the first', () => {
  render(<Three first="Nowhere" />)
  expect(chosen()).toBe('Batch')
  expect(screen.getByRole('tabpanel', { name: 'Batch' }).textContent).toBe('in Batch')
  expect(screen.queryByText('in Edge')).toBeNull()
})

test('the keyboard chooses and goes round; one stop leads to it, the next into its panel', async () => {
  render(<Three first="Streaming" />)
  await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Streaming' }))
  for (const [key, to] of [
    ['{ArrowRight}', 'Edge'],
    ['{ArrowRight}', 'Batch'],
    ['{ArrowLeft}', 'Edge'],
    ['{Home}', 'Batch'],
    ['{End}', 'Edge'],
    ['x', 'Edge'],
  ] as const) {
    await userEvent.keyboard(key)
    expect([chosen(), document.activeElement?.textContent]).toEqual([to, to])
  }
  await userEvent.tab()
  expect(document.activeElement?.textContent).toBe('in Edge')
})

test('a press chooses', async () => {
  render(<Three first={null} />)
  await userEvent.click(screen.getByRole('tab', { name: 'Edge' }))
  expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(
    screen.getByRole('tab', { name: 'Edge' }).id,
  )
})
