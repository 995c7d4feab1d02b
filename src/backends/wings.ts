import { RegistryError } from '../registry/errors'
import type { Holdings } from '../registry/grants'
import type { Granted } from '../registry/levels'
import type { Me } from '../registry/me'
import type { MetricHistory } from '../registry/metricHistory'
import type { Workspace } from '../registry/workspace'
import type { Found } from '../registry/lineage/records'
import type { ModelVersion, VersionRef } from '../registry/model'
import type { Subject } from '../registry/subject'
import type { DatasetRef, Experiment, LoggedModel, Run } from '../registry/tracking'
import type { AliasWrite, Ask, Page } from './backend'

/**
 * Parts of a backend that few pages need, each a port and a chunk of its own: its code, its wire schemas and its paths
 * are loaded with its first use and stay out of the first load. To add one: an interface and a line here, a `create…`
 * beside the adapter, a line in the adapter's `wings`.
 */
export interface Wings {
  workspaces(): Promise<WorkspacesBackend>
  people(): Promise<PeopleBackend>
  annotations(): Promise<AnnotationsBackend>
  rights(): Promise<RightsBackend>
  history(): Promise<HistoryBackend>
  files(): Promise<FilesBackend>
  runs(): Promise<RunsBackend>
  copies(): Promise<CopiesBackend>
  lineage(): Promise<LineageBackend>
}

/** Registries beside each other on one server. */
export interface WorkspacesBackend {
  /** Those that this person may see, by name. */
  list(ask?: Ask): Promise<readonly Workspace[]>
}

