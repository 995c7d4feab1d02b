import { addPerson } from '../../../src/mocks/auth/accounts'
import { serveMock } from '../../../src/mocks/node'
import { createServer } from '../../../src/mocks/server'
import { emptyWorld } from '../../../src/mocks/world'
import { ADMIN } from '../../mlflow.mjs'
import { at, type Question, type Server, serverAt } from '../ask'
import { API, post, PREFIX } from '../fixture'
import { EXPERIMENT, GUARDED_PROMPT, MODEL, personOf, PLAIN, type Sort, SORTS } from './people'

/** Ids that a server chose itself. */
export interface Ids {
  experiment: string
  run: string
  loggedModel: string
}

/** A server with people, models and one run on it. */
export interface Place {
  /** Of a sort of people, `admin`, or nobody (null). */
  as: (sort: string | null) => Server
  ids: Ids
  url: string
}

/** Name of the experiment. */
export const RUNS = `${PREFIX}-rights`

export const v3 = (path: string) => API.replace('2.0', '3.0') + `/${path}`

const post3 = (path: string, body: object): Question => ({
  method: 'POST',
  target: v3(path),
  body,
})

async function must(admin: Server, question: Question): Promise<unknown> {
  const reply = await admin(question)
  if (reply.status !== 200) throw new Error(`${question.target}: ${reply.status} ${reply.text}`)
  return reply.json
}

type Sorts = ReadonlyMap<string, Sort>

async function addPeople(admin: Server, ids: Ids, sorts: Sorts) {
  for (const [sort, { own, byRole = [] }] of sorts) {
    const { username, password } = personOf(sort)
    await must(admin, post('users/create', { username, password }))
    const id = (pattern: string) => (pattern === EXPERIMENT ? ids.experiment : pattern)
    for (const [resource_type, pattern, permission] of own)
      await must(
        admin,
        post3('users/permissions/grant', {
          username,
          resource_type,
          resource_id: id(pattern),
          permission,
        }),
      )
    if (byRole.length === 0) continue
    const role = await must(
      admin,
      post3('roles/create', { name: `${username}-role`, workspace: 'default' }),
    )
    const role_id = at(role, 'role', 'id')
    for (const [resource_type, resource_pattern, permission] of byRole)
      await must(
        admin,
        post3('roles/permissions/add', { role_id, resource_type, resource_pattern, permission }),
      )
    await must(admin, post3('roles/assign', { username, role_id }))
  }
}

/** Models, a prompt, aliases, tags. */
async function addModels(admin: Server, { run }: Ids) {
  const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }]
  await must(admin, post('registered-models/create', { name: MODEL, description: 'words' }))
  await must(admin, post('registered-models/create', { name: PLAIN }))
  await must(admin, post('registered-models/create', { name: GUARDED_PROMPT, tags }))
  const version = { source: 's3://bucket/model', run_id: run }
  await must(admin, post('model-versions/create', { name: MODEL, ...version }))
  await must(admin, post('model-versions/create', { name: MODEL, ...version }))
  await must(admin, post('model-versions/create', { name: PLAIN, source: 's3://bucket/plain' }))
  await must(
    admin,
    post('model-versions/create', { name: GUARDED_PROMPT, source: 'dummy-source', tags }),
  )
  await must(admin, post('registered-models/alias', { name: MODEL, alias: 'a', version: '1' }))
}

/** A run and the model it logged. */
async function addTracking(admin: Server): Promise<Ids> {
  const made = await must(admin, post('experiments/create', { name: RUNS }))
  const experiment_id = String(at(made, 'experiment_id'))
  const created = await must(admin, post('runs/create', { experiment_id, run_name: 'run' }))
  const run = String(at(created, 'run', 'info', 'run_id'))
  const metric = { key: 'auc', value: 0.9, timestamp: 1, step: 0 }
  await must(admin, post('runs/log-metric', { run_id: run, ...metric }))
  const logged = await must(
    admin,
    post('logged-models', { experiment_id, name: 'model', source_run_id: run }),
  )
  const loggedModel = String(at(logged, 'model', 'info', 'model_id'))
  await must(
    admin,
    post('runs/outputs', { run_id: run, models: [{ model_id: loggedModel, step: 0 }] }),
  )
  return { experiment: experiment_id, run, loggedModel }
}

const asking = (url: string, ids: Ids): Place => ({
  ids,
  url,
  as: (sort) => {
    if (sort === null) return serverAt(url)
    return serverAt(url, sort === 'admin' ? ADMIN : personOf(sort))
  },
})

/** Two mocks on one world: what everybody may do by default differs, as between the real servers. */
export async function mockPlaces(sorts: Sorts = SORTS) {
  const world = emptyWorld()
  addPerson(world, ADMIN.username, ADMIN.password, true)
  const open = await serveMock(createServer(world))
  const closed = await serveMock(createServer({ ...world, defaultPermission: 'NO_PERMISSIONS' }))
  const admin = serverAt(open.url, ADMIN)
  const ids = await addTracking(admin)
  await addModels(admin, ids)
  await addPeople(admin, ids, sorts)
  return {
    open: asking(open.url, ids),
    closed: asking(closed.url, ids),
    close: () => Promise.all([open.close(), closed.close()]),
  }
}

/** Two real servers on the same data, by their addresses. */
export async function realPlaces(url: string, closedUrl: string, sorts: Sorts = SORTS) {
  const admin = serverAt(url, ADMIN)
  const ids = await addTracking(admin)
  await addModels(admin, ids)
  await addPeople(admin, ids, sorts)
  return { open: asking(url, ids), closed: asking(closedUrl, ids) }
}
