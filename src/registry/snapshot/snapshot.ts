import type { Result } from '../checks/check'
import type { Known } from '../checks/facts'
import type { MetricPoint } from '../metricComparison'
import type { ModelVersion, RegisteredModel } from '../model'
import type { Gate } from '../policy'
import type { DatasetRef } from '../tracking'

/** A registered model as lists bring it along: enough for whatever is asked of names, tags and aliases. */
export type ListedModel = Omit<RegisteredModel, 'latestVersions'> & {
  /** Those of the versions that came along; absent: none did. */
  stages?: readonly (string | null)[] | undefined
}

/** One check of a version that holds an alias, without its details. */
export interface Judged {
  gate: Gate
  title: string
  result: Result
  fact: string
}

/** What a version is made of, as far as its run tells. */
export interface Origin {
  /** `none`: nothing names one. */
  run: 'there' | 'deleted' | 'none'
  /** Null: nothing names one. */
  runId: string | null
  /** Its datasets, each state once. */
  data: readonly DatasetRef[]
}

/** The data that a version was trained on, and when and where. */
export interface Training {
  experiment: string
  started: Date | null
  /** `place` as `datasetPlace` has it. */
  data: readonly (DatasetRef & { place: string | null })[]
}

/**
 * What a version that holds an alias is like: boiled down when it was read, since five thousand MLmodel files are more
 * than a tab should keep.
 */
export interface AliasedVersion {
  model: string
  version: string
  record: Known<
    Pick<ModelVersion, 'created' | 'createdBy' | 'status' | 'tags'> & {
      /** It has a description of its own. */
      described: boolean
    }
  >
  /** Its readiness by the policy it was read under; empty where its record could not be read. */
  checks: readonly Judged[]
  flavors: Known<readonly { name: string; library: string | null }[]>
  mlflow: Known<string | null>
  python: Known<string | null>
  /** Null: it has no requirements.txt. */
  packages: Known<readonly { name: string; pinned: string | null }[] | null>
  /** By which words ("cloudpickle") its flavors are loaded by unpickling; empty: none is. */
  pickled: Known<readonly string[]>
  points: Known<readonly MetricPoint[]>
  /** `missing`: it names a run that is gone, or is gone itself. */
  origin: Known<Origin>
  /** Null: it names no run. */
  training: Known<Training | null>
}

/** The whole registry at one time, as far as it was read. Times are the reader's clock. */
export interface Snapshot {
  begun: Date
  /** The policy that readiness was judged by, in its written form as JSON. */
  policy: string
  /** Null: not all of it was read. */
  ended: Date | null
  /** Every page of models was read: only then is there a total. */
  listed: boolean
  models: readonly ListedModel[]
  /** Rows that came and could not be read. */
  skipped: number
  /** By `keyOf`. Versions that hold an alias, of the models read so far. */
  versions: ReadonlyMap<string, AliasedVersion>
}

/** Counted up with every change of these types: what was kept or written in another shape is read anew. */
export const SNAPSHOT_SHAPE = 5

export const keyOf = (model: string, version: string) => JSON.stringify([model, version])

export const emptySnapshot = (begun: Date, policy = '{}'): Snapshot => ({
  begun,
  policy,
  ended: null,
  listed: false,
  models: [],
  skipped: 0,
  versions: new Map(),
})

/** What stayed unknown because it was refused or failed, and may be read another time or by somebody else. */
export function gapsIn({ skipped, versions }: Snapshot): { rows: number; versions: number } {
  const lacking = [...versions.values()].filter(({ record, flavors, packages, points, origin }) =>
    [record, flavors, packages, points, origin].some(
      (one) => !one.known && REFUSED.has(one.because),
    ),
  )
  return { rows: skipped, versions: lacking.length }
}

/** What is not there, and what is there and says nothing, is so for everybody. What was not read for that reason as well. */
const REFUSED: ReadonlySet<string> = new Set(['denied', 'failed'])

/** Every version that holds an alias, once, in the order of the models. */
export function aliasedRefs(models: readonly ListedModel[]) {
  return models.flatMap(({ name, aliases }) =>
    [...new Set(aliases.values())].map((version) => ({ model: name, version })),
  )
}
