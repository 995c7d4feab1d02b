import { describe, expect, test } from 'vitest'
import current from '../../../test/data/responses/auth-current-permissions.json' with { type: 'json' }
import list from '../../../test/data/responses/auth-users-list-non-admin.json' with { type: 'json' }
import { type Asked, config, on, refuse } from './scripted'

const MINE = '/api/3.0/mlflow/users/current/permissions'
const page404 = () => new Response('<!doctype html><title>404 Not Found</title>', { status: 404 })

const rightsOn = (answer: (asked: Asked) => unknown) => {
  const { wings, asked } = on(answer)
  return { rights: wings.rights(), asked }
}
const mineOf = async (answer: (asked: Asked) => unknown) => (await rightsOn(answer).rights).mine()

const grant = (more: object) => ({
  resource_type: 'registered_model',
  resource_pattern: '*',
  permission: 'EDIT',
  role_name: 'editors',
  workspace: 'default',
  ...more,
})
const granted = (...permissions: object[]) => ({ is_admin: false, permissions })

describe('one’s own grants', () => {
  test('are read as MLflow sends them; a role of one person is that person', async () => {
    expect(await mineOf(() => current.body)).toEqual({
      kind: 'grants',
      grants: [{ on: 'registered_model', pattern: 'churn-classifier', level: 'EDIT', role: null }],
      complete: true,
    })
  })

  test('do not matter for an admin', async () => {
    expect(await mineOf(() => ({ is_admin: true, permissions: [] }))).toEqual({ kind: 'admin' })
  })

  test('of another workspace say nothing about this one', async () => {
    const answer = granted(grant({ workspace: 'team-a' }), grant({ workspace: undefined }))
    expect(await mineOf(() => answer)).toMatchObject({ grants: [{ role: 'editors' }] })
  })

  test('count where the page is, not in the default workspace', async () => {
    const answer = granted(
      grant({ permission: 'READ', workspace: 'team-a' }),
      grant({ permission: 'MANAGE' }),
      grant({ permission: 'MANAGE', workspace: undefined }),
    )
    const { wings } = on(() => answer, config(), 'team-a')
    expect(await (await wings.rights()).mine()).toMatchObject({ grants: [{ level: 'READ' }] })
  })

  test('with a level of a later version are known to be incomplete', async () => {
    const answer = granted(grant({ permission: 'APPROVE' }), grant({}))
    expect(await mineOf(() => answer)).toMatchObject({
      grants: [{ level: 'EDIT' }],
      complete: false,
    })
  })

  test.each([
    ['a server that is too old', page404(), 'unsupported'],
    ['a server without such a thing', refuse(501, 'NOT_IMPLEMENTED'), 'unsupported'],
    ['a refusal', new Response('Permission denied', { status: 403 }), 'denied'],
    ['a server that does not answer', refuse(503, 'TEMPORARILY_UNAVAILABLE'), 'unreachable'],
    ['an answer of another shape', Response.json({ permissions: 'all' }), 'unreadable'],
  ])('are not made up: %s', async (_, answer, kind) => {
    await expect(mineOf(() => answer.clone())).rejects.toMatchObject({ kind })
  })
})

const oidc =
  (me: object, models: unknown) =>
  ({ path }: Asked) => {
    if (path === '/api/2.0/mlflow/users/current') return me
    if (path.startsWith('/api/2.0/mlflow/permissions/users/')) return models
    return page404()
  }

describe('behind mlflow-oidc-auth', () => {
  const mia = { id: 3, username: 'mia@bank.example', is_admin: false, groups: [] }

  test('the levels come model by model, under one’s own name', async () => {
    const rows = [
      { name: 'card-fraud', permission: 'EDIT', kind: 'group' },
      { name: 'churn', permission: 'READ', kind: 'user' },
      { name: 'pricing', permission: 'APPROVE', kind: 'user' },
    ]
    const { rights, asked } = rightsOn(oidc(mia, rows))
    expect(await (await rights).mine()).toEqual({
      kind: 'levels',
      levels: new Map([
        ['card-fraud', { level: 'EDIT', by: 'group' }],
        ['churn', { level: 'READ', by: 'user' }],
      ]),
    })
    expect(asked.map(({ path }) => path)).toEqual([
      MINE,
      '/api/2.0/mlflow/users/current',
      '/api/2.0/mlflow/permissions/users/mia%40bank.example/registered-models',
    ])
  })

  test('an admin needs no list', async () => {
    expect(await mineOf(oidc({ ...mia, is_admin: true }, page404()))).toEqual({ kind: 'admin' })
  })

  test('without that list nothing is known', async () => {
    await expect(mineOf(oidc(mia, page404()))).rejects.toMatchObject({ kind: 'unsupported' })
  })
})

test('the level on one model is the one that is named, not what “allowed” makes of it', async () => {
  const { rights, asked } = rightsOn(() => ({ allowed: false, permission: 'READ' }))
  expect(await (await rights).level('rita', 'fraud & co')).toBe('READ')
  expect(asked[0]?.query).toEqual({
    username: 'rita',
    resource_type: 'registered_model',
    resource_id: 'fraud & co',
  })
})

test('a level that we don’t know is no answer', async () => {
  const { rights } = rightsOn(() => ({ allowed: true, permission: 'APPROVE' }))
  await expect((await rights).level('rita', 'churn')).rejects.toMatchObject({ kind: 'unreadable' })
})

test('everybody comes with their grants, and admins without', async () => {
  const everybody = await (await rightsOn(() => list.body).rights).everybody()
  expect(everybody.slice(0, 3)).toEqual([
    { user: 'admin', holdings: { kind: 'admin' } },
    {
      user: 'reader',
      holdings: {
        kind: 'grants',
        grants: [
          { on: 'registered_model', pattern: 'churn-classifier', level: 'READ', role: null },
        ],
        complete: true,
      },
    },
    { user: 'user', holdings: { kind: 'grants', grants: [], complete: true } },
  ])
})
