import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, login, signInStage } from '../../../server/testing/signIn'
import { parseConfig } from '../../../src/backends/config'
import { createMlflowBackend } from '../../../src/backends/mlflow/adapter'
import { moveAlias } from '../../../src/backends/moveAlias'
import { ADMIN } from '../../mlflow.mjs'
import { mockPlaces, type Place, realPlaces } from '../rights/fixture'
import { MODEL, personOf, PLAIN } from '../rights/people'

// The adapter of somebody who has signed in at the console, on servers with MLflow's basic auth.

const OPEN = process.env.RINGSIDE_TEST_MLFLOW_AUTH ?? ''
const CLOSED = process.env.RINGSIDE_TEST_MLFLOW_CLOSED ?? ''

const stage = signInStage()
afterAll(() => stage.close())

function promises(place: () => Pick<Place, 'url'>) {
  let ringside: Awaited<ReturnType<typeof stage.sessions>>
  beforeAll(async () => {
    ringside = await stage.sessions({ upstream: Number(new URL(place().url).port) })
  })

  /** The backend of a sort of person, or of the admin, and how they are known. */
  async function as(sort: string) {
    const { username, password } = sort === 'admin' ? ADMIN : personOf(sort)
    const { origin } = ringside
    const cookie = await cookieOf(ringside, { body: login(username, password) })
    const asPage: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      headers.set('origin', origin)
      return fetch(input, { ...init, headers })
    }
    const config = parseConfig(await (await asPage(`${origin}/config.json`)).json())
    const backend = createMlflowBackend({ config, base: origin, fetch: asPage })
    return { ...backend, config, username }
  }

  const rightsOf = async (sort: string) => (await as(sort)).wings.rights()

  test('who signs in is known, and what the server is', async () => {
    const { config, wings, username } = await as('READ')
    expect(config).toMatchObject({
      identity: { kind: 'session', person: { user: username, admin: false } },
      probe: { state: 'ok', auth: 'basic' },
    })
    expect(await (await wings.people()).me()).toEqual({ user: username, admin: false })
    const admin = await as('admin')
    expect(await (await admin.wings.people()).me()).toMatchObject({ admin: true })
  })

  test('each is told what they were given', async () => {
    expect(await (await rightsOf('admin')).mine()).toEqual({ kind: 'admin' })
    expect(await (await rightsOf('plain')).mine()).toMatchObject({ kind: 'grants', grants: [] })
    const own = { on: 'registered_model', pattern: MODEL, level: 'EDIT', role: null }
    expect(await (await rightsOf('EDIT')).mine()).toEqual({
      kind: 'grants',
      grants: [own],
      complete: true,
    })
    const byRole = await (await rightsOf('EDIT by role')).mine()
    const role = `${personOf('EDIT by role').username}-role`
    expect(byRole).toMatchObject({ grants: [{ ...own, role }] })
  })

  test('each may ask for their own level, the default included; an admin for everybody’s', async () => {
    const { wings, username } = await as('EDIT')
    const rights = await wings.rights()
    expect(await rights.level(username, MODEL)).toBe('EDIT')
    expect(await rights.level(username, PLAIN)).toBe('READ')
    const people = await (await rightsOf('admin')).everybody()
    const found = people.find(({ user }) => user === username)
    expect(found?.holdings).toMatchObject({
      kind: 'grants',
      grants: [{ pattern: MODEL, level: 'EDIT' }],
    })
  })

  test('an alias is moved by who may edit, and denied to who may read', async () => {
    const reader = await as('READ')
    const move = { model: MODEL, alias: 'a', from: '1', to: '2' }
    expect(await moveAlias(reader.registry, move)).toMatchObject({ kind: 'denied' })
    const editor = await as('EDIT')
    expect(await moveAlias(editor.registry, move)).toEqual({ kind: 'moved' })
    expect(await reader.registry.aliasHolder(MODEL, 'a')).toBe('2')
    const back = { ...move, from: '2', to: '1' }
    expect(await moveAlias(editor.registry, back)).toEqual({ kind: 'moved' })
  })

  test('what is denied is not listed, and is denied when asked for', async () => {
    const { registry } = await as('DENY')
    await expect(registry.model(MODEL)).rejects.toMatchObject({ kind: 'denied' })
    const terms = [{ kind: 'word', text: MODEL }] as const
    const listed = await registry.models({ terms, sort: 'name', pageSize: 10, cursor: null })
    expect(listed.items).toEqual([])
    expect((await registry.model(PLAIN)).name).toBe(PLAIN)
  })
}

describe('the mock', () => {
  let place: Place
  beforeAll(async () => {
    const mock = await mockPlaces()
    place = mock.open
    return mock.close
  })
  promises(() => place)
})

describe.skipIf(OPEN === '' || CLOSED === '')('a real MLflow', { timeout: 60_000 }, () => {
  let place: Place
  beforeAll(async () => {
    place = (await realPlaces(OPEN, CLOSED)).open
  }, 120_000)
  promises(() => place)
})
