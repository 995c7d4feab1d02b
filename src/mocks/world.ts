import type { WireRun } from '../backends/mlflow/wireTracking'
import type { Ask, Middleware } from './ask'
import type { Persona } from '../registry/persona'
import type { PersonRow, RoleRow } from './auth/accounts'
import type { Level } from './auth/levels'
import { hexId } from './seeds/hash'
import type { Versions } from './versions'

/** The mock's fixed today. Everything a seed tells lies before it; each write moves the clock on by a second. */
export const TODAY = Date.UTC(2026, 5, 15, 9)

export interface VersionRow {
  version: number
  creation_timestamp: number
  last_updated_timestamp: number
  current_stage: string
  /** Null after an update without one: MLflow then leaves the field out. */
  description: string | null
  source: string
  /** Where the files are: for a copy (`models:/name/1`) the original's location. */
  location: string
  run_id: string
  run_link: string
  status: string
  tags: Map<string, string>
}

export interface ModelRow {
  name: string
  creation_timestamp: number
  last_updated_timestamp: number
  description: string | null
  tags: Map<string, string>
  aliases: Map<string, number>
  versions: Versions
  /** The highest number ever given: a deleted version frees none. */
  lastVersion: number
}

export interface ExperimentRow {
  experiment_id: string
  name: string
  /** Left out: a folder of the artifact proxy, named by the id. */
  artifact_location?: string
  lifecycle_stage: string
  creation_time: number
  last_update_time: number
  tags: Map<string, string>
}

export interface MetricRow {
  key: string
  value: number
  timestamp: number
  step: number
  dataset_name?: string
  dataset_digest?: string
  /** Of a logged model's: which run measured it, when that is not the one that logged the model. */
  run_id?: string
}

export interface ModelOutput {
  model_id: string
  step: number
}

type Inputs = NonNullable<WireRun['inputs']>

export interface RunRow {
  run_id: string
  experiment_id: string
  run_name: string
  user_id: string
  status: string
  start_time: number
  end_time: number | null
  lifecycle_stage: string
  /** Where its files are, unless in its experiment's folder of the artifact proxy. */
  artifact_uri?: string
  /** The latest of each key, as `runs/get` answers. */
  metrics: MetricRow[]
  /** All values of a key that was logged more than once, in the order of logging. */
  histories: Map<string, MetricRow[]>
  params: Map<string, string>
  tags: Map<string, string>
  datasets: NonNullable<Inputs['dataset_inputs']>
  /** Ids of logged models. */
  modelInputs: string[]
  modelOutputs: ModelOutput[]
}

export interface LoggedModelRow {
  model_id: string
  experiment_id: string
  name: string
  creation_timestamp_ms: number
  last_updated_timestamp_ms: number
  status: string
  source_run_id: string
  model_type?: string
  /** As a run's. */
  artifact_uri?: string
  deleted: boolean
  tags: Map<string, string>
  params: Map<string, string>
  metrics: MetricRow[]
}

/** What a person signs in with. */
export interface Credential {
  username: string
  password: string
}

export interface FileRow {
  size: number
  /** Null: only the entry exists. Nobody wants 13 GB of weights in a browser tab. */
  content: string | Uint8Array<ArrayBuffer> | null
}

export interface Workspace {
  description: string
  world: World
}

/** Everything the mock knows. Keyed by user text throughout, hence Maps. */
export interface World {
  now: number
  /** The time of the write that follows one at `now`: a second later, unless somebody wants the real one. */
  clock: (now: number) => number
  models: Map<string, ModelRow>
  experiments: Map<string, ExperimentRow>
  runs: Map<string, RunRow>
  loggedModels: Map<string, LoggedModelRow>
  /** By full URI. */
  files: Map<string, FileRow>
  /** Who can sign in, by name. While there is nobody, the server asks for no sign-in. */
  people: Map<string, PersonRow>
  roles: Map<number, RoleRow>
  /** What everybody may do where nothing is granted. */
  defaultPermission: Level
  /** Whom a tab is signed in as when it opens. The session is the front's; nothing here reads it. */
  signedInAs: Credential | null
  /** What tells this server's ids from another's: clients keep what they know of a file by its id alone. */
  address: string
  /** Where the server was started: experiments may name a place of the computer from there. */
  folder: string
  /** Whose eyes a tab may look through, without a password. They are among the people. */
  cast: readonly Persona[]
  /** The name of the workspace that this world is. */
  workspace: string
  /** The worlds of a server with workspaces, this one among them, by name; empty on a server without. */
  workspaces: ReadonlyMap<string, Workspace>
  /** How late the answer to a request comes, in ms, by what is asked alone; null for at once. */
  latency: ((ask: Ask) => number) | null
  /** What stands before the handlers: features taken away, refusals, outages. The first is the outermost. */
  middleware: Middleware[]
}

/** Every MLflow has it from its first start. */
const DEFAULT_EXPERIMENT = '0'

const defaultExperiment = (): ExperimentRow => ({
  experiment_id: DEFAULT_EXPERIMENT,
  name: 'Default',
  lifecycle_stage: 'active',
  creation_time: TODAY - 365 * 86_400_000,
  last_update_time: TODAY - 365 * 86_400_000,
  tags: new Map(),
})

export function emptyWorld(): World {
  return {
    now: TODAY,
    clock: (now) => now + 1000,
    models: new Map(),
    experiments: new Map([[DEFAULT_EXPERIMENT, defaultExperiment()]]),
    runs: new Map(),
    loggedModels: new Map(),
    files: new Map(),
    people: new Map(),
    roles: new Map(),
    defaultPermission: 'READ',
    signedInAs: null,
    address: '',
    folder: '/',
    cast: [],
    workspace: 'default',
    workspaces: new Map(),
    latency: null,
    middleware: [],
  }
}

/** The time of a write, in ms. */
export function tick(world: World): number {
  world.now = world.clock(world.now)
  return world.now
}

/** 32 hex digits that no other write gets, here or on another server: the clock has moved for it. */
export const newId = (world: World, kind: string) =>
  hexId(`${kind} ${world.address} ${world.workspace} ${world.now}`)

/** As MLflow lays them out with `--serve-artifacts`. */
export const experimentRoot = (row: ExperimentRow) =>
  row.artifact_location ?? `mlflow-artifacts:/${row.experiment_id}`
export const runRoot = (run: RunRow) =>
  run.artifact_uri ?? `mlflow-artifacts:/${run.experiment_id}/${run.run_id}/artifacts`
export const loggedModelRoot = (model: LoggedModelRow) =>
  model.artifact_uri ??
  `mlflow-artifacts:/${model.experiment_id}/models/${model.model_id}/artifacts`

const sizeOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content).length : content.length

export function addFile(
  world: World,
  uri: string,
  file: string | Uint8Array<ArrayBuffer> | { size: number },
) {
  const known = typeof file === 'string' || file instanceof Uint8Array
  world.files.set(
    uri,
    known ? { size: sizeOf(file), content: file } : { size: file.size, content: null },
  )
}
