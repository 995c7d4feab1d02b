import {
  addFile,
  type ExperimentRow,
  loggedModelRoot,
  type LoggedModelRow,
  type MetricRow,
  type ModelRow,
  type RunRow,
  runRoot,
  type VersionRow,
  type World,
} from '../world'
import { Versions } from '../versions'
import { addModelFiles } from './files'
import { hexId } from './hash'

/** "2026-03-02 14:10", UTC. */
export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00Z`)

const MINUTE = 60_000

export function experiment(world: World, name: string, created: string): ExperimentRow {
  const row: ExperimentRow = {
    experiment_id: String(world.experiments.size + 1),
    name,
    lifecycle_stage: 'active',
    creation_time: at(created),
    last_update_time: at(created),
  }
  world.experiments.set(row.experiment_id, row)
  return row
}

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

export interface Training {
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
  /** `of` is what the commit is told apart by: the same text is the same commit. */
  commit?: { repo: string; of: string; branch?: string; dirty?: boolean }
  script?: string
  tags?: Record<string, string>
  /** A folder of files/. */
  files: string
  weights: { path: string; size: number }[]
  lost?: boolean
  deleted?: boolean
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

function tagsOf(training: Training) {
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
    ...Object.entries(training.tags ?? {}),
  ])
}

function metricsOf(training: Training, timestamp: number): MetricRow[] {
  const own = Object.entries(training.metrics ?? {}).map(([key, value]) => ({
    key,
    value,
    timestamp,
    step: 0,
  }))
  const measured = (training.measured ?? []).flatMap(({ on, metrics }) =>
    Object.entries(metrics).map(([key, value]) => ({
      key,
      value,
      timestamp,
      step: 0,
      dataset_name: on.name,
      dataset_digest: on.digest,
    })),
  )
  return [...own, ...measured]
}

function historiesOf({ curves = {} }: Training, start: number, end: number) {
  return new Map(
    Object.entries(curves).map(([key, values]) => [
      key,
      values.map((value, step) => ({
        key,
        value,
        timestamp: start + Math.floor(((step + 1) * (end - start)) / (values.length + 1)),
        step,
      })),
    ]),
  )
}

/** One run and, unless told otherwise, the model it logged, with its files. */
export function train(world: World, { experiment_id }: ExperimentRow, training: Training): Trained {
  const id = hexId(`run ${experiment_id} ${training.name}`)
  const [start, end] = [at(training.at), at(training.at) + (training.minutes ?? 12) * MINUTE]
  const metrics = metricsOf(training, end)
  const params = new Map(Object.entries(training.params ?? {}))
  const histories = historiesOf(training, start, end)
  const last = [...histories.values()].flatMap((points) => points.at(-1) ?? [])
  const run: RunRow = {
    run_id: id,
    experiment_id,
    run_name: training.name,
    user_id: training.by,
    status: 'FINISHED',
    start_time: start,
    end_time: end,
    lifecycle_stage: training.deleted ? 'deleted' : 'active',
    // a run keeps one value of each key, the last
    metrics: [...new Map([...last, ...metrics].map((metric) => [metric.key, metric])).values()],
    histories,
    params,
    tags: tagsOf(training),
    datasets: [
      ...(training.trainedOn ? [input(training.trainedOn, 'training')] : []),
      ...(training.measured ?? []).map(({ on }) => input(on, 'validation')),
    ],
    modelInputs: [],
    modelOutputs: [],
  }
  world.runs.set(id, run)
  const model = training.loggedModel === false ? null : logModel(world, run, training, metrics)
  const root = model ? loggedModelRoot(model) : `${runRoot(run)}/model`
  if (!training.lost) addFiles(world, root, run, model, training)
  return { run, model, root }
}

function logModel(world: World, run: RunRow, training: Training, metrics: MetricRow[]) {
  const model: LoggedModelRow = {
    model_id: `m-${hexId(`model ${run.run_id}`)}`,
    experiment_id: run.experiment_id,
    name: training.files,
    creation_timestamp_ms: run.start_time + MINUTE,
    last_updated_timestamp_ms: run.start_time + 2 * MINUTE,
    status: 'LOGGED_MODEL_READY',
    source_run_id: run.run_id,
    deleted: false,
    tags: new Map([...run.tags].filter(([key]) => /^mlflow\.(user|source)/.test(key))),
    params: run.params,
    metrics,
  }
  world.loggedModels.set(model.model_id, model)
  run.modelOutputs.push(model.model_id)
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

export interface ModelFacts {
  created: string
  description?: string
  tags?: Record<string, string>
}

export function registeredModel(world: World, name: string, facts: ModelFacts): ModelRow {
  const model: ModelRow = {
    name,
    creation_timestamp: at(facts.created),
    last_updated_timestamp: at(facts.created),
    description: facts.description ?? '',
    tags: new Map(Object.entries(facts.tags ?? {})),
    aliases: new Map(),
    versions: new Versions(),
    lastVersion: 0,
  }
  world.models.set(name, model)
  return model
}

export interface VersionFacts {
  /** By default three minutes after the run ended. */
  at?: string
  description?: string
  tags?: Record<string, string>
  aliases?: string[]
  stage?: string
}

function addVersion(
  model: ModelRow,
  created: number,
  facts: VersionFacts,
  origin: Pick<VersionRow, 'source' | 'location' | 'run_id'>,
): VersionRow {
  model.lastVersion += 1
  const row: VersionRow = {
    version: model.lastVersion,
    creation_timestamp: created,
    last_updated_timestamp: created,
    current_stage: facts.stage ?? 'None',
    description: facts.description ?? '',
    ...origin,
    run_link: '',
    status: 'READY',
    tags: new Map(Object.entries(facts.tags ?? {})),
  }
  model.versions.set(row.version, row)
  model.last_updated_timestamp = row.creation_timestamp
  for (const alias of facts.aliases ?? []) model.aliases.set(alias, row.version)
  return row
}

/** A version made from what a run logged; the logged model then names it in a tag, as MLflow writes it. */
export function register(
  model: ModelRow,
  { run, model: logged, root }: Trained,
  facts: VersionFacts,
) {
  const created = facts.at ? at(facts.at) : (run.end_time ?? run.start_time) + 3 * MINUTE
  const row = addVersion(model, created, facts, {
    source: root,
    location: root,
    run_id: run.run_id,
  })
  logged?.tags.set(
    'mlflow.modelVersions',
    JSON.stringify([{ name: model.name, version: row.version }]),
  )
  return row
}

/** A copy of another model's version: same run, same files, tags brought along by the client. */
export function copy(
  model: ModelRow,
  from: { model: ModelRow; row: VersionRow },
  facts: VersionFacts & { at: string },
) {
  const tags = { ...Object.fromEntries(from.row.tags), ...facts.tags }
  const description = facts.description ?? from.row.description ?? ''
  return addVersion(
    model,
    at(facts.at),
    { ...facts, description, tags },
    {
      source: `models:/${from.model.name}/${from.row.version}`,
      location: from.row.location,
      run_id: from.row.run_id,
    },
  )
}
