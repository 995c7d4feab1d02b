import * as z from 'zod/mini'

// What of the server's answers is kept; all else is not even read.

/** Protobuf leaves out what is empty. */
const text = z.pipe(
  z.optional(z.string()),
  z.transform((value) => value ?? ''),
)
const number = z.pipe(
  z.optional(z.union([z.number(), z.string()])),
  z.transform((value) => Number(value ?? 0)),
)
const list = <T extends z.core.$ZodType>(item: T) =>
  z.pipe(
    z.optional(z.array(item)),
    z.transform((items) => items ?? []),
  )

const tags = z.pipe(
  list(z.object({ key: z.string(), value: text })),
  z.transform((all) => all.map(({ key, value }): [string, string] => [key, value])),
)

export const metric = z.object({
  key: z.string(),
  value: z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  timestamp: number,
  step: number,
  dataset_name: z.optional(z.string()),
  dataset_digest: z.optional(z.string()),
  run_id: z.optional(z.string()),
})

const next_page_token = z.optional(z.string())

export const models = z.object({
  registered_models: list(
    z.object({
      name: z.string(),
      creation_timestamp: number,
      last_updated_timestamp: number,
      description: text,
      tags,
      aliases: list(z.object({ alias: z.string(), version: number })),
    }),
  ),
  next_page_token,
})

export const versions = z.object({
  model_versions: list(
    z.object({
      name: z.string(),
      version: number,
      creation_timestamp: number,
      last_updated_timestamp: number,
      current_stage: text,
      description: z.optional(z.string()),
      source: text,
      run_id: text,
      run_link: text,
      status: text,
      tags,
    }),
  ),
  next_page_token,
})

export const location = z.object({ artifact_uri: text })

export const experiments = z.object({
  experiments: list(
    z.object({
      experiment_id: z.string(),
      name: z.string(),
      artifact_location: text,
      lifecycle_stage: text,
      creation_time: number,
      last_update_time: number,
      tags,
    }),
  ),
  next_page_token,
})

const dataset = z.object({
  name: z.string(),
  digest: text,
  source_type: z.optional(z.string()),
  source: z.optional(z.string()),
  schema: z.optional(z.string()),
  profile: z.optional(z.string()),
})

export const run = z.object({
  run: z.object({
    info: z.object({
      run_id: z.string(),
      experiment_id: z.string(),
      run_name: text,
      user_id: text,
      status: text,
      start_time: number,
      end_time: number,
      lifecycle_stage: text,
      artifact_uri: text,
    }),
    data: z.optional(z.object({ metrics: list(metric), params: tags, tags })),
    inputs: z.optional(
      z.object({
        dataset_inputs: list(
          z.object({ dataset, tags: list(z.object({ key: z.string(), value: z.string() })) }),
        ),
        model_inputs: list(z.object({ model_id: z.string() })),
      }),
    ),
    outputs: z.optional(
      z.object({ model_outputs: list(z.object({ model_id: z.string(), step: number })) }),
    ),
  }),
})

export const history = z.object({ metrics: list(metric), next_page_token })

export const loggedModels = z.object({
  models: list(
    z.object({
      info: z.object({
        model_id: z.string(),
        experiment_id: z.string(),
        name: text,
        creation_timestamp_ms: number,
        last_updated_timestamp_ms: number,
        artifact_uri: text,
        status: text,
        model_type: text,
        source_run_id: text,
        tags,
      }),
      data: z.optional(z.object({ params: tags, metrics: list(metric) })),
    }),
  ),
  next_page_token,
})

export const listing = z.object({
  files: list(
    z.object({
      path: z.string(),
      is_dir: z.optional(z.boolean()),
      file_size: number,
    }),
  ),
})
