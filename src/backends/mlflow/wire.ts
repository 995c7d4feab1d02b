import * as z from 'zod/mini'

// MLflow's answers as they are on the wire, read tolerantly: unknown keys pass (servers grow), an absent or null list or
// text is an empty one (protobuf leaves empty fields out), an int64 is a number or a string. Strict where a guess would
// mislead: names, versions, aliases. Types named Wire… are what a server sends; `z.output` of a schema is what we read.

/** A text that may be left out: protobuf JSON drops empty ones. */
const text = z.pipe(
  z.optional(z.nullable(z.string())),
  z.transform((value) => value ?? ''),
)

/** A text whose absence means something; the empty text is MLflow's way of saying "none" (`run_id: ""`). */
const textOrNull = z.pipe(
  z.optional(z.nullable(z.string())),
  z.transform((value) => (value === undefined || value === '' ? null : value)),
)

const name = z.string().check(z.minLength(1))

/** MLflow sends a string, Unity Catalog and some tags a number. A number beyond 2^53 has lost digits: not a version. */
const version = z.pipe(
  z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value) =>
      typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : '',
    ),
  ),
  name,
)

const int64 = z.union([z.number(), z.string()])

/** Milliseconds. 0 is protobuf's "not set"; a number that is no date is no date. */
const millis = z.pipe(
  z.optional(z.nullable(int64)),
  z.transform((value) => {
    if (value === undefined || value === null || value === '' || Number(value) === 0) return null
    const date = new Date(Number(value))
    return Number.isNaN(date.getTime()) ? null : date
  }),
)

/** An absent, null or empty list is the same: nothing there. */
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.optional(z.nullable(z.array(item))),
    z.transform((items) => items ?? []),
  )

/** Rows of a page, each read on its own: one that can't be read is counted, and takes no other with it. */
const rows = <T extends z.ZodMiniType>(row: T) =>
  z.pipe(
    // oxlint-disable-next-line promise/valid-params -- zod's catch, not a promise's
    z.optional(z.nullable(z.array(z.catch(z.nullable(row), null)))),
    z.transform((read) => {
      const items = (read ?? []).filter((item) => item !== null)
      return { items, skipped: (read ?? []).length - items.length }
    }),
  )

const tag = z.object({ key: z.string(), value: text })

// registry

export const wireAlias = z.object({ alias: name, version })

export const wireVersion = z.object({
  name,
  version,
  creation_timestamp: millis,
  last_updated_timestamp: millis,
  user_id: textOrNull,
  current_stage: textOrNull,
  description: text,
  source: text,
  run_id: textOrNull,
  run_link: textOrNull,
  status: textOrNull,
  status_message: textOrNull,
  tags: list(tag),
  // never sent by model-versions/search and in latest_versions, where absent does not mean none
  aliases: z.optional(z.nullable(z.array(name))),
})

export const wireModel = z.object({
  name,
  creation_timestamp: millis,
  last_updated_timestamp: millis,
  description: text,
  latest_versions: list(wireVersion),
  tags: list(tag),
  aliases: list(wireAlias),
})

/** GET registered-models/get. */
export const wireModelAnswer = z.object({ registered_model: wireModel })

/** GET registered-models/search. */
export const wireModelPage = z.object({
  registered_models: rows(wireModel),
  next_page_token: textOrNull,
})

/** GET model-versions/get and registered-models/alias. */
export const wireVersionAnswer = z.object({ model_version: wireVersion })

/** GET model-versions/search. */
export const wireVersionPage = z.object({
  model_versions: rows(wireVersion),
  next_page_token: textOrNull,
})

/** What alias, tag and delete calls answer: an empty object. Anything that is no object is not MLflow's. */
export const wireDone = z.object({})

// tracking

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

// both

/** The body of a 4xx or 5xx that MLflow itself wrote. Its front writes the same shape, with codes of its own. */
export const wireError = z.object({ error_code: z.string(), message: text })

export type WireVersion = z.input<typeof wireVersion>
export type WireModel = z.input<typeof wireModel>
export type WireRun = z.input<typeof wireRun>
