import { expect, test } from 'vitest'
import { credentialOf } from '../auth/enter'
import { PEOPLE } from '../people'
import { createServer } from '../server'
import type { Credential, World } from '../world'
import { closed, expired, people } from './people'

const API = '/api/2.0/mlflow'
const CURRENT = `${API}/users/current`
const FRAUD = `${API}/registered-models/get?name=card-fraud`

const password = (username: string): Credential => {
  const person = PEOPLE.find(({ name }) => name === username)
  if (!person) throw new Error(`nobody is called ${username}`)
  return { username, password: person.password }
}

function asking(world: World) {
  const serve = createServer(world)
  return async (credential: Credential | null, target: string, method = 'GET', body?: object) => {
    const headers = new Headers({ 'content-type': 'application/json' })
    if (credential) headers.set('authorization', credentialOf(credential))
    const payload = body === undefined ? {} : { body: JSON.stringify(body) }
    return serve(new Request(`http://mock${target}`, { method, headers, ...payload }))
  }
}

test.each([
  ['nobody', null],
  ['a wrong password', { username: 'ada-admin', password: 'ringside-ada-adm1n' }],
  ['an unknown name', { username: 'adam', password: 'ringside-ada-admin' }],
])('%s is asked to sign in, wherever they knock', async (_, credential) => {
  const ask = asking(people())
  for (const target of [CURRENT, FRAUD, '/version', '/nope', '/model-versions/get-artifact']) {
    const refused = await ask(credential, target)
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="mlflow"',
    ])
    expect(refused.headers.get('content-type')).toMatch(/^text\/html/)
  }
})

test.each(['/health', '/api/3.0/mlflow/server-info'])('%s asks nobody', async (target) => {
  expect((await asking(people())(null, target)).status).toBe(200)
})

test.each([
  ['ada-admin', [200, 200, 200, 404]],
  ['eddie-editor', [200, 200, 403, 403]],
  ['vera-versions', [200, 403, 403, 403]],
  ['rita-reader', [200, 403, 403, 403]],
  ['nora-nobody', [403, 403, 403, 403]],
])('%s reads, sets and deletes an alias, opens no path: %j', async (name, statuses) => {
  const ask = asking(people())
  const alias = { name: 'card-fraud', alias: 'mine', version: '1' }
  const path = `${API}/registered-models/alias`
  const answers = [
    await ask(password(name), FRAUD),
    await ask(password(name), path, 'POST', alias),
    await ask(password(name), path, 'DELETE', alias),
    await ask(password(name), `${API}/nope`),
  ]
  expect(answers.map(({ status }) => status)).toEqual(statuses)
})

test('a list shows nothing that is denied, and asks for no next page of it', async () => {
  const ask = asking(people())
  const list = `${API}/registered-models/search?max_results=5`
  expect(await (await ask(password('nora-nobody'), list)).json()).toEqual({})
  expect(await (await ask(password('rita-reader'), list)).json()).toHaveProperty('next_page_token')
})

test('closed by default, what is not granted is denied even where it does not exist', async () => {
  const ask = asking(closed())
  const status = async (target: string) => (await ask(password('rita-reader'), target)).status
  const unknown = `${API}/registered-models/get?name=nope`
  expect([await status(FRAUD), await status(unknown)]).toEqual([200, 403])
  const list = await (
    await ask(password('rita-reader'), `${API}/registered-models/search?max_results=5`)
  ).text()
  expect(list.match(/"name": "[^"]*"/g)).toContain('"name": "card-fraud"')
  expect(list).not.toContain('aml-alerts')
})

test('expired: the old password is refused, the new one is not', async () => {
  const world = expired()
  const ask = asking(world)
  expect((await ask(world.signedInAs, CURRENT)).status).toBe(401)
  expect((await ask(password(world.signedInAs?.username ?? ''), CURRENT)).status).toBe(200)
})

test('a name and password in any script, with colons', async () => {
  const world = people()
  const odd = { username: 'Zoë ☕', password: 'pass:wörd:☕☕☕' }
  const ask = asking(world)
  await ask(password('ada-admin'), `${API}/users/create`, 'POST', odd)
  const answer = await ask(odd, CURRENT)
  expect(await answer.json()).toMatchObject({ user: { username: 'Zoë ☕', is_admin: false } })
})

test('an editor of versions changes what a version holds, makes none, and leaves the model alone', async () => {
  const ask = asking(people())
  const version = { name: 'card-fraud', version: '1' }
  const statuses = []
  for (const [method, path, body] of [
    ['PATCH', 'model-versions/update', { ...version, description: 'words' }],
    ['POST', 'model-versions/set-tag', { ...version, key: 'k', value: 'v' }],
    ['POST', 'model-versions/transition-stage', { ...version, stage: 'Staging' }],
    ['DELETE', 'model-versions/delete-tag', { ...version, key: 'k' }],
    ['POST', 'model-versions/create', { name: 'card-fraud', source: 's3://b/x' }],
    ['PATCH', 'registered-models/update', { name: 'card-fraud', description: 'words' }],
    ['POST', 'registered-models/set-tag', { name: 'card-fraud', key: 'k', value: 'v' }],
  ] as const)
    statuses.push((await ask(password('vera-versions'), `${API}/${path}`, method, body)).status)
  expect(statuses).toEqual([200, 200, 200, 403, 403, 403, 403])
})
