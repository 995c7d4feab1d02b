import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useSearchParams } from 'react-router'
import { expect, test } from 'vitest'
import { listed } from '../../registry/overview/examples'
import { emptySnapshot } from '../../registry/snapshot/snapshot'
import { Nobody } from './Nobody'
import { readView } from './scope'

const models = [listed('churn', { tags: new Map([['team', 'crm']]) })]

function Page({ whole }: { whole: boolean }) {
  const [params] = useSearchParams()
  const now = new Date('2026-06-15')
  const snapshot = { ...emptySnapshot(now), models, listed: whole }
  return <Nobody snapshot={snapshot} view={readView(params, models, now)} />
}

const draw = (search: string, whole = true) =>
  render(
    <MemoryRouter initialEntries={[`/overview?${search}`]}>
      <Page whole={whole} />
    </MemoryRouter>,
  ).container

test('a choice that nobody fits is said, with the way back to all', async () => {
  const page = draw('team=risk&days=9')
  expect(page.textContent).toContain('No model fits “Holders of @champion · team risk”')
  await userEvent.click(screen.getByRole('link', { name: 'Ask about all holders of @champion' }))
  expect(page.textContent).toBe('')
})

test('an alias that nobody holds has no way back', () => {
  expect(draw('alias=gold').textContent).toContain('No model fits “Holders of @gold”')
  expect(screen.queryByRole('link')).toBeNull()
})

test('nothing is said of somebody who is there, or who may yet be read', () => {
  expect(draw('team=crm').textContent).toBe('')
  expect(draw('team=risk', false).textContent).toBe('')
})
