import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { know } from '../../registry/checks/facts'
import { aMember } from '../../registry/overview/examples'
import { ExposurePanel } from './ExposurePanel'

const members = [
  aMember('risky', { packages: know([{ name: 'numpy', pinned: '1.19' }]) }),
  aMember('well', { packages: know([{ name: 'numpy', pinned: '2.1' }]) }),
  aMember('open', { packages: know([{ name: 'numpy', pinned: null }]) }),
]

/** jsdom's have no text to be read. */
const fileOf = (name: string, text: string) =>
  Object.assign(new File([text], name), { text: () => Promise.resolve(text) })

function draw() {
  render(
    <MemoryRouter>
      <ExposurePanel members={members} who="holders of @champion" />
    </MemoryRouter>,
  )
  const user = userEvent.setup()
  const choose = (name: string, text: string) =>
    user.upload(screen.getByLabelText('List of advisories'), fileOf(name, text))
  return { user, choose }
}

test('nothing is said of exposure until there is a list; then who is on it, and of whom nobody can tell', async () => {
  const { user, choose } = draw()
  expect(screen.getByText(/no list of advisories is chosen/)).not.toBeNull()
  expect(screen.queryByRole('button')).toBeNull()

  await choose('mine.csv', 'numpy,"<1.22",CVE-1\nodd row,\n')
  await screen.findByText('mine.csv')
  expect(screen.getByRole('region').textContent).toContain(
    'By mine.csv: 1 warning of 1 package, and 1 row that could not be understood.',
  )
  await user.click(screen.getByRole('button', { name: 'The list of 1' }))
  expect(screen.getByRole('row', { name: /risky/ }).textContent).toContain('numpy 1.19: CVE-1')
  await user.click(screen.getByRole('button', { name: '1 more: not known' }))
  expect(screen.getByRole('row', { name: /open/ })).not.toBeNull()
  expect(screen.queryByRole('row', { name: /well/ })).toBeNull()
})

test('a file that says nothing of packages is refused, and the list before it stays', async () => {
  const { choose } = draw()
  await choose('mine.csv', 'numpy,<1.22\n')
  await screen.findByText('mine.csv')
  await choose('holiday.json', '{"id": "no advisory"}')
  expect((await screen.findByRole('alert')).textContent).toContain('names no package of PyPI')
  expect(screen.getByText('mine.csv')).not.toBeNull()
})
