import {
  addFile,
  type ExperimentRow,
  loggedModelRoot,
  type LoggedModelRow,
  type MetricRow,
  type RunRow,
  runRoot,
  type World,
} from '../world'
import { addModelFiles } from './files'
import { hexId } from './hash'
import { at, MINUTE } from './when'

export interface DatasetFacts {
  name: string
  digest: string
  /** Where it was read from. */
  uri: string
  rows: number
}

const input = ({ name, digest, uri, rows }: DatasetFacts, context: string) => ({
  dataset: {
    name,
    digest,
    source_type: uri.startsWith('s3:') ? 's3' : 'local',
    source: JSON.stringify({ uri }),
    profile: JSON.stringify({ num_rows: rows }),
  },
  tags: [{ key: 'mlflow.data.context', value: context }],
})

export interface RunFacts {
  name: string
  at: string
  by: string
  /** How long it ran. */
  minutes?: number
  params?: Record<string, string>
  /** Metrics of the run alone. */
  metrics?: Record<string, number>
  trainedOn?: DatasetFacts
  /** Metrics logged step by step while it ran: the values, evenly in time. */
  curves?: Record<string, number[]>
  /** Metrics measured on one dataset, which the logged model carries too. */
  measured?: { on: DatasetFacts; metrics: Record<string, number> }[]
  /** The same metrics, logged once more later: the server then shows these, and keeps both in the history. */
  relogged?: { at: string; on: DatasetFacts; metrics: Record<string, number> }
  /** `of` is what the commit is told apart by: the same text is the same commit. */
  commit?: { repo: string; of: string; branch?: string; dirty?: boolean }
  script?: string
  tags?: Record<string, string>
  /** The run that started this one. */
  parent?: RunRow
  /** Models that it measured and did not make. */
  evaluates?: readonly LoggedModelRow[]
  deleted?: boolean
}

export interface Training extends RunFacts {
  /** A folder of files/. */
  files: string
  /** What the model is logged as; by default like the folder. */
  as?: string
  weights: { path: string; size: number }[]
  lost?: boolean
  /** False: a client of MLflow 2 keeps the model's files under the run. */
  loggedModel?: boolean
}

export interface Trained {
  run: RunRow
  model: LoggedModelRow | null
  /** Where the files are. */
  root: string
}

const sha = (text: string) => hexId(text) + hexId(`${text} more`).slice(0, 8)

function tagsOf(training: RunFacts) {
  const { commit } = training
  return new Map([
    ['mlflow.user', training.by],
    ['mlflow.source.name', training.script ?? 'train.py'],
    ['mlflow.source.type', 'LOCAL'],
    ['mlflow.runName', training.name],
    ...(commit
      ? [
          [
            'mlflow.source.git.commit',
            sha(`${commit.repo} ${training.script} ${commit.of}`),
          ] as const,
          ['mlflow.source.git.branch', commit.branch ?? 'main'] as const,
          ['mlflow.source.git.repoURL', commit.repo] as const,
          ['mlflow.source.git.dirty', String(commit.dirty ?? false)] as const,
        ]
      : []),
    ...(training.parent ? [['mlflow.parentRunId', training.parent.run_id] as const] : []),
    ...Object.entries(training.tags ?? {}),
  ])
}

const logged = (
  metrics: Record<string, number>,
  timestamp: number,
  on?: DatasetFacts,
): MetricRow[] =>
  Object.entries(metrics).map(([key, value]) => ({
    key,
    value,
    timestamp,
    step: 0,
    ...(on && { dataset_name: on.name, dataset_digest: on.digest }),
  }))

/** All values, in the order of logging. */
const metricsOf = (
  { metrics = {}, measured = [], relogged }: RunFacts,
  end: number,
): MetricRow[] => [
  ...logged(metrics, end),
  ...measured.flatMap(({ on, metrics: each }) => logged(each, end, on)),
  ...(relogged ? logged(relogged.metrics, at(relogged.at), relogged.on) : []),
]

/** The last value of each key, on each dataset. */
const latestOf = (metrics: readonly MetricRow[], keyOf: (metric: MetricRow) => string) => [
  ...new Map(metrics.map((metric) => [keyOf(metric), metric])).values(),
]

