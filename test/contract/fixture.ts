import { randomUUID } from 'node:crypto'
import { each, type Question, type Server } from './ask'

export const API = '/api/2.0/mlflow'

/** Names of this run: the real server may be shared, and belongs to somebody else. */
export const PREFIX = `ringside-contract-${randomUUID().slice(0, 8)}`

export const names = {
  /** Three versions, two aliases, tags, a description. */
  full: `${PREFIX}-full`,
  /** Nothing but its name. */
  bare: `${PREFIX}-bare`,
  /** A copy of version 2 of `full`. */
  copy: `${PREFIX}-copy`,
  /** As hostile as a name may be that both servers take. */
  odd: `${PREFIX}-Été "d" 'q' %_\\ ☕`,
  /** The same letters, other case. */
  upper: `${PREFIX}-FULL`,
  prompt: `${PREFIX}-prompt`,
}

export const api = (path: string, query: Readonly<Record<string, string | string[]>> = {}) => {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
  )
  return search.size === 0 ? `${API}/${path}` : `${API}/${path}?${search.toString()}`
}

export const post = (path: string, body: object): Question => ({
  method: 'POST',
  target: api(path),
  body,
})

export const remove = (path: string, body: object): Question => ({
  method: 'DELETE',
  target: api(path),
  body,
})

const model = (name: string, more: object = {}) =>
  post('registered-models/create', { name, ...more })
const version = (name: string, more: object = {}) =>
  post('model-versions/create', { name, source: 's3://bucket/model', ...more })

const SETUP: readonly Question[] = [
  model(names.full, {
    description: 'words',
    tags: [
      { key: 'team', value: 'risk' },
      { key: 'pii.level', value: 'none' },
      { key: 'équipe', value: "it's" },
    ],
  }),
  version(names.full, { description: 'one' }),
  version(names.full, { run_id: 'a1b2c3', tags: [{ key: 'stage', value: 'gold' }] }),
  version(names.full, { source: 's3://bucket/other' }),
  post('registered-models/alias', { name: names.full, alias: 'champion', version: '2' }),
  post('registered-models/alias', { name: names.full, alias: 'Champion', version: '3' }),
  post('registered-models/alias', { name: names.full, alias: 'été', version: '3' }),
  model(names.bare),
  model(names.copy),
  version(names.copy, { source: `models:/${names.full}/2` }),
  model(names.odd, { tags: [{ key: 'team', value: 'risk' }] }),
  model(names.upper),
  model(names.prompt, { tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] }),
]

/** Throws with the server's words when it won't be set up. */
export async function setUp(server: Server) {
  for (const question of SETUP) {
    const reply = await server(question)
    if (reply.status !== 200) throw new Error(`${question.target}: ${reply.status} ${reply.text}`)
  }
}

/** Removes every model of this run, whatever became of the tests. */
export async function tearDown(server: Server) {
  const filters = [
    `name LIKE '${PREFIX}%'`,
    `name LIKE '${PREFIX}%' AND tags.\`mlflow.prompt.is_prompt\` = 'true'`,
  ]
  for (const filter of filters) {
    const found = await server({ target: api('registered-models/search', { filter }) })
    for (const name of each(found.json, 'registered_models', 'name'))
      await server(remove('registered-models/delete', { name }))
  }
}
