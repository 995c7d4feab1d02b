import { createMlflowBackend } from '../../src/backends/mlflow/adapter'
import { config } from '../../src/backends/mlflow/scripted'
import { createServer } from '../../src/mocks/server'
import { recorded } from '../../src/mocks/seeds/northbank/records'
import { jobsFor } from '../../src/queries/lineage/jobs'
import { sourcesOf } from '../../src/queries/lineage/sources'
import { createWalk } from '../../src/queries/lineage/walk'
import { makeQueries } from '../../src/queries/queries'
import { createQueryClient } from '../../src/queries/queryClient'
import { buildGraph } from '../../src/registry/lineage/buildGraph'
import type { Graph } from '../../src/registry/lineage/graph'
import { questionsOf } from '../../src/registry/lineage/questions'
import { type Ask, type Records, isAnswered } from '../../src/registry/lineage/records'
import { type NodeId, nodeId, readNodeId } from '../../src/registry/lineage/subject'

interface Whole {
  graph: Graph
  records: Records
}

const PAGE = 200
const unread = () => Promise.resolve({ state: 'unreadable' as const, because: '', text: '' })

/** What leads on from anything that was found. Files lead nowhere, and are not asked for. */
function wantAll(records: Records, graph: Graph): Ask[] {
  return [...graph.nodes.keys()].flatMap((of) => {
    const kind = readNodeId(of)?.kind
    const own =
      kind === 'version' || kind === 'run' || kind === 'logged-model'
        ? [{ question: kind, of }]
        : []
    const asks: Ask[] = [...questionsOf(of, 'up'), ...questionsOf(of, 'down'), ...own]
    return asks.filter((ask) => !isAnswered(records, ask))
  })
}

/** The lineage of all that a server holds, read as the console reads it, without its budget. */
export async function wholeLineage(base: string, fetch?: typeof globalThis.fetch): Promise<Whole> {
  const backend = createMlflowBackend({ config: config({}, { front: false }), base, fetch })
  const reader = { mlmodel: unread, yaml: unread }
  const app = {
    backend,
    queryClient: createQueryClient(),
    queries: makeQueries(backend, reader),
  }
  const roots: NodeId[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof backend.registry.models>> = await backend.registry.models(
      { terms: [], sort: 'name', cursor, pageSize: PAGE },
    )
    roots.push(...page.items.map(({ name }) => nodeId({ kind: 'model', name })))
    cursor = page.next
  } while (cursor !== null)
  const walk = createWalk((asks, known, signal) =>
    jobsFor(asks, { ...known, sources: sourcesOf(app, signal) }),
  )
  const done = new Promise<void>((resolve) => {
    walk.subscribe(() => {
      const { state } = walk.progress()
      // its walk is over once this was told
      if (state === 'paused') queueMicrotask(() => walk.goOn())
      if (state === 'done') resolve()
    })
  })
  walk.want((records) => wantAll(records, buildGraph(records, roots)))
  const stop = walk.start()
  await done
  stop()
  const { records } = walk.progress()
  return { graph: buildGraph(records, roots), records }
}

/** Northbank, the mock’s bank. */
export async function northbank(): Promise<Whole> {
  const serve = createServer(await recorded())
  return await wholeLineage('http://mock', (input, init) => serve(new Request(input, init)))
}
