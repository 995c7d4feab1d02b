import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { type ErrorKind, RegistryError } from '../../registry/errors'
import type { MlmodelReading } from '../../registry/mlmodel'
import { Panel } from '../../ui/Panel'
import { MlmodelPart } from './MlmodelPart'

const READ: MlmodelReading = { state: 'unreadable', because: 'no YAML', text: '' }

/** A part whose first reading fails. */
function open(kind: ErrorKind) {
  let failed = false
  function Part() {
    const query = useQuery({
      queryKey: ['mlmodel'],
      retry: false,
      queryFn: () => {
        if (failed) return READ
        failed = true
        throw new RegistryError(kind, 'No.')
      },
    })
    return (
      <Panel title="Signature">
        <MlmodelPart query={query} what="the signature">
          {() => null}
        </MlmodelPart>
      </Panel>
    )
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Part />
    </QueryClientProvider>,
  )
}

describe('a part of MLmodel that is there at the second try', () => {
  it.each(['missing', 'denied'] as const)('leaves the focus in its region: %s', async (kind) => {
    open(kind)
    const again = await screen.findByRole('button', { name: 'Try again' })
    again.focus()
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText(/no YAML/)).toBeDefined()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Signature' }))
  })
})
