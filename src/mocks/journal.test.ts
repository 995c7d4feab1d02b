import { expect, test } from 'vitest'
import { remember, type Shelf } from './journal'
import { northbank } from './seeds/northbank'
import type { Serve } from './server'
import { emptyWorld } from './world'

const API = 'http://mock.invalid/api/2.0/mlflow'

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }
}

const send = (serve: Serve, method: string, path: string, body: object) =>
  serve(
    new Request(`${API}/${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  )

const model = async (serve: Serve, name: string) =>
  (await serve(new Request(`${API}/registered-models/get?name=${name}`))).text()

test('a reload finds the world as it was left, byte for byte', async () => {
  const tab = shelf()
  const before = await remember(northbank(), tab, 'writes')
  await send(before, 'POST', 'registered-models/alias', {
    name: 'card-fraud',
    alias: 'champion',
    version: '5',
  })
  await send(before, 'POST', 'registered-models/create', { name: 'new one' })
  await send(before, 'PATCH', 'registered-models/update', { name: 'new one', description: 'é' })
  const after = await remember(northbank(), tab, 'writes')
  expect(await model(after, 'card-fraud')).toBe(await model(before, 'card-fraud'))
  expect(await model(after, 'card-fraud')).toContain('"version": "5"')
  expect(await model(after, 'new%20one')).toBe(await model(before, 'new%20one'))
})

test('reads and refused writes are not kept', async () => {
  const tab = shelf()
  const serve = await remember(northbank(), tab, 'writes')
  await model(serve, 'card-fraud')
  await send(serve, 'POST', 'runs/search', { experiment_ids: ['1'] })
  const refused = await send(serve, 'POST', 'registered-models/alias', {
    name: 'card-fraud',
    alias: 'latest',
    version: '5',
  })
  expect(refused.status).toBe(400)
  expect(tab.kept.size).toBe(0)
})

const move = (serve: Serve, version: string) =>
  send(serve, 'POST', 'registered-models/alias', {
    name: 'card-fraud',
    alias: 'champion',
    version,
  })

test('writes of a second reload come after those of the first', async () => {
  const tab = shelf()
  await move(await remember(northbank(), tab, 'writes'), '5')
  await move(await remember(northbank(), tab, 'writes'), '3')
  const last = await remember(northbank(), tab, 'writes')
  const holder = await last(
    new Request(`${API}/registered-models/alias?name=card-fraud&alias=champion`),
  )
  expect(await holder.text()).toContain('"version": "3"')
})

test('a shelf that holds something else is an empty one', async () => {
  const tab = shelf()
  tab.setItem('writes', '[{"method":5}, null, "x"]')
  const serve = await remember(northbank(), tab, 'writes')
  expect(await model(serve, 'card-fraud')).toContain('card-fraud')
  tab.setItem('writes', 'not json')
  await expect(remember(northbank(), tab, 'writes')).resolves.toBeTypeOf('function')
})

test('a full shelf loses the reload, not the write', async () => {
  const full: Shelf = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  }
  const serve = await remember(northbank(), full, 'writes')
  const moved = await send(serve, 'POST', 'registered-models/alias', {
    name: 'card-fraud',
    alias: 'champion',
    version: '5',
  })
  expect(moved.status).toBe(200)
})

const FILES = 'http://mock.invalid/api/2.0/mlflow-artifacts/artifacts/0/run/artifacts'

const upload = (serve: Serve, name: string, body: Uint8Array<ArrayBuffer>) =>
  serve(new Request(`${FILES}/${name}`, { method: 'PUT', body }))

test('a run comes back with its id, its metrics and its small files, byte for byte', async () => {
  const tab = shelf()
  const before = await remember(emptyWorld(), tab, 'writes')
  const made = await (await send(before, 'POST', 'runs/create', { experiment_id: '0' })).text()
  const run_id = /"run_id": "(\w+)"/.exec(made)?.[1] ?? ''
  const metric = { key: 'loss', value: 'NaN', timestamp: 1, step: 3 }
  await send(before, 'POST', 'runs/log-metric', { run_id, ...metric })
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  await upload(before, 'all bytes', bytes)
  const after = await remember(emptyWorld(), tab, 'writes')
  const run = async (serve: Serve) =>
    (await serve(new Request(`${API}/runs/get?run_id=${run_id}`))).text()
  expect(await run(after)).toBe(await run(before))
  expect(await run(after)).toContain('"NaN"')
  const file = await after(new Request(`${FILES}/all%20bytes`))
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
})

test('of a large file the size comes back', async () => {
  const tab = shelf()
  await upload(await remember(emptyWorld(), tab, 'writes'), 'large', new Uint8Array(300_000))
  const after = await remember(emptyWorld(), tab, 'writes')
  expect((await after(new Request(`${FILES}/large`))).status).toBe(501)
  const listed = await after(
    new Request(FILES.replace('/0/run/artifacts', '?path=0/run/artifacts')),
  )
  expect(await listed.json()).toEqual({
    files: [{ path: 'large', is_dir: false, file_size: 300_000 }],
  })
})

test('a slow world is not slow to come back', async () => {
  const tab = shelf()
  await move(await remember(northbank(), tab, 'writes'), '5')
  const world = northbank()
  world.latency = () => 3_600_000
  const waits = await remember(world, tab, 'writes')
  expect(world.models.get('card-fraud')?.aliases.get('champion')).toBe(5)
  const answered = await Promise.race([model(waits, 'card-fraud'), Promise.resolve('not yet')])
  expect(answered).toBe('not yet')
})
