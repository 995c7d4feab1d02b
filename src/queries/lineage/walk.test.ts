import { expect, test, vi } from 'vitest'
import { RegistryError } from '../../registry/errors'
import { aLoggedModel, aModel, aRun, aVersion } from '../../registry/examples'
import { buildGraph } from '../../registry/lineage/buildGraph'
import { loggedId, runId } from '../../registry/lineage/examples'
import type { Ask } from '../../registry/lineage/records'
import { nodeId } from '../../registry/lineage/subject'
import type { View } from '../../registry/lineage/view'
import { wanted } from '../../registry/lineage/wanted'
import { jobsFor } from './jobs'
import type { Sources } from './sources'
import { BUDGET, createWalk } from './walk'

const refuse = (kind: 'denied' | 'missing' | 'unreachable') =>
  Promise.reject(new RegistryError(kind, 'No.'))
const none = () => Promise.resolve({ items: [], more: false })

/** A registry of one version, its logged model and its run, and what was asked of it. */
function source(more: Partial<Sources> = {}) {
  const asked: string[] = []
  const answers: Sources = {
    version: (ref) =>
      Promise.resolve(
        aVersion({
          ...ref,
          source: `mlflow-artifacts:/1/models/${loggedId(1)}/artifacts`,
          runId: runId(1),
        }),
      ),
    files: () => Promise.resolve('there'),
    model: (name) => Promise.resolve(aModel({ name, aliases: new Map([['champion', '1']]) })),
    run: (id) => Promise.resolve(aRun({ id })),
    loggedModel: (id) => Promise.resolve(aLoggedModel({ id, sourceRunId: runId(1) })),
    runs: () => Promise.resolve([]),
    loggedModels: () => Promise.resolve([]),
    versionsOf: none,
    versionsOfModels: none,
    copiesOf: none,
    versionsOfRuns: none,
    experiments: () => Promise.resolve({ items: ['1'], more: false }),
    runsOn: none,
    runsTagged: none,
    modelsMeasuredOn: none,
    ...more,
  }
  const sources: Sources = new Proxy(answers, {
    get: (target, key: keyof Sources) => {
      asked.push(key)
      return target[key]
    },
  })
  return { asked, sources }
}

const view = (more: Partial<View> = {}): View => ({
  roots: [nodeId({ kind: 'version', model: 'm', version: '1' })],
  hops: 1,
  sides: ['up', 'down'],
  open: [],
  ...more,
})

async function read(sources: Sources, what: View) {
  const walk = createWalk((asks, known) => jobsFor(asks, { ...known, sources }))
  walk.want((records) => wanted(records, buildGraph(records, what.roots), what))
  const stop = walk.start()
  await vi.waitFor(() => expect(walk.progress().state).not.toBe('reading'))
  return { walk, stop, progress: walk.progress() }
}

test('one hop around a version costs five requests, each asked once', async () => {
  const { asked, sources } = source()
  const { progress } = await read(sources, view())
  expect(asked.toSorted()).toEqual(['copiesOf', 'files', 'loggedModel', 'model', 'version'])
  expect(progress).toMatchObject({ state: 'done', requests: 5, left: 0 })
})

test('what is closed or gone ends there, and is part of what was read', async () => {
  const { sources } = source({
    loggedModel: () => refuse('denied'),
    files: () => Promise.resolve('lost'),
  })
  const { progress } = await read(sources, view({ hops: 2 }))
  const graph = buildGraph(progress.records)
  expect(graph.nodes.get(`logged-model:${loggedId(1)}`)?.trouble?.kind).toBe('denied')
  expect(graph.nodes.get('version:m:1')?.trouble?.kind).toBe('lost')
  // the version's own field still leads to the run
  expect(graph.nodes.has(`run:${runId(1)}`)).toBe(true)
})

test('what failed is asked again when somebody says so, and nothing else is', async () => {
  let up = false
  const { asked, sources } = source({
    copiesOf: () => (up ? none() : refuse('unreachable')),
  })
  const { walk } = await read(sources, view())
  up = true
  asked.length = 0
  walk.again()
  await vi.waitFor(() => expect(walk.progress().records.copies.get('model:m')?.state).toBe('read'))
  expect(asked).toEqual(['copiesOf'])
})

