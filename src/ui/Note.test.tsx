import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Button } from './Button'
import { ErrorNote } from './ErrorNote'
import { Note } from './Note'
import { PageHeader } from './PageHeader'
import { Panel } from './Panel'

/** A failure until it is tried again, then `children`. */
function Failing({ children }: { children: ReactNode }) {
  const [failed, setFailed] = useState(true)
  if (!failed) return children
  return <ErrorNote title="Could not read it" onRetry={() => setFailed(false)} />
}

function Page({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Page" documentTitle="Page" />
      {children}
    </>
  )
}

/** A region that goes at the press of a button in it. */
function Going() {
  const [there, setThere] = useState(true)
  const again = <Button onClick={() => setThere(false)}>Try again</Button>
  return (
    there && (
      <Panel title="First">
        <Note tone="unknown" title="The file is gone" actions={again} />
      </Panel>
    )
  )
}

const besideAnother = (note: ReactNode) => (
  <Panel title="First" actions={<button type="button">Other</button>}>
    {note}
  </Panel>
)

const heading = (name: string) => screen.getByRole('heading', { name })

async function tryAgain() {
  screen.getByRole('button', { name: 'Try again' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(screen.queryByRole('alert')).toBeNull()
}

describe('the focus of a note that goes away', () => {
  it('goes to the heading of its region', async () => {
    render(
      <Page>
        <Panel title="First">one</Panel>
        <Panel title="Second">
          <Failing>two</Failing>
        </Panel>
      </Page>,
    )
    await tryAgain()
    expect(document.activeElement).toBe(heading('Second'))
  })

  it('goes to the heading of the page outside of a region', async () => {
    render(
      <Page>
        <Failing>
          <Panel title="First">one</Panel>
        </Failing>
      </Page>,
    )
    await tryAgain()
    expect(document.activeElement).toBe(heading('Page'))
  })

  it('goes to the heading of the page where its region goes as well', async () => {
    render(
      <Page>
        <Going />
      </Page>,
    )
    await tryAgain()
    expect(document.activeElement).toBe(heading('Page'))
  })

  it('stays in what scrolls, at the place that was reached', async () => {
    render(
      <Panel title="First">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as a table that scrolls has it */}
        <section aria-label="Rows" tabIndex={0}>
          <Failing>more</Failing>
        </section>
      </Panel>,
    )
    await tryAgain()
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Rows' }))
  })

  it('is left where what comes instead has put it', async () => {
    render(
      <Panel title="First">
        <Failing>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what is tested */}
          <input autoFocus aria-label="Instead" />
        </Failing>
      </Panel>,
    )
    await tryAgain()
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
  })

  it('is not taken from anything else', () => {
    const { rerender } = render(besideAnother(<ErrorNote title="Could not read it" />))
    rerender(besideAnother(null))
    expect(document.activeElement).toBe(document.body)
    rerender(besideAnother(<ErrorNote title="Could not read it" />))
    screen.getByRole('button', { name: 'Other' }).focus()
    rerender(besideAnother(null))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Other' }))
  })
})
