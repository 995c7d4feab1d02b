import { RegistryError } from '../../registry/errors'
import { experimentHint } from '../../registry/experimentHint'
import {
  type Answer,
  type Ask,
  type Found,
  type Question,
  type Reading,
  type Records,
  type Told,
  askKey,
} from '../../registry/lineage/records'
import { type NodeId, nodeId, readNodeId } from '../../registry/lineage/subject'
import type { Sources } from './sources'

/** A few requests that answer some questions. */
export interface Job {
  /** How many requests it takes at most. */
  cost: number
  answer: () => Promise<readonly Answer[]>
  /** Of a search: which it is for. It leaves out what is closed or gone, so what it doesn't answer is asked for alone. */
  searchesFor?: readonly Ask[]
}

/** From so many on, one search in the experiments that are known is worth it. */
const WORTH_A_SEARCH = 3
const IDS_AT_ONCE = 100
/** Names are longer than ids, and travel in an address. */
const MODELS_AT_ONCE = 50
const PARENT = 'mlflow.parentRunId'

interface Known {
  records: Records
  sources: Sources
  /** Keys of asks that a search left out. */
  alone?: ReadonlySet<string>
}

/** How to ask the server all of this with as few requests as it takes. */
export function jobsFor(asks: readonly Ask[], known: Known): Job[] {
  const by = new Map<Question, NodeId[]>()
  for (const { question, of } of asks) by.set(question, [...(by.get(question) ?? []), of])
  const each = (question: Question, job: (of: NodeId) => Job | null) =>
    (by.get(question) ?? []).flatMap((of) => job(of) ?? [])
  return [
    ...versionJobs(by.get('version') ?? [], known),
    ...each('model', (of) => modelJob('model', of, (name) => known.sources.model(name))),
    ...each('versions', (of) => modelJob('versions', of, (name) => known.sources.versionsOf(name))),
    ...each('copies', (of) => modelJob('copies', of, (name) => known.sources.copiesOf(name))),
    ...wholeRunJobs(by.get('whole-run') ?? [], known),
    ...runJobs(
      (by.get('run') ?? []).filter((of) => by.get('whole-run')?.includes(of) !== true),
      known,
    ),
    ...loggedModelJobs(by.get('logged-model') ?? [], known),
    ...registeredJobs(by.get('registered') ?? [], known),
    ...childrenJobs(by.get('children') ?? [], known),
    ...each('users', (of) => usersJob(of, known)),
    ...each('measured', (of) => measuredJob(of, known)),
    // last: what a picture is drawn with before it is read to the end
    ...each('files', (of) => filesJob(of, known)),
  ]
}

