import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { wireModelPage } from '../backends/mlflow/wire'
import { credentialOf } from './auth/enter'
import { chooseSeed, plant, SEEDS } from './seeds'
import hostileNames from './seeds/hostile-names.json'
import { createServer } from './server'

const API = 'http://mock/api/2.0/mlflow'

async function ask(seed: string, path: string) {
  const world = await plant(seed)
  const serve = createServer(world)
  const admin = [...world.people.values()].find((person) => person.is_admin)
  const headers = new Headers(admin ? [['authorization', credentialOf(admin)]] : [])
  const response = await serve(new Request(`${API}/${path}`, { headers }))
  return { status: response.status, text: await response.text() }
}

test('a seed that does not exist is refused by name', async () => {
  await expect(plant('nope')).rejects.toThrow(/no seed "nope".*northbank/)
})

test('the seed asked for wins over the one kept, and must be one', () => {
  expect(chooseSeed({ asked: 'empty', kept: 'hostile' })).toBe('empty')
  expect(chooseSeed({ asked: null, kept: 'hostile' })).toBe('hostile')
  expect(chooseSeed({ asked: null, kept: null })).toBe('northbank')
  expect(chooseSeed({ asked: null, kept: 'of an older build' })).toBe('northbank')
  expect(() => chooseSeed({ asked: 'nope', kept: 'hostile' })).toThrow(/no seed "nope".*northbank/)
})

test.each([...SEEDS.keys()])('%s is the same each time', async (seed) => {
  const path = 'registered-models/search?max_results=1000'
  const first = await ask(seed, path)
  expect(first).toEqual(await ask(seed, path))
  expect([200, 503]).toContain(first.status)
})

test('empty answers an empty object', async () => {
  expect((await ask('empty', 'registered-models/search')).text).toBe('{}')
})

test('reduced has no filter, no list of versions, no aliases, no tags, no logged models', async () => {
  const page = await ask('reduced', 'registered-models/search?max_results=100')
  expect(page.text).not.toMatch(/"(aliases|tags)"/)
  const { items } = wireModelPage.parse(JSON.parse(page.text)).registered_models
  expect(items.map(({ name }) => name)).toContain('card-fraud')
  const filtered = await ask('reduced', `registered-models/search?filter=name%20%3D%20'x'`)
  expect(filtered.status).toBe(400)
  for (const path of [
    'model-versions/search',
    'registered-models/alias?name=card-fraud&alias=champion',
    'logged-models/m-1',
  ]) {
    const { status, text } = await ask('reduced', path)
    expect([status, text.slice(0, 15)]).toEqual([404, '<!doctype html>'])
  }
})

test('outage says who it is and nothing else', async () => {
  expect((await ask('outage', 'registered-models/search?max_results=1')).status).toBe(200)
  expect((await ask('outage', 'registered-models/search?max_results=50')).status).toBe(503)
})

test('slow answers late, and each question as late as the last time', async () => {
  vi.useFakeTimers()
  try {
    const serve = createServer(await plant('slow'))
    const took = async (path: string, method = 'GET') => {
      const since = Date.now()
      const answered = serve(new Request(`${API}/${path}`, { method }))
      await vi.runAllTimersAsync()
      expect((await answered).status).toBeGreaterThanOrEqual(200)
      return Date.now() - since
    }
    const paths = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `registered-models/get?name=${name}`)
    const first = await took(paths[0] ?? '')
    const all = []
    for (const path of paths) all.push(await took(path))
    expect(all[0]).toBe(first)
    expect(new Set(all).size).toBe(paths.length)
    for (const ms of all) {
      expect(ms).toBeGreaterThanOrEqual(400)
      expect(ms).toBeLessThanOrEqual(2800)
    }
    expect(await took('registered-models/alias', 'DELETE')).toBe(1500)
  } finally {
    vi.useRealTimers()
  }
})

test('each seed says in a sentence what it is', () => {
  for (const { says } of SEEDS.values()) expect(says).toMatch(/^[A-Z\d].{15,90}\.$/)
})

test('denied closes runs and one model', async () => {
  expect(await ask('denied', 'runs/get?run_id=x')).toEqual({
    status: 403,
    text: 'Permission denied',
  })
  expect((await ask('denied', 'registered-models/get?name=aml-alerts')).status).toBe(403)
  expect((await ask('denied', 'registered-models/get?name=card-fraud')).status).toBe(200)
})

test('hostile holds every text that MLflow would hold, unchanged', async () => {
  const { items }: { items: { value: string }[] } = JSON.parse(
    readFileSync('test/data/hostile/hostile-names.json', 'utf8'),
  )
  const possible = items
    .map(({ value }) => value)
    .filter((value) => value.isWellFormed() && !value.includes('\0'))
  expect(hostileNames).toEqual(possible)
  const { text } = await ask('hostile', 'registered-models/search?max_results=1000')
  const models = wireModelPage.parse(JSON.parse(text)).registered_models.items
  expect(models).toHaveLength(possible.length)
  expect(new Set(models.map((model) => model.description))).toEqual(new Set(possible))
  const names = new Set(models.map((model) => model.name))
  expect(names.has('<script>window.__pwn=1</script>')).toBe(false)
  expect(names.has('<img src=x onerror=window.__pwn=14>')).toBe(true)
  expect(names.has('__proto__')).toBe(true)
})
