import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import { NOT_READ, type VersionFacts } from '../../registry/checks/facts'
import { aVersion } from '../../registry/examples'
import type { ReviewRequest } from '../../registry/ledger/request'
import { request } from '../../registry/ledger/requestExample'
import { DEFAULT_POLICY, PRESETS, type Policy } from '../../registry/policy'
import { PolicyEditor } from './PolicyEditor'
import type { ReadFacts } from './PreviewChecks'

/** Ready, and of a signature nobody knows anything. */
const Facts: ReadFacts = ({ request: { asker }, children }) =>
  asker.name === 'gone'
    ? children(null)
    : children({ candidate: CANDIDATE, against: { kind: 'nobody' } })

const CANDIDATE: VersionFacts = {
  version: aVersion({ model: 'card-fraud' }),
  model: NOT_READ,
  mlmodel: NOT_READ,
  example: NOT_READ,
  requirements: NOT_READ,
  run: NOT_READ,
  loggedModel: NOT_READ,
  artifacts: NOT_READ,
}

interface Given {
  inForce?: Policy
  requests?: readonly ReviewRequest[] | null
  signs?: boolean
  closedBecause?: string | null
}

function open({
  inForce = DEFAULT_POLICY,
  requests = [],
  signs = true,
  closedBecause = null,
}: Given) {
  const onSave = vi.fn<(policy: Policy, reason: string) => void>()
  const element = (
    <PolicyEditor
      inForce={inForce}
      requests={requests}
      reading={false}
      signs={signs}
      hashOf={() => 'c'.repeat(64)}
      facts={Facts}
      closedBecause={closedBecause}
      saving={false}
      onSave={onSave}
      onCancel={() => {}}
    />
  )
  render(<RouterProvider router={createMemoryRouter([{ path: '*', element }])} />)
  return { onSave, user: userEvent.setup() }
}

const save = () => screen.getByRole('button', { name: 'Save the policy' })
const json = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'As JSON' })
const reason = () => screen.getByRole('textbox', { name: /^Reason/ })

describe('a policy that is changed', () => {
  it('is saved as the form says, with the reason', async () => {
    const { user, onSave } = open({})
    await user.click(screen.getByRole('button', { name: 'Team' }))
    const guard = screen.getByRole('group', { name: '@champion' })
    await user.selectOptions(within(guard).getByRole('combobox', { name: 'metrics' }), 'block')
    await user.type(reason(), 'We are more now.')
    await user.click(save())
    const gates = { ...PRESETS.team.gates, metrics: 'block' as const }
    const guards = [{ ...PRESETS.team, gates }]
    expect(onSave).toHaveBeenCalledExactlyOnceWith(
      { ...DEFAULT_POLICY, guards },
      'We are more now.',
    )
  })

  it('is the same in the form and in the JSON, whichever is edited', async () => {
    const { user } = open({})
    await user.click(screen.getByRole('button', { name: 'Regulated' }))
    expect(JSON.parse(json().value)).toMatchObject({ guards: [{ approvals: 2, signed: true }] })
    await user.clear(json())
    await user.paste('{"guards": [{"aliases": ["prod*"], "approvals": 3}]}')
    const guard = screen.getByRole('group', { name: '@prod*' })
    expect(within(guard).getByRole('spinbutton', { name: 'Approvals' })).toHaveProperty(
      'value',
      '3',
    )
  })

  it('shows what each check weighs, and writes only what is not as it is by itself', async () => {
    const { user } = open({})
    await user.click(
      screen.getByRole('button', { name: 'How much each check counts in the overview' }),
    )
    const weight = screen.getByRole('spinbutton', { name: 'contract' })
    expect(weight.getAttribute('placeholder')).toBe('(1)')
    await user.type(weight, '2.5')
    expect(JSON.parse(json().value)).toEqual({ weights: { contract: 2.5 } })
    await user.clear(weight)
    expect(JSON.parse(json().value)).toEqual({})
  })

  it('is not saved without a change, nor without a reason', async () => {
    const { user, onSave } = open({})
    expect(save().getAttribute('aria-disabled')).toBe('true')
    await user.click(screen.getByRole('button', { name: 'Team' }))
    await user.click(save())
    expect(save().title).toBe('Say why: it is kept with the policy.')
    expect(onSave).not.toHaveBeenCalled()
  })

  it.each([
    ['{', /It is no JSON/],
    ['{"guards": [{"aliases": ["champion"], "approvals": "two"}]}', /guards\.0\.approvals/],
  ])('is not saved while the JSON says what can’t be read: %s', async (text, problem) => {
    const { user, onSave } = open({})
    await user.clear(json())
    await user.paste(text)
    await user.type(reason(), 'Because.')
    expect(json().getAttribute('aria-invalid')).toBe('true')
    const list = screen.getByRole('list', { name: 'What is wrong with it' })
    expect(list.textContent).toMatch(problem)
    await user.click(save())
    expect(onSave).not.toHaveBeenCalled()
  })

  it('says what becomes of the open requests before it is saved', async () => {
    const { user } = open({ requests: [request()] })
    await user.click(screen.getByRole('button', { name: 'Team' }))
    const preview = screen.getByRole('region', { name: 'What this does to open requests' })
    expect(preview.textContent).toContain('1 of 1 open request goes stale')
    expect(preview.textContent).toContain('One person more must approve')
  })

  it('runs the checks of the open requests by both policies, when asked to', async () => {
    const gone = { ...request({ run: 'gone' }), asker: { ...request().asker, name: 'gone' } }
    const strict = { ...PRESETS.team, gates: { signature: 'block' as const } }
    const inForce = { ...DEFAULT_POLICY, guards: [strict] }
    const { user } = open({ requests: [request(), gone], inForce })
    await user.click(screen.getByRole('button', { name: 'Regulated' }))
    const preview = screen.getByRole('region', { name: 'What this does to open requests' })
    expect(preview.textContent).not.toContain('Newly blocked')
    await user.click(within(preview).getByRole('button', { name: /^Run their checks/ }))
    const [one, other] = within(preview)
      .getAllByText(/asked by/)
      .map((by) => by.closest('li'))
    expect(one?.textContent).toContain('Newly blocked by, since it is not known: Signature')
    expect(one?.textContent).not.toContain('Status')
    expect(other?.textContent).toContain('is not known: a version could not be read')
    // and they follow what is changed
    await user.click(screen.getByRole('button', { name: 'Team' }))
    expect(one?.textContent).not.toContain('Newly blocked')
  })

  it('says so where nobody can tell what becomes of them', () => {
    open({ requests: null })
    expect(screen.getByText(/could not be read: nobody can tell/)).toBeTruthy()
  })

  it('warns of signed approvals where nothing is signed', async () => {
    const { user } = open({ signs: false })
    await user.click(screen.getByRole('button', { name: 'Regulated' }))
    expect(screen.getByText(/this console signs nothing/)).toBeTruthy()
  })

  it('stays closed to whoever may not set it, and says why', async () => {
    const { user, onSave } = open({ closedBecause: 'It takes MANAGE.' })
    await user.click(screen.getByRole('button', { name: 'Team' }))
    await user.type(reason(), 'Because.')
    await user.click(save())
    expect(save().title).toBe('It takes MANAGE.')
    expect(onSave).not.toHaveBeenCalled()
  })
})
