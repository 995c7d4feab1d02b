import type { Tags } from './model'

export interface Experiment {
  id: string
  name: string
  deleted: boolean
}

/** A dataset is known by its name and its digest; the same name with another digest is other data. */
export interface DatasetRef {
  name: string
  digest: string
}

export interface Dataset extends DatasetRef {
  sourceType: string | null
  /** JSON texts as stored by the client. */
  source: string | null
  schema: string | null
  profile: string | null
  /** MLflow's `mlflow.data.context` tag: training, validation… */
  context: string | null
}

export interface Metric {
  key: string
  /** NaN and infinities are possible: MLflow stores them. */
  value: number
  step: number
  at: Date | null
  /** The dataset it was measured on, where that was logged. */
  dataset: { name: string; digest: string } | null
}

export interface Run {
  id: string
  name: string | null
  experimentId: string
  /** What the client claimed; no proof of identity. */
  user: string | null
  status: string
  deleted: boolean
  started: Date | null
  ended: Date | null
  params: ReadonlyMap<string, string>
  metrics: readonly Metric[]
  tags: Tags
  datasets: readonly Dataset[]
  /** Ids of logged models this run read and wrote. */
  modelInputs: readonly string[]
  modelOutputs: readonly string[]
}

/** MLflow 3's own record of a logged model, from which a version is registered. */
export interface LoggedModel {
  id: string
  name: string
  experimentId: string
  created: Date | null
  status: string
  artifactUri: string
  sourceRunId: string | null
  params: ReadonlyMap<string, string>
  metrics: readonly Metric[]
  tags: Tags
}

export interface ArtifactEntry {
  path: string
  isDirectory: boolean
  /** Bytes; null for a directory. */
  size: number | null
}