test('the budget ends the reading until somebody says to go on', async () => {
  let asked = 0
  const endless = (): Ask[] => [{ question: 'run', of: nodeId({ kind: 'run', id: runId(asked) }) }]
  const walk = createWalk((asks) =>
    asks.map(({ of }) => ({
      cost: 1,
      answer: async () => {
        asked++
        return [{ question: 'run', of, reading: { state: 'unread', why: 'gone', words: '' } }]
      },
    })),
  )
  walk.want(endless)
  walk.start()
  await vi.waitFor(() => expect(walk.progress().state).toBe('paused'))
  expect(walk.progress()).toMatchObject({ requests: BUDGET, left: 1 })
  expect(asked).toBe(BUDGET)
  walk.goOn()
  await vi.waitFor(() => expect(asked).toBe(BUDGET * 2))
})

test('whoever leaves calls it off; coming back reads on', async () => {
  const begun: AbortSignal[] = []
  const walk = createWalk((asks, _, signal) =>
    asks.map(({ of }) => ({
      cost: 1,
      answer: async () => {
        begun.push(signal)
        if (begun.length === 1)
          await new Promise((_resolve, reject) => signal.addEventListener('abort', reject))
        return [{ question: 'run', of, reading: { state: 'unread', why: 'gone', words: '' } }]
      },
    })),
  )
  const of = nodeId({ kind: 'run', id: runId(1) })
  walk.want((records) => (records.run.has(of) ? [] : [{ question: 'run', of }]))
  const leave = walk.start()
  await vi.waitFor(() => expect(begun).toHaveLength(1))
  leave()
  expect(begun[0]?.aborted).toBe(true)
  walk.start()
  await vi.waitFor(() => expect(walk.progress().state).toBe('done'))
  expect(begun).toHaveLength(2)
})

/** A model whose versions were all made by runs of their own. */
const manyRuns = (many: number, more: Partial<Sources>) =>
  source({
    versionsOf: () =>
      Promise.resolve({
        items: Array.from({ length: many }, (_, i) =>
          aVersion({
            model: 'm',
            version: String(i + 1),
            source: `mlflow-artifacts:/1/${runId(i)}/artifacts/m`,
            runId: runId(i),
          }),
        ),
        more: false,
      }),
    ...more,
  })
const ofModel = view({ roots: [nodeId({ kind: 'model', name: 'm' })], hops: 2 })

test('many runs are one search; those that it leaves out are asked for alone, and say why', async () => {
  const { asked, sources } = manyRuns(4, {
    runs: (_, ids) => Promise.resolve(ids.slice(1).map((id) => aRun({ id }))),
    run: () => refuse('denied'),
  })
  const { progress } = await read(sources, ofModel)
  expect(asked.filter((one) => one.startsWith('run'))).toEqual(['runs', 'run'])
  const troubles = [...buildGraph(progress.records).nodes.values()].flatMap(({ about, trouble }) =>
    about.kind === 'run' ? [trouble?.kind ?? 'read'] : [],
  )
  expect(troubles.toSorted()).toEqual(['denied', 'read', 'read', 'read'])
})

test('what a search left out is counted, and ends at the budget as everything else', async () => {
  const { asked, sources } = manyRuns(BUDGET * 2, { run: () => refuse('denied') })
  const walk = createWalk((asks, known) => jobsFor(asks, { ...known, sources }))
  const runs = Array.from({ length: BUDGET * 2 }, (_, i) => nodeId({ kind: 'run', id: runId(i) }))
  walk.want((records) => {
    if (!records.versions.has('model:m')) return [{ question: 'versions', of: 'model:m' }]
    return runs.filter((of) => !records.run.has(of)).map((of) => ({ question: 'run', of }))
  })
  walk.start()
  await vi.waitFor(() => expect(walk.progress().state).toBe('paused'))
  expect(walk.progress().requests).toBe(BUDGET)
  expect(asked).toHaveLength(BUDGET)
})
