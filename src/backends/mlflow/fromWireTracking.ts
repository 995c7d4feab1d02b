import type * as z from 'zod/mini'
import type {
  ArtifactEntry,
  Dataset,
  Experiment,
  LoggedModel,
  Metric,
  Run,
} from '../../registry/tracking'
import { toTags } from './fromWire'
import type {
  wireArtifacts,
  wireExperiment,
  wireLoggedModel,
  wireMetric,
  wireRun,
} from './wireTracking'

export function toExperiment(wire: z.output<typeof wireExperiment>): Experiment {
  return {
    id: wire.experiment_id,
    name: wire.name,
    deleted: wire.lifecycle_stage === 'deleted',
  }
}

export function toRun({ info, data, inputs, outputs }: z.output<typeof wireRun>): Run {
  return {
    id: info.run_id,
    name: info.run_name,
    experimentId: info.experiment_id,
    user: info.user_id,
    status: info.status,
    deleted: info.lifecycle_stage === 'deleted',
    started: info.start_time,
    ended: info.end_time,
    params: toTags(data?.params ?? []),
    metrics: (data?.metrics ?? []).map(toMetric),
    tags: toTags(data?.tags ?? []),
    datasets: (inputs?.dataset_inputs ?? []).map(({ dataset, tags }): Dataset => ({
      name: dataset.name,
      digest: dataset.digest,
      sourceType: dataset.source_type,
      source: dataset.source,
      schema: dataset.schema,
      profile: dataset.profile,
      context: toTags(tags).get('mlflow.data.context') ?? null,
    })),
    modelInputs: (inputs?.model_inputs ?? []).map(({ model_id }) => model_id),
    modelOutputs: (outputs?.model_outputs ?? []).map(({ model_id }) => model_id),
  }
}

export function toLoggedModel({ info, data }: z.output<typeof wireLoggedModel>): LoggedModel {
  return {
    id: info.model_id,
    name: info.name,
    experimentId: info.experiment_id,
    created: info.creation_timestamp_ms,
    status: info.status,
    artifactUri: info.artifact_uri,
    sourceRunId: info.source_run_id,
    params: toTags(data?.params ?? []),
    metrics: (data?.metrics ?? []).map(toMetric),
    tags: toTags(info.tags),
  }
}

export function toArtifacts({ files }: z.output<typeof wireArtifacts>): readonly ArtifactEntry[] {
  return files.map((file) => {
    const isDirectory = file.is_dir === true
    const size = file.file_size ?? null
    return {
      path: file.path,
      isDirectory,
      size: isDirectory || size === null ? null : Number(size),
    }
  })
}

export function toMetric(wire: z.output<typeof wireMetric>): Metric {
  return {
    key: wire.key,
    value: wire.value,
    step: wire.step,
    at: wire.timestamp,
    dataset:
      wire.dataset_name === null
        ? null
        : { name: wire.dataset_name, digest: wire.dataset_digest ?? '' },
  }
}