/** Files of versions, of any size. */
export interface FilesBackend {
  /** Where a browser downloads it by itself; null where that takes more than an address. */
  address(ref: VersionRef, path: string): string | null
  /** The file as it arrives; throws `RegistryError`, or the reason of the signal. What breaks later breaks the stream. */
  open(ref: VersionRef, path: string, ask?: Ask): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** What a run is given, whole or not at all. */
export interface Batch {
  /** Written once: another value under a key that is there is `invalid`, and nothing of the batch is kept. */
  params?: ReadonlyMap<string, string>
  tags?: ReadonlyMap<string, string>
}

export interface NewRun {
  experiment: string
  name: string
  tags: ReadonlyMap<string, string>
  /** Who the run says started it: a claim. */
  user: string
  at: Date
}

export interface RunQuery {
  experiment: string
  /** In MLflow's search grammar; '' finds all. */
  filter: string
  pageSize: number
  cursor: string | null
  /** Those that were deleted as well. */
  deleted: boolean
}

/** Runs that are written, not only read. Each write is sent once; throws `RegistryError`, as the other ports do. */
export interface RunsBackend {
  /** Null: there is none of this name. One that was deleted still has its name. */
  experimentNamed(name: string, ask?: Ask): Promise<Experiment | null>
  /** `missing`, `denied`: a search in such a one finds nothing, without a word. */
  experiment(id: string, ask?: Ask): Promise<Experiment>
  /** Its id; `taken` where another has the name. Who makes it may do everything in it. */
  createExperiment(name: string): Promise<string>
  run(id: string, ask?: Ask): Promise<Run>
  /** Newest first. */
  search(query: RunQuery, ask?: Ask): Promise<Page<Run>>
  /** Its id. */
  createRun(run: NewRun): Promise<string>
  logBatch(run: string, batch: Batch): Promise<void>
  rename(run: string, name: string): Promise<void>
}

/** Versions that are made of others. Throws `RegistryError`, as the other ports do. */
export interface CopiesBackend {
  /** A version of `model` with the files, the tags and the description of `source`, as MLflow's own client makes it. */
  copy(source: ModelVersion, model: string): Promise<ModelVersion>
  /** The versions of `model` that were made of `source`, newest first. */
  copiesOf(source: VersionRef, model: string, ask?: Ask): Promise<readonly ModelVersion[]>
}

/** Who people are, on servers with a sign-in. Throws `RegistryError`, as the other ports do. */
export interface PeopleBackend {
  /** `unsupported` or `missing` where the server knows nobody. */
  me(ask?: Ask): Promise<Me>
}

/** What people write on models and versions. Each method is one write, never repeated, and throws `RegistryError` only. */
export interface AnnotationsBackend {
  setTag(on: Subject, key: string, value: string): Promise<void>
  /** Removing a tag that is not there is no error. */
  removeTag(on: Subject, key: string): Promise<void>
  describe(on: Subject, text: string): Promise<void>
  /** With `holder`, the version that the person saw it on, as its precondition where there is a front. */
  removeAlias(model: string, alias: string, holder: string): Promise<AliasWrite>
}

/** What people may do, on servers that tell. Throws `RegistryError`: `unsupported` or `missing` where the server does not. */
export interface RightsBackend {
  /** All that this person was given, in one request (two on servers with the plug-in mlflow-oidc-auth). */
  mine(ask?: Ask): Promise<Holdings>
  /** What `user` has on one model in the end, the server's default included. Others than oneself: for admins. */
  level(user: string, model: string, ask?: Ask): Promise<Granted>
  /** Everybody the server knows, with what they were given: for admins. */
  everybody(ask?: Ask): Promise<readonly Person[]>
}

/** Series of metrics, and the records of several runs at once. Throws `RegistryError`, as the other ports do. */
export interface HistoryBackend {
  /** A long series comes sampled, or as its beginning. A key that the run never logged is an empty series. */
  metric(runId: string, key: string, ask?: Ask): Promise<MetricHistory>
  /** Those of `ids` that lie in these experiments and may be read, deleted ones included. */
  runs(experimentIds: readonly string[], ids: readonly string[], ask?: Ask): Promise<readonly Run[]>
  /** Logged models by their own ids or those of their runs. */
  loggedModels(
    experimentIds: readonly string[],
    by: 'model_id' | 'source_run_id',
    ids: readonly string[],
    ask?: Ask,
  ): Promise<readonly LoggedModel[]>
}

/**
 * What leads from one record to those that name it. Searches answer with what this person may see, and with `more` where
 * the server has further rows. Throws `RegistryError`, as the other ports do.
 */
export interface LineageBackend {
  /** The newest versions of a model. */
  versionsOf(model: string, ask?: Ask): Promise<Found<ModelVersion>>
  /** The newest versions of several models. Names that no filter can carry are left out. */
  versionsOfModels(models: readonly string[], ask?: Ask): Promise<Found<ModelVersion>>
  /** Versions anywhere that were copied from a version of `model`. */
  copiesOf(model: string, ask?: Ask): Promise<Found<ModelVersion>>
  /** A page of the versions of all models, the newest first. */
  newestVersions(cursor: string | null, ask?: Ask): Promise<Page<ModelVersion>>
  /** Versions of any model that name one of these runs. */
  versionsOfRuns(runIds: readonly string[], ask?: Ask): Promise<Found<ModelVersion>>
  /** Ids of all experiments, deleted ones included: runs are only searched within some. */
  experiments(ask?: Ask): Promise<Found<string>>
  /** Runs that name this dataset, in this state, as an input. */
  runsOn(dataset: DatasetRef, experiments: readonly string[], ask?: Ask): Promise<Found<Run>>
  /** A page of the runs that name one of these datasets as an input, in any state; the newest first. */
  runsOnNames(
    names: readonly string[],
    within: { experiments: readonly string[]; cursor: string | null },
    ask?: Ask,
  ): Promise<Page<Run>>
  /** Runs with this tag; `value` null: with any value. */
  runsTagged(
    key: string,
    value: string | null,
    experiments: readonly string[],
    ask?: Ask,
  ): Promise<Found<Run>>
  /** Logged models with a metric on this dataset, in this state. */
  modelsMeasuredOn(
    dataset: DatasetRef,
    experiments: readonly string[],
    ask?: Ask,
  ): Promise<Found<LoggedModel>>
}

/** Somebody who may sign in. */
export interface Person {
  user: string
  holdings: Holdings
}

/** Loads with the first call; a failed load is tried again with the next. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = null
      // the console server is gone, or has other files by now
      throw new RegistryError(
        'unreachable',
        'The code for this could not be loaded.',
        {},
        { cause },
      )
    })
    return loading
  }
}
