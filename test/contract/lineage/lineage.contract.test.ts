import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMlflowBackend } from '../../../src/backends/mlflow/adapter'
import { config } from '../../../src/backends/mlflow/scripted'
import { jobsFor } from '../../../src/queries/lineage/jobs'
import { sourcesOf } from '../../../src/queries/lineage/sources'
import { createWalk } from '../../../src/queries/lineage/walk'
import { createQueryClient } from '../../../src/queries/queryClient'
import { makeQueries } from '../../../src/queries/queries'
import { buildGraph } from '../../../src/registry/lineage/buildGraph'
import type { Graph } from '../../../src/registry/lineage/graph'
import { questionsOf } from '../../../src/registry/lineage/questions'
import { type Ask, type Records, askKey, isAnswered } from '../../../src/registry/lineage/records'
import { type NodeId, readNodeId } from '../../../src/registry/lineage/subject'
import { run } from '../../runner/processes.mjs'

// The lineage that the console reads by REST, against the one that MLflow's Python client tells: every node, every edge,
// and what is wrong with which node.

const REAL = process.env.RINGSIDE_TEST_MLFLOW ?? ''
const PYTHON = process.env.RINGSIDE_TEST_PYTHON ?? ''
const NAME = `lineage-${randomUUID().slice(0, 8)}`

interface Truth {
  nodes: string[]
  edges: string[]
  troubles: Record<string, string>
  files: Record<string, boolean>
  roots: string[]
}

async function python(command: string): Promise<string> {
  const env = { MLFLOW_TRACKING_URI: REAL }
  const { code, output } = await run(PYTHON, ['test/contract/lineage/truth.py', command, NAME], {
    env,
  })
  if (code !== 0) throw new Error(`truth.py ${command} failed:\n${output.slice(-4000)}`)
  return output
}

const tell = async (): Promise<Truth> =>
  JSON.parse((await python('tell')).split('\n').findLast((line) => line.startsWith('{')) ?? '')

/** Everything that can be asked about everything that is found. */
function wantAll(records: Records, graph: Graph): Ask[] {
  const asks = new Map<string, Ask>()
  const want = (ask: Ask) => {
    if (!isAnswered(records, ask)) asks.set(askKey(ask), ask)
  }
  for (const of of graph.nodes.keys()) {
    for (const side of ['up', 'down'] as const) questionsOf(of, side).forEach(want)
    const kind = readNodeId(of)?.kind
    if (kind === 'version')
      for (const question of ['version', 'files'] as const) want({ question, of })
    if (kind === 'run' || kind === 'logged-model') want({ question: kind, of })
  }
  return [...asks.values()]
}

async function read(roots: readonly NodeId[]) {
  const backend = createMlflowBackend({ config: config({}, { front: false }), base: REAL })
  const queryClient = createQueryClient()
  const reader = {
    mlmodel: () => Promise.resolve({ state: 'unreadable' as const, because: '', text: '' }),
    yaml: () => Promise.resolve({ state: 'unreadable' as const, because: '', text: '' }),
  }
  const app = { backend, queryClient, queries: makeQueries(backend, reader) }
  const walk = createWalk((asks, known, signal) =>
    jobsFor(asks, { ...known, sources: sourcesOf(app, signal) }),
  )
  walk.want((records) => wantAll(records, buildGraph(records, roots)))
  const stop = walk.start()
  await vi.waitFor(
    () => {
      if (walk.progress().state === 'paused') walk.goOn()
      expect(walk.progress().state).toBe('done')
    },
    { timeout: 100_000, interval: 50 },
  )
  stop()
  const { records, requests } = walk.progress()
  return { graph: buildGraph(records, roots), requests }
}

const told = (graph: Graph) =>
  [...graph.edges.values()]
    .map(({ from, kind, to, claimed }) => `${from} ${claimed ? '(claimed) ' : ''}${kind} ${to}`)
    .sort()

const byCodePoint = (texts: readonly string[]) => texts.toSorted()

async function compare() {
  const truth = await tell()
  const { graph } = await read(truth.roots)
  expect(told(graph)).toEqual(byCodePoint(truth.edges))
  expect([...graph.nodes.keys()].sort()).toEqual(byCodePoint(truth.nodes))
  const troubles = [...graph.nodes.values()].flatMap(({ id, trouble }) =>
    trouble === null ? [] : [[id, trouble.kind] as const],
  )
  const lost = Object.entries(truth.files).flatMap(([id, there]) =>
    there ? [] : [[id, 'lost'] as const],
  )
  // files of a logged model that is gone are asked for as well, and nobody promises what comes
  const known = troubles.filter(([id, kind]) => kind !== 'lost' || id in truth.files)
  expect(new Map(known)).toEqual(new Map([...Object.entries(truth.troubles), ...lost]))
  return truth
}

describe.skipIf(REAL === '' || PYTHON === '')('a real MLflow', () => {
  beforeAll(async () => {
    await python('seed')
  }, 240_000)
  afterAll(async () => {
    await python('remove')
  }, 120_000)

  test('tells the console the same lineage as MLflow’s client', { timeout: 240_000 }, async () => {
    const truth = await compare()
    // of every kind there is some: an empty truth would equal an empty graph
    for (const kind of [
      'dataset',
      'commit',
      'prompt',
      'run',
      'logged-model',
      'version',
      'alias',
      'model',
    ])
      expect(
        truth.nodes.some((id) => id.startsWith(`${kind}:`)),
        kind,
      ).toBe(true)
    expect(truth.edges.filter((edge) => edge.includes('dataset:dataset:'))).toHaveLength(2)
  })

  test(
    'and still does after a rename, a deleted run, a deleted logged model and lost files',
    { timeout: 240_000 },
    async () => {
      await python('break')
      const { troubles, files } = await compare()
      expect(new Set(Object.values(troubles))).toEqual(new Set(['gone', 'deleted']))
      expect(Object.values(files)).toContain(false)
    },
  )
})
