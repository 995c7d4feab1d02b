import { expect, test } from 'vitest'
import * as wire from '../../backends/mlflow/wire'
import * as tracking from '../../backends/mlflow/wireTracking'
import { createServer } from '../server'
import { TODAY } from '../world'
import { northbank } from './northbank'

const API = 'http://mock/api/2.0/mlflow'

/** Every answer the pages ask for, as text. */
async function everything() {
  const serve = createServer(northbank())
  const ask = async (target: string) => (await serve(new Request(`${API}/${target}`))).text()
  const models = await ask('registered-models/search?max_results=1000')
  const versions = await ask('model-versions/search?max_results=1000')
  const found = wire.wireVersionPage.parse(JSON.parse(versions)).model_versions.items
  const runs = await Promise.all(found.map((row) => ask(`runs/get?run_id=${row.run_id}`)))
  const logged = await Promise.all(
    found.flatMap((row) => {
      const id = /m-[0-9a-f]{32}/.exec(row.source)?.[0]
      return id ? [ask(`logged-models/${id}`)] : []
    }),
  )
  return { models, versions, runs, logged, found, serve }
}

test('the same seed tells the same story, byte for byte', async () => {
  const [first, second] = [await everything(), await everything()]
  expect(second.models).toBe(first.models)
  expect(second.versions).toBe(first.versions)
  expect(second.runs).toEqual(first.runs)
  expect(second.logged).toEqual(first.logged)
})

test('every answer can be read by the wire schemas, with no row skipped', async () => {
  const { models, versions, runs, logged } = await everything()
  const page = wire.wireModelPage.parse(JSON.parse(models)).registered_models
  expect(page.skipped).toBe(0)
  // all but the prompt, which is no model
  expect(page.items).toHaveLength(northbank().models.size - 1)
  expect(wire.wireVersionPage.parse(JSON.parse(versions)).model_versions.skipped).toBe(0)
  for (const run of runs) tracking.wireRunAnswer.parse(JSON.parse(run))
  for (const model of logged) tracking.wireLoggedModelAnswer.parse(JSON.parse(model))
})

test('nothing happens after today, and no version before its run ended', () => {
  const world = northbank()
  for (const model of world.models.values()) {
    for (const row of model.versions.values()) {
      expect(row.creation_timestamp).toBeLessThanOrEqual(TODAY)
      const end = world.runs.get(row.run_id)?.end_time
      if (end) expect(row.creation_timestamp).toBeGreaterThan(end)
    }
  }
})

test('an MLmodel file agrees with the version it belongs to', async () => {
  const { found, serve } = await everything()
  for (const { name, version, source, run_id } of found) {
    const query = new URLSearchParams({ name, version, path: 'MLmodel' })
    const answer = await serve(
      new Request(`http://mock/model-versions/get-artifact?${query.toString()}`),
    )
    // its files are lost
    if (name === 'claims-triage') {
      expect(answer.status).toBe(404)
      continue
    }
    const text = await answer.text()
    expect(text).not.toMatch(/@\w+@/)
    const id = /m-[0-9a-f]{32}/.exec(source)?.[0]
    if (id === undefined) continue
    expect(text).toContain(`model_id: ${id}\n`)
    expect(text).toContain(`run_id: ${run_id}\n`)
  }
})

const newest = () => {
  const world = northbank()
  const versions = world.models.get('demand-forecast')?.versions
  const row = versions?.peek(60)
  if (!row) throw new Error('demand-forecast has no version 60')
  return { serve: createServer(world), run: row.run_id, diverged: versions?.peek(38)?.run_id ?? '' }
}

test('a run has a history of several hundred steps, and one went to NaN', async () => {
  const { serve, run, diverged } = newest()
  const history = async (run_id: string) => {
    const query = new URLSearchParams({ run_id, metric_key: 'val_loss' })
    return (await serve(new Request(`${API}/metrics/get-history?${query.toString()}`))).text()
  }
  expect((await history(run)).match(/"step": /g)).toHaveLength(400)
  expect(await history(run)).not.toContain('NaN')
  expect((await history(diverged)).match(/"value": "NaN"/g)).toHaveLength(16)
})

const paths = (text: string) => [...text.matchAll(/"path": "([^"]*)"/g)].map(([, path]) => path)

test('a run left a picture, a table, a log, and a file too large to have, in folders', async () => {
  const { serve, run } = newest()
  const list = async (path: string) => {
    const query = new URLSearchParams({ run_id: run, path })
    return (await serve(new Request(`${API}/artifacts/list?${query.toString()}`))).text()
  }
  expect(paths(await list(''))).toEqual(['checkpoints', 'logs', 'plots', 'reports', 'tables'])
  expect(paths(await list('plots/branches/417'))).toEqual(['plots/branches/417/residuals.png'])
  expect(await list('checkpoints')).toContain('"file_size": 13421772800')
  const get = (path: string) =>
    serve(new Request(`http://mock/get-artifact?run_id=${run}&path=${path}`))
  const picture = await get('plots/forecast.png')
  expect(picture.headers.get('content-type')).toBe('image/png')
  const bytes = new Uint8Array(await picture.arrayBuffer())
  expect(Buffer.from(bytes.slice(1, 4)).toString()).toBe('PNG')
  const listed = /"file_size": (\d+)/.exec(await list('plots/branches/001'))?.[1]
  expect(Number(listed)).toBe(bytes.length)
  expect(await (await get('tables/backtest.csv')).text()).toContain('"Newcastle, Quayside"')
  expect((await get('checkpoints/last.ckpt')).status).toBe(501)
})
