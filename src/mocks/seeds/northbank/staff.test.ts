import { expect, test } from 'vitest'
import { credentialOf } from '../../auth/enter'
import { createServer } from '../../server'
import { staffed } from './staff'

const API = 'http://mock/api/2.0/mlflow'

/** The rights of one of the cast, as the server's own answers tell them. */
async function eyesOf(role: string) {
  const world = await staffed()
  const user = world.cast.find((one) => one.role === role)?.user ?? ''
  const person = world.people.get(user)
  if (!person) throw new Error(`no ${role} among the people`)
  const serve = createServer(world)
  return async (method: string, path: string, body?: object) => {
    const headers = { authorization: credentialOf(person), 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    return serve(new Request(`${API}/${path}`, { method, headers, ...sent }))
  }
}

// card-fraud is of the data scientist's team, credit-default-pd of another, aml-alerts closed to the loan desk
const MODELS = ['card-fraud', 'credit-default-pd', 'aml-alerts']

const statuses = async (act: (name: string) => Promise<Response>) =>
  (await Promise.all(MODELS.map(act))).map(({ status }) => status)

test.each([
  ['data scientist', [200, 200, 200], [200, 403, 403], [200, 403, 403]],
  ['reviewer', [200, 200, 200], [200, 200, 200], [403, 403, 403]],
  ['head of ML', [200, 200, 200], [200, 200, 200], [200, 200, 200]],
  ['reader', [200, 200, 403], [403, 403, 403], [403, 403, 403]],
])('%s: reads %j, moves %j, takes away %j', async (role, read, moved, removed) => {
  const ask = await eyesOf(role)
  const path = 'registered-models/alias'
  expect(await statuses((name) => ask('GET', `registered-models/get?name=${name}`))).toEqual(read)
  const alias = { alias: 'champion', version: '1' }
  expect(await statuses((name) => ask('POST', path, { ...alias, name }))).toEqual(moved)
  expect(await statuses((name) => ask('DELETE', path, { ...alias, name }))).toEqual(removed)
})

test('the reader sees neither the closed models in the list nor their runs', async () => {
  const ask = await eyesOf('reader')
  const list = await (await ask('GET', 'registered-models/search?max_results=1000')).text()
  expect(list).toContain('card-fraud')
  expect(list).not.toContain('aml-alerts')
  const world = await staffed()
  const closed = world.models.get('aml-alerts')?.versions.peek(1)?.run_id ?? ''
  expect((await ask('GET', `runs/get?run_id=${closed}`)).status).toBe(403)
})

test('every owner can sign in, and the tab opens as somebody of the cast', async () => {
  const world = await staffed()
  for (const { tags } of world.models.values()) {
    const owner = tags.get('owner')
    if (owner !== undefined) expect([...world.people.keys()]).toContain(owner)
  }
  expect(world.cast.map(({ user }) => user)).toContain(world.signedInAs?.username)
})