async function answered<Q extends Question>(
  question: Q,
  of: NodeId,
  request: string,
  read: () => Promise<Told[Q]>,
): Promise<Answer> {
  const reading = await read().then(
    (value): Reading<Told[Q]> => ({ state: 'read', value, request }),
    (error: unknown): Reading<Told[Q]> => unread(error),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- question and reading go together by Q
  return { question, of, reading } as Answer
}

/** What is closed or gone is an answer; so is a failure, which may be asked about again. Only who gave up gets no answer. */
function unread(
  error: unknown,
): { state: 'unread' } & Extract<Reading<never>, { state: 'unread' }> {
  if (!(error instanceof RegistryError)) throw error
  const words = error.facts.serverMessage ?? error.message
  const { kind } = error
  if (kind === 'denied') return { state: 'unread', why: 'denied', words }
  if (kind === 'missing') return { state: 'unread', why: 'gone', words }
  if (kind === 'unsupported') return { state: 'unread', why: 'unsupported', words }
  return { state: 'unread', why: 'failed', words }
}

const one = (cost: number, answer: () => Promise<Answer>): Job => ({
  cost,
  answer: async () => [await answer()],
})

function versionJob(of: NodeId, { sources }: Known): Job | null {
  const about = readNodeId(of)
  if (about?.kind !== 'version') return null
  return one(1, () => answered('version', of, 'model-versions/get', () => sources.version(about)))
}

const asksFor = (question: Question, of: readonly NodeId[]): Ask[] =>
  of.map((node) => ({ question, of: node }))

/** Versions of many models are one search for every fifty. */
function versionJobs(all: readonly NodeId[], known: Known): Job[] {
  const single = (nodes: readonly NodeId[]) =>
    nodes.flatMap((node) => versionJob(node, known) ?? [])
  const { left, fresh: of } = leftOut('version', all, known)
  const byModel = new Map<string, NodeId[]>()
  for (const node of of) {
    const about = readNodeId(node)
    if (about?.kind === 'version')
      byModel.set(about.model, [...(byModel.get(about.model) ?? []), node])
  }
  if (byModel.size < WORTH_A_SEARCH) return single(all)
  const models = [...byModel.keys()]
  const parts = Array.from({ length: Math.ceil(models.length / MODELS_AT_ONCE) }, (_, i) =>
    models.slice(i * MODELS_AT_ONCE, (i + 1) * MODELS_AT_ONCE),
  )
  const searches = parts.map((names): Job => {
    const asked = new Set(names.flatMap((name) => byModel.get(name) ?? []))
    return {
      cost: 1,
      searchesFor: asksFor('version', [...asked]),
      answer: async () => {
        const { items } = await known.sources.versionsOfModels(names).catch(noneIfRefused)
        return items.flatMap((value): Answer[] => {
          const node = nodeId({ kind: 'version', model: value.model, version: value.version })
          return asked.has(node)
            ? [{ question: 'version', of: node, reading: read(value, 'model-versions/search') }]
            : []
        })
      },
    }
  })
  return [...searches, ...single(left)]
}

function filesJob(of: NodeId, { sources }: Known): Job | null {
  const about = readNodeId(of)
  if (about?.kind !== 'version') return null
  return one(1, () =>
    answered('files', of, 'model-versions/get-artifact', () => sources.files(about)),
  )
}

function modelJob<Q extends 'model' | 'versions' | 'copies'>(
  question: Q,
  of: NodeId,
  read: (name: string) => Promise<Told[Q]>,
): Job | null {
  const about = readNodeId(of)
  if (about?.kind !== 'model') return null
  const request = question === 'model' ? 'registered-models/get' : 'model-versions/search'
  return one(1, () => answered(question, of, request, () => read(about.name)))
}

function wholeRunJobs(of: readonly NodeId[], { sources }: Known): Job[] {
  return of.flatMap((node) => {
    const about = readNodeId(node)
    if (about?.kind !== 'run') return []
    return [one(1, () => answered('whole-run', node, 'runs/get', () => sources.run(about.id)))]
  })
}

/** One search for many of them. */
function runJobs(all: readonly NodeId[], known: Known): Job[] {
  const experiments = experimentsIn(known.records)
  const { left, fresh: of } = leftOut('run', all, known)
  if (of.length < WORTH_A_SEARCH || experiments.length === 0) return wholeRunJobs(all, known)
  const searches = batches(of).map((batch): Job => ({
    cost: 1,
    searchesFor: asksFor('run', batch),
    answer: async () => {
      const ids = batch.flatMap(idOf)
      const found = await known.sources.runs(experiments, ids).catch(nothingIfRefused)
      return found.map((run) => ({
        question: 'run',
        of: nodeId({ kind: 'run', id: run.id }),
        reading: read(run, 'runs/search'),
      }))
    },
  }))
  return [...searches, ...wholeRunJobs(left, known)]
}

function loggedModelJobs(all: readonly NodeId[], known: Known): Job[] {
  const single = (nodes: readonly NodeId[]) =>
    nodes.flatMap((node) =>
      idOf(node).map((id) =>
        one(1, () =>
          answered('logged-model', node, 'logged-models/get', () => known.sources.loggedModel(id)),
        ),
      ),
    )
  const experiments = experimentsIn(known.records)
  const { left, fresh: of } = leftOut('logged-model', all, known)
  if (of.length < WORTH_A_SEARCH || experiments.length === 0) return single(all)
  const searches = batches(of).map((batch): Job => ({
    // pages of fifty
    cost: 2,
    searchesFor: asksFor('logged-model', batch),
    answer: async () => {
      const ids = batch.flatMap(idOf)
      const found = await known.sources.loggedModels(experiments, ids).catch(nothingIfRefused)
      return found.map((model) => ({
        question: 'logged-model',
        of: nodeId({ kind: 'logged-model', id: model.id }),
        reading: read(model, 'logged-models/search'),
      }))
    },
  }))
  return [...searches, ...single(left)]
}

/** Those that a search left out, and those that none was made for. */
function leftOut(question: Question, all: readonly NodeId[], { alone }: Known) {
  const isLeft = (of: NodeId) => alone?.has(askKey({ question, of })) === true
  return { left: all.filter(isLeft), fresh: all.filter((of) => !isLeft(of)) }
}

const read = <T>(value: T, request: string): Reading<T> => ({ state: 'read', value, request })

/** A search that is refused finds nothing: what it was for then says itself what is wrong. */
function nothingIfRefused(error: unknown): [] {
  if (error instanceof RegistryError && error.kind !== 'unreachable') return []
  throw error
}

const noneIfRefused = (error: unknown): Found<never> => ({
  items: nothingIfRefused(error),
  more: false,
})

function registeredJobs(of: readonly NodeId[], { sources }: Known): Job[] {
  return batches(of).map((batch) => ({
    cost: 1,
    answer: async () => {
      const ids = batch.flatMap((node) => idOf(node))
      const found = await answered('registered', batch[0] ?? '', 'model-versions/search', () =>
        sources.versionsOfRuns(ids),
      )
      return shared('registered', batch, found, (version, id) => version.runId === id)
    },
  }))
}

function childrenJobs(all: readonly NodeId[], { records, sources }: Known): Job[] {
  // a run tells the experiment in which its children are looked for, so it is read before
  const of = all.filter((node) => records.run.has(node))
  const experiments = experimentsIn(records)
  if (experiments.length === 0)
    return of.map((node) => ({ cost: 0, answer: async () => [nowhereToLook(node)] }))
  if (of.length === 0) return []
  if (of.length < WORTH_A_SEARCH) {
    return of.flatMap((node) =>
      idOf(node).map((id) =>
        one(1, () =>
          answered('children', node, 'runs/search', () =>
            sources.runsTagged(PARENT, id, experiments),
          ),
        ),
      ),
    )
  }
  // a tag can't be looked for by a list of values, so all runs with a parent are
  return [
    {
      cost: 1,
      answer: async () => {
        const found = await answered('children', of[0] ?? '', 'runs/search', () =>
          sources.runsTagged(PARENT, null, experiments),
        )
        return shared('children', of, found, (run, id) => run.tags.get(PARENT) === id)
      },
    },
  ]
}

const nowhereToLook = (of: NodeId): Answer => ({
  question: 'children',
  of,
  reading: {
    state: 'unread',
    why: 'unsupported',
    words: 'Its experiment is not known, and MLflow looks for runs within experiments only.',
  },
})

/** One answer to a search for several nodes, told apart by whose each row is. */
function shared<Q extends 'registered' | 'children'>(
  question: Q,
  of: readonly NodeId[],
  found: Answer,
  isOf: (row: Told[Q]['items'][number], id: string) => boolean,
): Answer[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is an answer to `question`
  const reading = found.reading as Reading<Found<Told[Q]['items'][number]>>
  return of.flatMap((node) =>
    idOf(node).map((id) => {
      const own: typeof reading =
        reading.state === 'unread'
          ? reading
          : {
              ...reading,
              value: {
                items: reading.value.items.filter((row) => isOf(row, id)),
                more: reading.value.more,
              },
            }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- question and reading go together by Q
      return { question, of: node, reading: own } as Answer
    }),
  )
}

function usersJob(of: NodeId, { sources }: Known): Job | null {
  const about = readNodeId(of)
  if (about?.kind !== 'dataset' && about?.kind !== 'commit') return null
  return one(2, () =>
    answered('users', of, 'runs/search', async () => {
      const { items: experiments, more } = await sources.experiments()
      const found =
        about.kind === 'dataset'
          ? await sources.runsOn(about, experiments)
          : await sources.runsTagged('mlflow.source.git.commit', about.commit, experiments)
      return { ...found, more: found.more || more }
    }),
  )
}

function measuredJob(of: NodeId, { sources }: Known): Job | null {
  const about = readNodeId(of)
  if (about?.kind !== 'dataset') return null
  return one(1, () =>
    answered('measured', of, 'logged-models/search', async () => {
      const { items: experiments, more } = await sources.experiments()
      const found = await sources.modelsMeasuredOn(about, experiments)
      return { ...found, more: found.more || more }
    }),
  )
}

const idOf = (node: NodeId): string[] => {
  const about = readNodeId(node)
  return about?.kind === 'run' || about?.kind === 'logged-model' ? [about.id] : []
}

const batches = (of: readonly NodeId[]): (readonly NodeId[])[] =>
  Array.from({ length: Math.ceil(of.length / IDS_AT_ONCE) }, (_, i) =>
    of.slice(i * IDS_AT_ONCE, (i + 1) * IDS_AT_ONCE),
  )

/** Experiments that what was read lies in, as far as it tells. */
export function experimentsIn(records: Records): string[] {
  const found = new Set<string>()
  for (const question of ['run', 'logged-model'] as const)
    for (const reading of records[question].values())
      if (reading.state === 'read') found.add(reading.value.experimentId)
  for (const reading of records.version.values()) {
    const hint = reading.state === 'read' ? experimentHint(reading.value.source) : null
    if (hint !== null) found.add(hint)
  }
  return [...found].sort()
}
