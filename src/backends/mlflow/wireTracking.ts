import * as z from 'zod/mini'
import { int64, list, millis, name, tag, text, textOrNull, version } from './wireParts'

// Experiments, runs, logged models and their files. Loaded with the first page that needs them.

/**
 * Protobuf's JSON writes what JSON has no number for as a text. Seen on MLflow 3.17.2 (sqlite): a logged NaN is answered
 * as "NaN", a logged infinity as ±1.7976931348623157e+308, which is how the store keeps it; no bare NaN token.
 */
const metricValue = z.pipe(
  z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  z.transform((value) => Number(value)),
)

export const wireMetric = z.object({
  key: z.string(),
  value: metricValue,
  timestamp: millis,
  step: z.pipe(
    z.optional(z.nullable(int64)),
    z.transform((value) => Number(value ?? 0)),
  ),
  dataset_name: textOrNull,
  dataset_digest: textOrNull,
})

const param = z.object({ key: z.string(), value: text })

export const wireExperiment = z.object({
  experiment_id: version,
  name: text,
  lifecycle_stage: text,
})

/** GET experiments/get. */
export const wireExperimentAnswer = z.object({ experiment: wireExperiment })

const datasetInput = z.object({
  dataset: z.object({
    name,
    digest: text,
    source_type: textOrNull,
    source: textOrNull,
    schema: textOrNull,
    profile: textOrNull,
  }),
  tags: list(tag),
})

const modelReference = z.object({ model_id: name })

export const wireRun = z.object({
  info: z.object({
    run_id: name,
    run_name: textOrNull,
    experiment_id: version,
    user_id: textOrNull,
    status: text,
    lifecycle_stage: text,
    start_time: millis,
    end_time: millis,
  }),
  data: z.optional(
    z.nullable(z.object({ metrics: list(wireMetric), params: list(param), tags: list(tag) })),
  ),
  inputs: z.optional(
    z.nullable(
      z.object({ dataset_inputs: list(datasetInput), model_inputs: list(modelReference) }),
    ),
  ),
  outputs: z.optional(z.nullable(z.object({ model_outputs: list(modelReference) }))),
})

/** GET runs/get. */
export const wireRunAnswer = z.object({ run: wireRun })

export const wireLoggedModel = z.object({
  info: z.object({
    model_id: name,
    experiment_id: version,
    name: text,
    creation_timestamp_ms: millis,
    artifact_uri: text,
    status: text,
    source_run_id: textOrNull,
    tags: list(tag),
  }),
  data: z.optional(z.nullable(z.object({ params: list(param), metrics: list(wireMetric) }))),
})

/** GET logged-models/<id>. */
export const wireLoggedModelAnswer = z.object({ model: wireLoggedModel })

/** GET artifacts/list and logged-models/<id>/artifacts/directories. */
export const wireArtifacts = z.object({
  files: list(
    z.object({
      path: name,
      is_dir: z.optional(z.nullable(z.boolean())),
      file_size: z.optional(z.nullable(int64)),
    }),
  ),
  next_page_token: textOrNull,
})

export type WireRun = z.input<typeof wireRun>
