import type { Page } from '@playwright/test'
import { z } from 'zod/mini'
import { PEOPLE } from '../src/mocks/people'

type Tags = Readonly<Record<string, string>>

/** The few writes that tests need, the same on both targets. Each throws when the server refuses. */
export interface Registry {
  /** A model of this test alone. Its name holds `like`, spaces, and a part that no other has; removed afterwards. */
  model(options?: { like?: string; description?: string; tags?: Tags }): Promise<string>
  /** The next version of a model; without a run, and files that nobody looks for. */
  version(model: string, options?: VersionOptions): Promise<string>
  removeVersion(model: string, version: string): Promise<void>
  describeVersion(model: string, version: string, description: string): Promise<void>
  setAlias(model: string, alias: string, version: string): Promise<void>
  removeAlias(model: string, alias: string): Promise<void>
  /** Alias to version, as the server has them now. */
  aliases(model: string): Promise<ReadonlyMap<string, string>>
  /** On a model, or on a version of it. */
  setTag(on: Subject, key: string, value: string): Promise<void>
  removeTag(on: Subject, key: string): Promise<void>
  describe(on: Subject, description: string): Promise<void>
  /** Tags and description, as the server has them now. */
  annotations(on: Subject): Promise<{ tags: ReadonlyMap<string, string>; description: string }>
  /** The id of the run behind a version; '' for none. */
  runOf(model: string, version: string): Promise<string>
}

interface VersionOptions {
  source?: string
  runId?: string
  description?: string
  tags?: Tags
}

interface Subject {
  model: string
  version?: string
}

export type Call = (method: string, path: string, body?: object) => Promise<unknown>

const mlflow = process.env.E2E_MLFLOW_URL

/** Of an admin: where a server asks for a sign-in, it is they who write; elsewhere nobody looks at it. */
const ADMIN = PEOPLE.filter(({ role }) => role === 'admin').map(({ name, password }) => ({
  user: name,
  admin: true,
  authorization: `Basic ${btoa(`${name}:${password}`)}`,
  until: Date.now() + 86_400_000,
}))[0]

/** What fetch needs to ask MLflow, here or in a page. A path may name a newer version of the API: `3.0/mlflow/…`. */
const ask = (method: string, path: string, body?: object) => ({
  path: path.startsWith('3.0/') ? `/api/${path}` : `/api/2.0/mlflow/${path}`,
  options: {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  },
})

/** On a real server: straight to MLflow, past the console. */
export const callMlflow: Call = async (...args) => {
  const { path, options } = ask(...args)
  const headers = { ...options.headers, authorization: ADMIN?.authorization ?? '' }
  const response = await fetch(`${mlflow}${path}`, { ...options, headers })
  return answerOf(path, { ok: response.ok, text: await response.text() })
}

/** Puts a file where a run keeps its own; `at` as the run names it. Nothing on the mock, whose front lets no file in. */
export async function uploadText(at: string, text: string) {
  if (mlflow === undefined) return
  const path = at.replace(/^mlflow-artifacts:\/+/, '')
  const headers = { authorization: ADMIN?.authorization ?? '' }
  const address = `${mlflow}/api/2.0/mlflow-artifacts/artifacts/${path}`
  const { ok, status } = await fetch(address, { method: 'PUT', headers, body: text })
  if (!ok) throw new Error(`${address}: ${status}`)
}

/** On the mock: from inside the page, where that registry lives. */
const callMock =
  (page: Page): Call =>
  async (...args) => {
    if (page.url() === 'about:blank') await page.goto('/')
    // until then, nobody answers for the mock
    await page.getByRole('heading', { level: 1 }).waitFor()
    const question = { ...ask(...args), admin: JSON.stringify(ADMIN) }
    const answer = await page.evaluate(async ({ path, options, admin }) => {
      // the tab's session is lent to the admin for this one request
      const key = `ringside.mock.session.${sessionStorage.getItem('ringside.mock.seed')}`
      const session = sessionStorage.getItem(key)
      sessionStorage.setItem(key, admin)
      try {
        const response = await fetch(path, options)
        return { ok: response.ok, text: await response.text() }
      } finally {
        if (session === null) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, session)
      }
    }, question)
    return answerOf(question.path, answer)
  }