const onItsData = ({ key, dataset_name = '', dataset_digest = '' }: MetricRow) =>
  JSON.stringify([key, dataset_name, dataset_digest])

function curvesOf({ curves = {} }: RunFacts, start: number, end: number) {
  return Object.entries(curves).map(
    ([key, values]) =>
      [
        key,
        values.map((value, step) => ({
          key,
          value,
          timestamp: start + Math.floor(((step + 1) * (end - start)) / (values.length + 1)),
          step,
        })),
      ] as const,
  )
}

/** What was logged again, with what it was before. */
const againOf = (metrics: readonly MetricRow[], { relogged }: RunFacts) =>
  Object.keys(relogged?.metrics ?? {}).map(
    (key) => [key, metrics.filter((metric) => metric.key === key)] as const,
  )

/** A run that logged no model. */
export function addRun(world: World, { experiment_id }: ExperimentRow, facts: RunFacts): RunRow {
  const id = hexId(`run ${experiment_id} ${facts.name}`)
  const [start, end] = [at(facts.at), at(facts.at) + (facts.minutes ?? 12) * MINUTE]
  const metrics = metricsOf(facts, end)
  const curves = curvesOf(facts, start, end)
  const last = curves.flatMap(([, points]) => points.at(-1) ?? [])
  const row: RunRow = {
    run_id: id,
    experiment_id,
    run_name: facts.name,
    user_id: facts.by,
    status: 'FINISHED',
    start_time: start,
    end_time: end,
    lifecycle_stage: facts.deleted ? 'deleted' : 'active',
    // a run keeps one value of each key, the last
    metrics: latestOf([...last, ...metrics], ({ key }) => key),
    histories: new Map([...curves, ...againOf(metrics, facts)]),
    params: new Map(Object.entries(facts.params ?? {})),
    tags: tagsOf(facts),
    datasets: [
      ...(facts.trainedOn ? [input(facts.trainedOn, 'training')] : []),
      ...(facts.measured ?? []).map(({ on }) => input(on, 'validation')),
    ],
    modelInputs: (facts.evaluates ?? []).map(({ model_id }) => model_id),
    modelOutputs: [],
  }
  world.runs.set(id, row)
  return row
}

/** One run and, unless told otherwise, the model it logged, with its files. */
export function train(world: World, of: ExperimentRow, training: Training): Trained {
  const row = addRun(world, of, training)
  const end = row.end_time ?? row.start_time
  const metrics = latestOf(metricsOf(training, end), onItsData)
  const model = training.loggedModel === false ? null : logModel(world, row, training, metrics)
  const root = model ? loggedModelRoot(model) : `${runRoot(row)}/model`
  if (!training.lost) addFiles(world, root, row, model, training)
  return { run: row, model, root }
}

function logModel(world: World, run: RunRow, training: Training, metrics: MetricRow[]) {
  const model: LoggedModelRow = {
    model_id: `m-${hexId(`model ${run.run_id}`)}`,
    experiment_id: run.experiment_id,
    name: training.as ?? training.files,
    creation_timestamp_ms: run.start_time + MINUTE,
    last_updated_timestamp_ms: run.start_time + 2 * MINUTE,
    status: 'LOGGED_MODEL_READY',
    source_run_id: run.run_id,
    deleted: false,
    tags: new Map(
      [...run.tags].filter(([key]) => /^mlflow\.(user|source|linkedPrompts)/.test(key)),
    ),
    params: run.params,
    metrics,
  }
  world.loggedModels.set(model.model_id, model)
  run.modelOutputs.push({ model_id: model.model_id, step: 0 })
  return model
}

function addFiles(
  world: World,
  root: string,
  run: RunRow,
  model: LoggedModelRow | null,
  training: Training,
) {
  const created = model?.creation_timestamp_ms ?? run.start_time
  addModelFiles(world, root, training.files, {
    model_id: model?.model_id ?? 'null',
    run_id: run.run_id,
    experiment_id: run.experiment_id,
    model_uuid: model?.model_id ?? hexId(`uuid ${run.run_id}`),
    created: new Date(created).toISOString().replace('T', ' ').replace('Z', '000'),
    size: String(training.weights.reduce((sum, { size }) => sum + size, 0)),
  })
  for (const { path, size } of training.weights) addFile(world, `${root}/${path}`, { size })
}
