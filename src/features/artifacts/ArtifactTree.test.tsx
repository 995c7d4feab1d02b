import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { ArtifactTree } from './ArtifactTree'
import { type Directories, treeRows } from './tree'

const directories: Directories = new Map([
  [
    '',
    {
      state: 'read',
      entries: [
        { path: 'data', isDirectory: true, size: null },
        { path: 'gone', isDirectory: true, size: null },
        { path: 'MLmodel', isDirectory: false, size: 10 },
      ],
    },
  ],
  ['data', { state: 'read', entries: [{ path: 'data/<b>.csv', isDirectory: false, size: 1 }] }],
  ['gone', { state: 'failed', error: new Error('lost') }],
])

function Tree({ onChoose, onRetry }: { onChoose: (path: string) => void; onRetry: () => void }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const turn = (path: string) => {
    const next = new Set(open)
    if (!next.delete(path)) next.add(path)
    setOpen(next)
  }
  return (
    <ArtifactTree
      rows={treeRows(directories, { open, filter: '' })}
      chosen={null}
      onTurn={turn}
      onChoose={onChoose}
      onRetry={onRetry}
    />
  )
}

const focused = () => document.activeElement?.textContent

test('the keyboard alone opens, walks, finds and chooses; the tree is one stop of the tab key', async () => {
  const user = userEvent.setup()
  const onChoose = vi.fn<(path: string) => void>()
  render(<Tree onChoose={onChoose} onRetry={() => undefined} />)
  await user.tab()
  expect(focused()).toMatch(/^data/)
  const data = screen.getByRole('treeitem', { name: /^data/ })
  expect(data.getAttribute('aria-expanded')).toBe('false')
  await user.keyboard('{ArrowRight}')
  expect(data.getAttribute('aria-expanded')).toBe('true')
  await user.keyboard('{ArrowRight}')
  expect(focused()).toContain('<b>.csv')
  await user.keyboard('{Enter}')
  expect(onChoose).toHaveBeenLastCalledWith('data/<b>.csv')
  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(data.getAttribute('aria-expanded')).toBe('false')
  expect(screen.getAllByRole('treeitem')).toHaveLength(3)
  await user.keyboard('ml')
  expect(focused()).toContain('MLmodel')
  await user.keyboard('{Home}{End}')
  expect(focused()).toContain('MLmodel')
  await user.tab()
  expect(document.activeElement).toBe(document.body)
  await user.tab({ shift: true })
  expect(focused()).toContain('MLmodel')
})

test('a directory that could not be read is asked for again by Enter', async () => {
  const user = userEvent.setup()
  const onRetry = vi.fn<() => void>()
  render(<Tree onChoose={() => undefined} onRetry={onRetry} />)
  await user.click(screen.getByRole('treeitem', { name: /^gone/ }))
  await user.keyboard('{ArrowRight}')
  expect(focused()).toContain('Could not read this directory')
  await user.keyboard('{Enter}')
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('each row says its level and its place', async () => {
  render(<Tree onChoose={() => undefined} onRetry={() => undefined} />)
  await userEvent.click(screen.getByRole('treeitem', { name: /^data/ }))
  const inside = screen.getByRole('treeitem', { name: /csv/ })
  expect(inside.getAttribute('aria-level')).toBe('2')
  expect(inside.getAttribute('aria-posinset')).toBe('1')
  expect(inside.getAttribute('aria-setsize')).toBe('1')
})
