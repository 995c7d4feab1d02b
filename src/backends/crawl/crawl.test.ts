import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createServer } from '../../mocks/server'
import { plant } from '../../mocks/seeds'
import type { World } from '../../mocks/world'
import { know } from '../../registry/checks/facts'
import { RegistryError } from '../../registry/errors'
import { DEFAULT_POLICY } from '../../registry/policy'
import { readMlmodel } from '../../registry/readMlmodel'
import { readYaml } from '../../registry/readYaml'
import { type AliasedVersion, keyOf } from '../../registry/snapshot/snapshot'
import { createMlflowBackend } from '../mlflow/adapter'
import { config } from '../mlflow/scripted'
import type { MlmodelReader } from '../mlmodelReader'
import { type CrawlEvent, crawl } from './crawl'

const reader: MlmodelReader = {
  mlmodel: async (bytes) => readMlmodel(bytes),
  yaml: async (bytes) => readYaml(bytes),
}

let world: World
beforeAll(async () => {
  world = await plant('open')
})

async function crawlOn(
  serve: (request: Request) => Promise<Response>,
  more: Partial<Parameters<typeof crawl>[0]> = {},
) {
  const asked: string[] = []
  const events: CrawlEvent[] = []
  const backend = createMlflowBackend({
    config: config(),
    base: 'http://mock',
    fetch: async (input, init) => {
      init?.signal?.throwIfAborted()
      const request = new Request(input, init)
      asked.push(new URL(request.url).pathname)
      return serve(request)
    },
  })
  await crawl({
    backend,
    reader,
    policy: DEFAULT_POLICY,
    now: () => new Date(world.now),
    signal: new AbortController().signal,
    turn: () => Promise.resolve(),
    say: (event) => events.push(event),
    ...more,
  })
  const versions = new Map<string, AliasedVersion>()
  for (const event of events) {
    if (event.kind === 'version')
      versions.set(keyOf(event.version.model, event.version.version), event.version)
  }
  return { asked, events, versions }
}

/** The server lists no prompts among the models. */
const modelsIn = ({ models }: World) =>
  [...models.values()].filter(({ tags }) => tags.get('mlflow.prompt.is_prompt') !== 'true')

const aliasesIn = (of: World) =>
  new Set(
    modelsIn(of).flatMap(({ name, aliases }) =>
      [...aliases.values()].map((version) => keyOf(name, String(version))),
    ),
  )

test('every model is listed, and every version with an alias is read once', async () => {
  const { asked, events, versions } = await crawlOn(createServer(world))
  expect(asked.length).toBeLessThanOrEqual(1 + 6 * versions.size)
  const listed = events.flatMap((event) => (event.kind === 'models' ? event.models : []))
  expect(listed.map(({ name }) => name).sort()).toEqual(
    modelsIn(world)
      .map(({ name }) => name)
      .sort(),
  )
  expect(new Set(versions.keys())).toEqual(aliasesIn(world))
  expect(events.find(({ kind }) => kind === 'listed')).toEqual({
    kind: 'listed',
    versions: aliasesIn(world).size,
  })
})

const refused = () =>
  Response.json({ error_code: 'PERMISSION_DENIED', message: 'no' }, { status: 403 })
const notThere = () =>
  Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no' }, { status: 404 })
const runsFound = z.object({
  runs: z.optional(z.array(z.looseObject({ info: z.looseObject({ run_id: z.string() }) }))),
})

/** Behind a version. */
function runBehind(model: string, version: number) {
  const id = world.models.get(model)?.versions.get(version)?.run_id
  const found = id === undefined ? undefined : world.runs.get(id)
  if (found === undefined) throw new Error(`${model} v${version} has no run`)
  return found
}

