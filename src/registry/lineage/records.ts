import type { ModelVersion, RegisteredModel } from '../model'
import type { LoggedModel, Run } from '../tracking'
import { type NodeId, nodeId } from './subject'

/** Rows of a search. `more`: the server has further ones that were not read. */
export interface Found<T> {
  items: readonly T[]
  more: boolean
}

/** What can be asked about a node, and what is answered. */
export interface Told {
  version: ModelVersion
  model: RegisteredModel
  /** As any answer tells of it; a search leaves out which logged models it read. */
  run: Run
  /** As `runs/get` alone tells of it. */
  'whole-run': Run
  'logged-model': LoggedModel
  /** Of a model. */
  versions: Found<ModelVersion>
  /** Of a model: versions elsewhere whose source is one of its versions. */
  copies: Found<ModelVersion>
  /** Of a run: versions registered from it, copies included. */
  registered: Found<ModelVersion>
  /** Of a run: runs that name it as their parent. */
  children: Found<Run>
  /** Of a dataset or a commit: runs that name it. */
  users: Found<Run>
  /** Of a dataset: logged models with a metric measured on it. */
  measured: Found<LoggedModel>
  /** Of a version: whether the files are there. */
  files: 'there' | 'lost'
}

export type Question = keyof Told

/** One question about one node; both together are its key. */
export interface Ask {
  question: Question
  of: NodeId
}

export type WhyUnread = 'denied' | 'gone' | 'unsupported' | 'failed'

/** `request`: what it was read with, as MLflow names it. `words`: the sentence that goes with the reason. */
export type Reading<T> =
  | { state: 'read'; value: T; request: string }
  | { state: 'unread'; why: WhyUnread; words: string }

/** All that was asked so far, by question and node. Answers are only added: a lineage grows. */
export type Records = { readonly [Q in Question]: ReadonlyMap<NodeId, Reading<Told[Q]>> }

export const noRecords = (): Records => ({
  version: new Map(),
  model: new Map(),
  run: new Map(),
  'whole-run': new Map(),
  'logged-model': new Map(),
  versions: new Map(),
  copies: new Map(),
  registered: new Map(),
  children: new Map(),
  users: new Map(),
  measured: new Map(),
  files: new Map(),
})

/** One answer, whichever question it is to. */
export type Answer = {
  [Q in Question]: { question: Q; of: NodeId; reading: Reading<Told[Q]> }
}[Question]

/** The records with these answers. A row of a search also answers for what the row is about, unless that was asked itself. */
export function withAnswers(records: Records, answers: readonly Answer[]): Records {
  const next = {
    version: new Map(records.version),
    model: new Map(records.model),
    run: new Map(records.run),
    'whole-run': new Map(records['whole-run']),
    'logged-model': new Map(records['logged-model']),
    versions: new Map(records.versions),
    copies: new Map(records.copies),
    registered: new Map(records.registered),
    children: new Map(records.children),
    users: new Map(records.users),
    measured: new Map(records.measured),
    files: new Map(records.files),
  }
  for (const answer of answers) {
    set(next, answer)
    for (const row of rowsOf(answer)) if (!isAnswered(next, row)) set(next, row)
  }
  return next
}

function set<Q extends Question>(
  maps: { [K in Q]: Map<NodeId, Reading<Told[K]>> },
  { question, of, reading }: { question: Q; of: NodeId; reading: Reading<Told[Q]> },
) {
  maps[question].set(of, reading)
}

const rows = <T>(reading: Reading<Found<T>>) =>
  reading.state === 'read' ? reading.value.items : []

function rowsOf(answer: Answer): Answer[] {
  if (answer.question === 'whole-run') return [{ ...answer, question: 'run' }]
  if (answer.reading.state === 'unread') return []
  const { request } = answer.reading
  switch (answer.question) {
    case 'versions':
    case 'copies':
    case 'registered':
      return rows(answer.reading).map((value) => ({
        question: 'version',
        of: nodeId({ kind: 'version', model: value.model, version: value.version }),
        reading: { state: 'read', value, request },
      }))
    case 'children':
    case 'users':
      return rows(answer.reading).map((value) => ({
        question: 'run',
        of: nodeId({ kind: 'run', id: value.id }),
        reading: { state: 'read', value, request },
      }))
    case 'measured':
      return rows(answer.reading).map((value) => ({
        question: 'logged-model',
        of: nodeId({ kind: 'logged-model', id: value.id }),
        reading: { state: 'read', value, request },
      }))
    case 'version':
    case 'model':
    case 'run':
    case 'logged-model':
    case 'files':
      return []
    default:
      return answer satisfies never
  }
}

export const isAnswered = (records: Records, { question, of }: Ask) => records[question].has(of)

export const askKey = ({ question, of }: Ask) => `${question} ${of}`

/** What was read, or null. */
export function valueOf<Q extends Question>(
  records: Records,
  question: Q,
  of: NodeId,
): Told[Q] | null {
  const reading: Reading<Told[Q]> | undefined = records[question].get(of)
  return reading?.state === 'read' ? reading.value : null
}
