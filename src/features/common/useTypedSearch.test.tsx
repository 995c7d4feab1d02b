import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Link, RouterProvider, createMemoryRouter, useSearchParams } from 'react-router'
import { SearchBox } from '../../ui/SearchBox'
import { useTypedSearch } from './useTypedSearch'

const withQ = (params: URLSearchParams, typed: string) => {
  const next = new URLSearchParams(params)
  if (typed === '') next.delete('q')
  else next.set('q', typed)
  return next
}

function Page() {
  const [params] = useSearchParams()
  const { text, onChange, onSettle, put } = useTypedSearch(params.get('q') ?? '', withQ)
  return (
    <>
      <SearchBox label="Search" value={text} onChange={onChange} onSettle={onSettle} />
      <button type="button" onClick={() => put('')}>
        Start over
      </button>
      <Link to="/models">Models</Link>
    </>
  )
}

function open(...addresses: string[]) {
  const router = createMemoryRouter([{ path: '/models', Component: Page }], {
    initialEntries: addresses,
  })
  render(<RouterProvider router={router} />)
  return router
}

const box = () => screen.getByRole('searchbox', { name: 'Search' })
const type = (value: string) => fireEvent.change(box(), { target: { value } })
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const shown = () => box().getAttribute('value')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('useTypedSearch', () => {
  it('shows what the address says', () => {
    open('/models?q=+card++fraud')
    expect(shown()).toBe(' card  fraud')
  })

  it('writes the address once the typing pauses, in place of the entry it stands on', async () => {
    const router = open('/models?seed=outage')
    for (const text of ['f', 'fr', 'fr ', 'fr a']) {
      type(text)
      await pass(100)
      expect(router.state.location.search).toBe('?seed=outage')
    }
    await pass(300)
    expect(router.state.location.search).toBe('?seed=outage&q=fr+a')
    expect(router.state.historyAction).toBe('REPLACE')
    expect(shown()).toBe('fr a')
  })

  it('does not wait when Enter is pressed or the box is left', async () => {
    const router = open('/models')
    type('fraud')
    fireEvent.keyDown(box(), { key: 'Enter' })
    await pass(0)
    expect(router.state.location.search).toBe('?q=fraud')
    type('fraud eu')
    fireEvent.blur(box())
    await pass(0)
    expect(router.state.location.search).toBe('?q=fraud+eu')
  })

  it('keeps what is typed while the address is being written', async () => {
    const router = open('/models')
    type('fr')
    await pass(249)
    // the pause ends, the address changes, and in between one more letter came
    await act(async () => {
      vi.advanceTimersByTime(1)
      type('fra')
      await vi.advanceTimersByTimeAsync(0)
    })
    expect(shown()).toBe('fra')
    await pass(300)
    expect(router.state.location.search).toBe('?q=fra')
    expect(shown()).toBe('fra')
  })

  it('follows the history, and forgets what was not yet written', async () => {
    const router = open('/models?q=first', '/models?q=second')
    type('second thoughts')
    await act(() => router.navigate(-1))
    expect(shown()).toBe('first')
    await pass(500)
    expect(router.state.location.search).toBe('?q=first')
  })

  it('follows a link to the whole list', async () => {
    const router = open('/models?q=fraud')
    type('fraud eu')
    await pass(300)
    fireEvent.click(screen.getByRole('link', { name: 'Models' }))
    await pass(300)
    expect(shown()).toBe('')
    expect(router.state.location.search).toBe('')
  })

  it('clears at once, by its button or by Escape', async () => {
    const router = open('/models?q=fraud')
    fireEvent.click(screen.getByRole('button', { name: 'Start over' }))
    await pass(0)
    expect(router.state.location.search).toBe('')
    type('card')
    await pass(300)
    fireEvent.keyDown(box(), { key: 'Escape' })
    await pass(300)
    expect(shown()).toBe('')
    expect(router.state.location.search).toBe('')
  })
})
