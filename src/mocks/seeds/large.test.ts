import { expect, test } from 'vitest'
import { wireModelPage, wireVersionPage } from '../../backends/mlflow/wire'
import { createServer } from '../server'
import { TODAY, type World } from '../world'
import { Versions } from '../versions'
import { large } from './large'

const API = 'http://mock/api/2.0/mlflow'
const SCORER = "name = 'transaction-scorer'"

/** A server over the seed, and how many rows of versions it made since. */
function counted() {
  const world = large()
  let made = 0
  const model = world.models.get('transaction-scorer')
  if (!model) throw new Error('the seed has no scorer')
  const own = model.versions
  model.versions = new Versions({
    count: model.lastVersion,
    createdAt: (version) => own.createdAt(version),
    make: (version) => {
      made += 1
      const row = own.peek(version)
      if (!row) throw new Error(`the scorer has no version ${version}`)
      return row
    },
  })
  return { world, serve: createServer(world), made: () => made }
}

async function ask({ serve }: Pick<ReturnType<typeof counted>, 'serve'>, path: string, query = {}) {
  const search = new URLSearchParams(query)
  const response = await serve(new Request(`${API}/${path}?${search.toString()}`))
  const json: unknown = await response.json()
  return json
}

async function versions(server: ReturnType<typeof counted>, query: object) {
  const page = wireVersionPage.parse(await ask(server, 'model-versions/search', query))
  return page.model_versions.items.map((row) => row.version)
}

const token = (offset: number) => btoa(`{"offset": ${offset}}`)

test('plants 10,000 models with names, owners, aliases; and 200,000 versions of one', () => {
  const world = large()
  const models = [...world.models.values()]
  expect(models).toHaveLength(10_000)
  expect(world.models.get('transaction-scorer')?.lastVersion).toBe(200_000)
  const share = (has: (name: string) => boolean) =>
    models.filter(({ name }) => has(name)).length / models.length
  expect(share((name) => world.models.get(name)?.aliases.has('champion') ?? false)).toBeGreaterThan(
    0.8,
  )
  expect(
    share((name) => world.models.get(name)?.aliases.has('challenger') ?? false),
  ).toBeGreaterThan(0.3)
  expect(share((name) => world.models.get(name)?.tags.has('owner') ?? false)).toBe(1)
  expect(new Set(models.map(({ tags }) => tags.get('team'))).size).toBeGreaterThan(15)
})

test('no alias points nowhere, nothing lies after today or a year before it', () => {
  const world: World = large()
  for (const model of world.models.values()) {
    for (const version of model.aliases.values())
      expect(model.versions.has(version), `${model.name} v${version}`).toBe(true)
    for (const version of [1, model.lastVersion].filter((each) => each > 0)) {
      expect(model.versions.createdAt(version)).toBeLessThanOrEqual(TODAY)
      expect(model.versions.createdAt(version)).toBeGreaterThanOrEqual(model.creation_timestamp)
    }
    expect(model.creation_timestamp).toBeGreaterThanOrEqual(TODAY - 366 * 86_400_000)
  }
})

test('a page of versions makes the rows it shows, wherever it lies', async () => {
  const server = counted()
  const order_by = 'version_number DESC'
  const query = { filter: SCORER, order_by, max_results: '100' }
  expect((await versions(server, query)).slice(0, 2)).toEqual(['200000', '199999'])
  expect(server.made()).toBe(100)
  const last = await versions(server, { ...query, page_token: token(199_900) })
  expect([last.length, last.at(0), last.at(-1)]).toEqual([100, '100', '1'])
  expect(server.made()).toBe(200)
})

test('no order of the server asks for rows, and numbers are filtered without them', async () => {
  const server = counted()
  const few = { max_results: '10' }
  await versions(server, { ...few, filter: SCORER })
  await versions(server, { ...few, filter: SCORER, order_by: 'creation_timestamp ASC' })
  const filter = `${SCORER} AND version_number <= 150000 AND version_number > 149995`
  expect(await versions(server, { ...few, filter, order_by: 'version_number' })).toEqual([
    '149996',
    '149997',
    '149998',
    '149999',
    '150000',
  ])
  expect(server.made()).toBe(25)
})

test('a tag is looked for among the numbers that are left', async () => {
  const server = counted()
  const filter = `tags.build = '104000' AND version_number > 99990 AND version_number < 100010 AND ${SCORER}`
  expect(await versions(server, { filter })).toEqual(['100000'])
  expect(server.made()).toBe(19)
})

test('the list of models and the model itself make one row of it', async () => {
  const server = counted()
  const page = wireModelPage.parse(
    await ask(server, 'registered-models/search', { filter: SCORER, max_results: '100' }),
  )
  expect(page.registered_models.items.map((model) => model.name)).toEqual(['transaction-scorer'])
  await ask(server, 'registered-models/get', { name: 'transaction-scorer' })
  expect(server.made()).toBe(2)
})

test('what was written to a version stays, and its neighbours are as before', async () => {
  const server = counted()
  const send = (method: string, path: string, body: object) =>
    server.serve(
      new Request(`${API}/${path}`, {
        method,
        body: JSON.stringify({ name: 'transaction-scorer', ...body }),
        headers: { 'content-type': 'application/json' },
      }),
    )
  await send('POST', 'model-versions/set-tag', { version: '777', key: 'seen', value: 'yes' })
  await send('DELETE', 'model-versions/delete', { version: '778' })
  await send('POST', 'model-versions/create', { source: 's3://b/new' })
  const filter = `${SCORER} AND version_number >= 777 AND version_number <= 779`
  expect(await versions(server, { filter, order_by: 'version_number' })).toEqual(['777', '779'])
  expect(await versions(server, { filter: `${filter} AND tags.seen = 'yes'` })).toEqual(['777'])
  const newest = await versions(server, { filter: SCORER, max_results: '1' })
  expect(newest).toEqual(['200001'])
})