function answerOf(what: string, { ok, text }: { ok: boolean; text: string }): unknown {
  if (!ok) throw new Error(`${what}: ${text}`)
  return JSON.parse(text)
}

const versionAnswer = z.object({
  model_version: z.object({ version: z.string(), run_id: z.string() }),
})
const modelAnswer = z.object({
  registered_model: z.object({
    aliases: z.optional(z.array(z.object({ alias: z.string(), version: z.string() }))),
  }),
})

const annotated = z.object({
  description: z.optional(z.string()),
  tags: z.optional(z.array(z.object({ key: z.string(), value: z.string() }))),
})
const annotatedAnswer = z.union([
  z.object({ registered_model: annotated }),
  z.object({ model_version: annotated }),
])

const folder = ({ version }: Subject) =>
  version === undefined ? 'registered-models' : 'model-versions'
const naming = ({ model: name, version }: Subject): Record<string, string> =>
  version === undefined ? { name } : { name, version }

let count = 0

/** Asks the backend behind `page` as an admin, past the console. */
export const callThrough = (page: Page): Call =>
  mlflow === undefined ? callMock(page) : callMlflow

/** `made`: the models to remove afterwards. */
export function registryThrough(page: Page): { registry: Registry; made: readonly string[] } {
  const call = callThrough(page)
  const made: string[] = []
  const registry: Registry = {
    async model({ like = 'e2e', description = '', tags = {} } = {}) {
      count += 1
      const name = `${like} ${process.pid}-${count}`
      await call('POST', 'registered-models/create', { name, description, tags: wireTags(tags) })
      made.push(name)
      return name
    },
    async version(name, { source, runId = '', description = '', tags = {} } = {}) {
      const answer = await call('POST', 'model-versions/create', {
        name,
        source: source ?? 's3://e2e.invalid/model',
        // MLflow takes an empty one for another than the original's
        ...(runId !== '' && { run_id: runId }),
        description,
        tags: wireTags(tags),
      })
      return versionAnswer.parse(answer).model_version.version
    },
    async describeVersion(name, version, description) {
      await call('PATCH', 'model-versions/update', { name, version, description })
    },
    async removeVersion(name, version) {
      await call('DELETE', 'model-versions/delete', { name, version })
    },
    async setAlias(name, alias, version) {
      await call('POST', 'registered-models/alias', { name, alias, version })
    },
    async removeAlias(name, alias) {
      await call('DELETE', 'registered-models/alias', { name, alias })
    },
    async aliases(name) {
      const path = `registered-models/get?name=${encodeURIComponent(name)}`
      const { aliases } = modelAnswer.parse(await call('GET', path)).registered_model
      return new Map(aliases?.map(({ alias, version }) => [alias, version]))
    },
    async setTag(on, key, value) {
      await call('POST', `${folder(on)}/set-tag`, { ...naming(on), key, value })
    },
    async removeTag(on, key) {
      await call('DELETE', `${folder(on)}/delete-tag`, { ...naming(on), key })
    },
    async describe(on, description) {
      await call('PATCH', `${folder(on)}/update`, { ...naming(on), description })
    },
    async annotations(on) {
      const query = new URLSearchParams(naming(on)).toString()
      const answer = annotatedAnswer.parse(await call('GET', `${folder(on)}/get?${query}`))
      const { tags, description = '' } =
        'registered_model' in answer ? answer.registered_model : answer.model_version
      return { tags: new Map(tags?.map(({ key, value }) => [key, value])), description }
    },
    async runOf(name, version) {
      const query = new URLSearchParams({ name, version }).toString()
      const answer = await call('GET', `model-versions/get?${query}`)
      return versionAnswer.parse(answer).model_version.run_id
    },
  }
  return { registry, made }
}

const wireTags = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }))

/** On the mock there is nothing to do: that registry goes with its tab. */
export async function removeModels(names: readonly string[]) {
  if (mlflow === undefined) return
  for (const name of names) await callMlflow('DELETE', 'registered-models/delete', { name })
}
