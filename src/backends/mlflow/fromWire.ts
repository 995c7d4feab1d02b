import type * as z from 'zod/mini'
import type { ModelVersion, RegisteredModel, Tags, VersionStatus } from '../../registry/model'
import type {
  ArtifactEntry,
  Dataset,
  Experiment,
  LoggedModel,
  Metric,
  Run,
} from '../../registry/tracking'
import { byVersion } from '../../registry/versions'
import type {
  wireArtifacts,
  wireExperiment,
  wireLoggedModel,
  wireMetric,
  wireModel,
  wireRun,
  wireVersion,
} from './wire'

export function toModel(wire: z.output<typeof wireModel>): RegisteredModel {
  // "latest" on the wire is the newest of each stage, in no promised order
  const latestVersions = wire.latest_versions.map(toVersion).sort(byVersion)
  return {
    name: wire.name,
    description: wire.description,
    created: wire.creation_timestamp,
    updated: wire.last_updated_timestamp,
    tags: toTags(wire.tags),
    aliases: new Map(wire.aliases.map(({ alias, version }) => [alias, version])),
    latestVersion: latestVersions[0]?.version ?? null,
    latestVersions,
  }
}

export function toVersion(wire: z.output<typeof wireVersion>): ModelVersion {
  return {
    model: wire.name,
    version: wire.version,
    description: wire.description,
    created: wire.creation_timestamp,
    updated: wire.last_updated_timestamp,
    createdBy: wire.user_id,
    ...toStatus(wire.status, wire.status_message),
    stage: wire.current_stage === 'None' ? null : wire.current_stage,
    source: wire.source,
    runId: wire.run_id,
    runLink: wire.run_link,
    tags: toTags(wire.tags),
    aliases: wire.aliases ?? null,
  }
}

function toStatus(
  status: string | null,
  message: string | null,
): { status: VersionStatus; statusMessage: string | null } {
  if (status === 'READY' || status === 'PENDING_REGISTRATION' || status === 'FAILED_REGISTRATION') {
    return { status, statusMessage: message }
  }
  // a status we don't know is shown as the server says it
  const said = [status, message].filter((part) => part !== null)
  return { status: 'UNKNOWN', statusMessage: said.length === 0 ? null : said.join(': ') }
}

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

const toTags = (pairs: readonly { key: string; value: string }[]): Tags =>
  new Map(pairs.map(({ key, value }) => [key, value]))
