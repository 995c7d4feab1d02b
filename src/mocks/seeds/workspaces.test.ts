import { expect, test } from 'vitest'
import { remember } from '../journal'
import { createServer, type Serve } from '../server'
import { northbank } from './northbank'
import { workspaces } from './workspaces'

const API = 'http://mock/api/2.0/mlflow'
const LIST = 'http://mock/api/3.0/mlflow/workspaces'

const get = async (serve: Serve, url: string, workspace?: string) => {
  const headers = new Headers(workspace === undefined ? [] : [['x-mlflow-workspace', workspace]])
  const response = await serve(new Request(url, { headers }))
  return { status: response.status, text: await response.text() }
}

test('lists them, and says that it has them', async () => {
  const serve = createServer(workspaces())
  const { text } = await get(serve, LIST)
  expect(JSON.parse(text)).toEqual({
    workspaces: [
      { name: 'default', description: 'Northbank' },
      { name: 'sandbox', description: '' },
      { name: 'southbank', description: 'Southbank, since the merger' },
    ],
  })
  const info = await get(serve, 'http://mock/api/3.0/mlflow/server-info', 'nope')
  expect(info.text).toContain('"workspaces_enabled": true')
})

test('the header chooses, none is default, an unknown one is a 404', async () => {
  const serve = createServer(workspaces())
  const model = `${API}/registered-models/get?name=card-fraud`
  expect((await get(serve, model)).text).toBe((await get(serve, model, 'default')).text)
  expect((await get(serve, model, 'southbank')).text).toContain('Southbank')
  expect((await get(serve, model, 'sandbox')).status).toBe(404)
  const unknown = await get(serve, model, 'nope')
  expect([unknown.status, JSON.parse(unknown.text).error_code]).toEqual([
    404,
    'RESOURCE_DOES_NOT_EXIST',
  ])
  const experiment = await get(serve, `${API}/experiments/get?experiment_id=1`, 'southbank')
  expect(experiment.text).toContain('"workspace": "southbank"')
})

test('a server without them refuses the header and the list', async () => {
  const serve = createServer(northbank())
  expect((await get(serve, LIST)).status).toBe(503)
  const refused = await get(serve, `${API}/registered-models/search`, 'a')
  expect(JSON.parse(refused.text).error_code).toBe('FEATURE_DISABLED')
})

test('what is written in one stays there, after a reload too', async () => {
  const kept = new Map<string, string>()
  const shelf = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const before = await remember(workspaces(), shelf, 'writes')
  await before(
    new Request(`${API}/registered-models/create`, {
      method: 'POST',
      body: JSON.stringify({ name: 'new' }),
      headers: { 'content-type': 'application/json', 'x-mlflow-workspace': 'sandbox' },
    }),
  )
  const after = await remember(workspaces(), shelf, 'writes')
  const status = async (workspace: string) =>
    (await get(after, `${API}/registered-models/get?name=new`, workspace)).status
  expect([await status('sandbox'), await status('default')]).toEqual([200, 404])
})