test('what a version is made of is told as its run tells it, and why where it can’t be', async () => {
  const serve = createServer(world)
  const runOf = (model: string, version: number) =>
    world.models.get(model)?.versions.get(version)?.run_id
  const [closed, gone] = [runOf('card-fraud', 5), runOf('pricing-prod', 2)]
  const { versions } = await crawlOn(async (request) => {
    const run = new URL(request.url).searchParams.get('run_id')
    if (run !== null && run === closed)
      return Response.json({ error_code: 'PERMISSION_DENIED', message: 'no' }, { status: 403 })
    if (run !== null && run === gone)
      return Response.json(
        { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no' },
        { status: 404 },
      )
    return serve(request)
  })
  const origin = (model: string, version: string) => versions.get(keyOf(model, version))?.origin
  expect(origin('aml-network', '3')).toEqual(
    know({
      run: 'there',
      runId: runOf('aml-network', 3),
      // the same name in two states is two datasets
      data: [
        { name: 'analyst-decisions', digest: 'f538ca5d' },
        { name: 'analyst-decisions', digest: 'd803fe34' },
      ],
    }),
  )
  expect(origin('claims-triage', '1')).toEqual(
    know({ run: 'deleted', runId: runOf('claims-triage', 1), data: [] }),
  )
  expect(origin('card-fraud', '5')).toMatchObject({ known: false, because: 'denied' })
  expect(origin('pricing-prod', '2')).toMatchObject({ known: false, because: 'missing' })
})

const card = (version?: AliasedVersion) =>
  version?.checks.find(({ gate }) => gate === 'card')?.result

test('what was read whole before costs one request more, and is judged by its tags of now', async () => {
  const first = await crawlOn(createServer(world))
  const whole = [...first.versions.values()].find(
    ({ record, flavors, packages, points }) =>
      record.known && flavors.known && packages.known && points.known,
  )
  if (whole === undefined) throw new Error('no version was read whole')
  const model = world.models.get(whole.model)
  if (model === undefined) throw new Error('its model is gone')
  const kept = new Map(model.tags)
  model.tags.clear()
  try {
    const second = await crawlOn(createServer(world), { known: (key) => first.versions.get(key) })
    expect(second.asked.filter((path) => path.endsWith('/model-versions/get'))).toHaveLength(
      first.versions.size,
    )
    expect(second.asked.filter((path) => path.endsWith('/get-artifact')).length).toBeLessThan(
      first.asked.filter((path) => path.endsWith('/get-artifact')).length / 4,
    )
    const again = second.versions.get(keyOf(whole.model, whole.version))
    expect([card(whole), card(again)]).toEqual(['pass', 'warn'])
    expect(again?.flavors).toEqual(whole.flavors)
  } finally {
    for (const [key, value] of kept) model.tags.set(key, value)
  }
})

test('of what was read whole before, a run that was deleted, restored, closed or removed since is told as it is now', async () => {
  const serve = createServer(world)
  const first = await crawlOn(serve)
  const [gone, closed] = [runBehind('card-fraud', 5), runBehind('pricing-prod', 2)]
  const [deleted, restored] = [runBehind('aml-network', 3), runBehind('claims-triage', 1)]
  deleted.lifecycle_stage = 'deleted'
  restored.lifecycle_stage = 'active'
  try {
    const { asked, versions } = await crawlOn(
      async (request) => {
        const url = new URL(request.url)
        const id = url.searchParams.get('run_id')
        if (id === gone.run_id) return notThere()
        if (id === closed.run_id) return refused()
        const answer = await serve(request)
        if (!url.pathname.endsWith('/runs/search')) return answer
        const { runs = [] } = runsFound.parse(await answer.json())
        const seen = runs.filter(({ info }) => info.run_id !== gone.run_id)
        return Response.json({ runs: seen.filter(({ info }) => info.run_id !== closed.run_id) })
      },
      { known: (key) => first.versions.get(key) },
    )
    const origin = (model: string, version: string) => versions.get(keyOf(model, version))?.origin
    expect(origin('aml-network', '3')).toMatchObject(know({ run: 'deleted' }))
    expect(origin('claims-triage', '1')).toMatchObject(know({ run: 'there' }))
    expect(origin('card-fraud', '5')).toMatchObject({ known: false, because: 'missing' })
    expect(origin('pricing-prod', '2')).toMatchObject({ known: false, because: 'denied' })
    // a hundred runs for one request
    const searches = asked.filter((path) => path.endsWith('/runs/search'))
    expect(searches).toHaveLength(Math.ceil(first.versions.size / 100))
  } finally {
    deleted.lifecycle_stage = 'active'
    restored.lifecycle_stage = 'deleted'
  }
})

test('where runs can’t be searched, each version is read whole again', async () => {
  const serve = createServer(world)
  const first = await crawlOn(serve)
  const second = await crawlOn(
    async (request) =>
      new URL(request.url).pathname.endsWith('/runs/search') ? refused() : serve(request),
    { known: (key) => first.versions.get(key) },
  )
  expect(second.versions).toEqual(first.versions)
  expect(second.asked.filter((path) => path.endsWith('/runs/get'))).not.toEqual([])
})

test('a version that is closed or broken is told as such, and takes no other down', async () => {
  const serve = createServer(world)
  let closed = 0
  const { versions } = await crawlOn(async (request) => {
    if (new URL(request.url).pathname.endsWith('/model-versions/get') && closed++ === 0)
      return Response.json({ error_code: 'PERMISSION_DENIED', message: 'no' }, { status: 403 })
    return serve(request)
  })
  const unread = [...versions.values()].filter(({ record }) => !record.known)
  expect(unread.map(({ record }) => record)).toEqual([
    { known: false, because: 'denied', words: 'it is closed to you (403)' },
  ])
  expect(versions.size).toBe(aliasesIn(world).size)
})

test('signed out, it ends at once', async () => {
  const going = crawlOn(async () => new Response('', { status: 401 }))
  await expect(going).rejects.toMatchObject({ kind: 'signed-out' } satisfies Partial<RegistryError>)
})

test('given up, it asks for nothing more', async () => {
  const stop = new AbortController()
  const serve = createServer(world)
  let asked = 0
  const going = crawlOn(
    async (request) => {
      asked += 1
      if (asked === 5) stop.abort(new Error('enough'))
      return serve(request)
    },
    { signal: stop.signal },
  )
  await expect(going).rejects.toThrow('enough')
  expect(asked).toBeLessThan(12)
})
