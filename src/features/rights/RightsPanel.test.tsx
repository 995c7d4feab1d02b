import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type App, AppContext } from '../../app'
import { type Asked, config, on } from '../../backends/mlflow/scripted'
import { makeQueries } from '../../queries/queries'
import { createQueryClient } from '../../queries/queryClient'
import { noteRefusal } from '../../queries/rights'
import type { ConnectionConfig } from '../../registry/connection'
import { aModel } from '../../registry/examples'
import { RightsPanel } from './RightsPanel'

// on a busy machine the first drawing alone takes a second
configure({ asyncUtilTimeout: 4000 })

const model = aModel({ name: 'churn' })

const SIGN_IN: Partial<ConnectionConfig> = {
  identity: { kind: 'shared', user: 'eddie' },
  probe: { ...okProbe(), auth: 'basic' },
}

function okProbe() {
  const { probe } = config()
  if (probe.state !== 'ok') throw new Error('the probe of the tests is ok')
  return probe
}

const unused = () => Promise.reject(new Error('not part of this test'))

/** The panel on a server that answers rights as given: by the end of the path. */
function open(answers: Readonly<Record<string, unknown>>, more = SIGN_IN) {
  const from = config({}, more)
  const { asked, ...backend } = on(({ path }: Asked) => {
    const found = Object.entries(answers).find(([end]) => path.endsWith(end))
    return found === undefined ? new Response('no such page', { status: 404 }) : found[1]
  }, from)
  const queryClient = createQueryClient()
  const queries = makeQueries(backend, { mlmodel: unused, yaml: unused })
  const app: App = { config: from, backend, queryClient, queries, startOver: null }
  render(
    <QueryClientProvider client={queryClient}>
      <AppContext value={app}>
        <RightsPanel model={model} />
      </AppContext>
    </QueryClientProvider>,
  )
  const panel = screen.getByRole('region', { name: 'What you may do here' })
  const press = (name: string) =>
    userEvent.setup().click(within(panel).getByRole('button', { name }))
  return { asked, app, panel: within(panel), press }
}

const grants = (level: string) => ({
  is_admin: false,
  permissions: [
    {
      resource_type: 'registered_model',
      resource_pattern: '*',
      permission: level,
      role_name: 'model-editors',
      workspace: 'default',
    },
  ],
})
const editor = { 'current/permissions': grants('EDIT'), 'permissions/get': { permission: 'EDIT' } }

test('says in two lines what may be done and what not, and each act’s reason when asked', async () => {
  const { panel, press } = open(editor)
  expect((await panel.findByText(/^set or move aliases, describe/)).previousSibling).toHaveProperty(
    'textContent',
    '✓ yes',
  )
  expect(panel.getByText('delete aliases, remove version tags')).toBeTruthy()
  await press('Each act, and why')
  expect(
    panel.getByText(
      'Deleting an alias needs MANAGE on churn; you have EDIT, by the role model-editors, for all models.',
    ),
  ).toBeTruthy()
})

test('a refusal closes its act until it is forgotten', async () => {
  const { app, panel, press } = open({ 'current/permissions': { is_admin: true, permissions: [] } })
  await panel.findByText(/^all that can be done/)
  noteRefusal(app, { model: 'churn', act: 'set-alias', outcome: { kind: 'denied' } })
  expect(await panel.findByText('set or move aliases')).toBeTruthy()
  await press('Each act, and why')
  expect(panel.getByText(/^The server refused it on .*, though by what it tells/)).toBeTruthy()
  await press('Forget what was refused, and read my rights again')
  expect(await panel.findByText(/^all that can be done/)).toBeTruthy()
})

test('a server that tells nothing leaves every act open, and says so', async () => {
  const { panel } = open({})
  expect(await panel.findByText(/^the server does not tell; every act is offered/)).toBeTruthy()
  expect(panel.getByText(/failed: the server does not offer this\.$/)).toBeTruthy()
})

test('without a sign-in everybody may, and nothing is asked', async () => {
  const { panel, press, asked } = open({}, {})
  expect(await panel.findByText(/^all that can be done/)).toBeTruthy()
  await press('Who may')
  expect(panel.getByText(/everybody may do everything/)).toBeTruthy()
  expect(asked).toEqual([])
})

test('a console that is read-only closes every act, whatever the server grants', async () => {
  const { panel, press } = open(editor, {
    ...SIGN_IN,
    readOnly: true,
    readOnlyBecause: 'Only a look.',
  })
  expect((await panel.findByText('nothing but reading')).nextSibling).toHaveProperty(
    'textContent',
    'Only a look.',
  )
  await press('Each act, and why')
  expect(panel.getAllByText('Only a look.')).toHaveLength(9)
})

test('an admin sees who may, and pays for it only when asking', async () => {
  const { panel, press, asked } = open({
    'current/permissions': { is_admin: true, permissions: [] },
    'users/list': {
      users: [
        { username: 'rita', is_admin: false, roles: [] },
        { username: 'ada', is_admin: true, roles: [] },
      ],
    },
    'permissions/get': { permission: 'READ' },
  })
  await panel.findByText(/^all that can be done/)
  await press('Who may')
  expect(asked).toHaveLength(1)
  await press('Read who may')
  expect(await panel.findByText('2 people, read with 2 requests.')).toBeTruthy()
  const rows = panel.getAllByRole('row').map(({ textContent }) => textContent)
  expect(rows.slice(1)).toEqual([
    'ada✓ yes✓ yeseverything, as an administrator',
    'rita✕ no✕ noREAD, by the server’s default',
  ])
})

test('a reader sees in one place what they have', async () => {
  const { panel } = open({
    'current/permissions': { is_admin: false, permissions: [] },
    'permissions/get': { permission: 'READ' },
  })
  expect(await panel.findByText('You have READ on churn, by the server’s default.')).toBeTruthy()
})

test('others are told that only an admin sees it', async () => {
  const { panel, press } = open(editor)
  await panel.findByText(/^set or move aliases/)
  await press('Who may')
  expect(panel.getByText(/^Only an administrator/)).toBeTruthy()
})
