import * as z from 'zod/mini'
import { MockFailure } from '../registry/mockFailure'
import { fileRoot } from './artifactPath'
import { Versions } from './versions'
import { addFile, emptyWorld, type MetricRow, type VersionRow, type World } from './world'

// What `npm run record` writes and the mock grows a world from: the answers of a server, as far as they are kept.

const pairs = z.array(z.tuple([z.string(), z.string()]))
const metric = z.object({
  key: z.string(),
  // JSON has no number for these
  value: z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]),
  timestamp: z.number(),
  step: z.number(),
  dataset_name: z.optional(z.string()),
  dataset_digest: z.optional(z.string()),
  run_id: z.optional(z.string()),
})

const version = z.object({
  version: z.number(),
  creation_timestamp: z.number(),
  last_updated_timestamp: z.number(),
  current_stage: z.string(),
  description: z.nullable(z.string()),
  source: z.string(),
  location: z.string(),
  run_id: z.string(),
  run_link: z.string(),
  status: z.string(),
  tags: pairs,
})

const schema = z.object({
  format: z.literal('ringside-recording-1'),
  /** When the youngest thing in it happened, in ms. */
  now: z.number(),
  models: z.array(
    z.object({
      name: z.string(),
      creation_timestamp: z.number(),
      last_updated_timestamp: z.number(),
      description: z.string(),
      tags: pairs,
      aliases: z.array(z.tuple([z.string(), z.number()])),
      versions: z.array(version),
    }),
  ),
  experiments: z.array(
    z.object({
      experiment_id: z.string(),
      name: z.string(),
      artifact_location: z.string(),
      lifecycle_stage: z.string(),
      creation_time: z.number(),
      last_update_time: z.number(),
      tags: pairs,
    }),
  ),
  runs: z.array(
    z.object({
      run_id: z.string(),
      experiment_id: z.string(),
      run_name: z.string(),
      user_id: z.string(),
      status: z.string(),
      start_time: z.number(),
      end_time: z.nullable(z.number()),
      lifecycle_stage: z.string(),
      artifact_uri: z.string(),
      metrics: z.array(metric),
      histories: z.array(z.tuple([z.string(), z.array(metric)])),
      params: pairs,
      tags: pairs,
      datasets: z.array(
        z.object({
          dataset: z.object({
            name: z.string(),
            digest: z.string(),
            source_type: z.optional(z.string()),
            source: z.optional(z.string()),
            schema: z.optional(z.string()),
            profile: z.optional(z.string()),
          }),
          tags: z.array(z.object({ key: z.string(), value: z.string() })),
        }),
      ),
      modelInputs: z.array(z.string()),
      modelOutputs: z.array(z.object({ model_id: z.string(), step: z.number() })),
    }),
  ),
  loggedModels: z.array(
    z.object({
      model_id: z.string(),
      experiment_id: z.string(),
      name: z.string(),
      creation_timestamp_ms: z.number(),
      last_updated_timestamp_ms: z.number(),
      status: z.string(),
      source_run_id: z.string(),
      model_type: z.string(),
      artifact_uri: z.string(),
      tags: pairs,
      params: pairs,
      metrics: z.array(metric),
    }),
  ),
  files: z.array(
    z.object({
      /** Where its owner keeps its files. */
      root: z.string(),
      path: z.string(),
      size: z.number(),
      /** Null: only its size was kept. */
      text: z.nullable(z.string()),
    }),
  ),
})

export type Recording = z.infer<typeof schema>

const numeric = (rows: Recording['runs'][number]['metrics']): MetricRow[] =>
  rows.map((row) => ({ ...row, value: Number(row.value) }))

function versionsOf(rows: Recording['models'][number]['versions']): Versions {
  const versions = new Versions()
  for (const { tags, ...row } of rows.toSorted((a, b) => a.version - b.version)) {
    const kept: VersionRow = { ...row, tags: new Map(tags) }
    versions.set(row.version, kept)
  }
  return versions
}

/** Throws MockFailure for a text that is no recording. */
export function grow(text: string, file: string): World {
  let parsed
  try {
    parsed = schema.safeParse(JSON.parse(text))
  } catch {
    throw new MockFailure('no-such-seed', `${file} is no JSON.`)
  }
  if (!parsed.success)
    throw new MockFailure('no-such-seed', `${file} is no recording of this mock.`)
  const { now, models, experiments, runs, loggedModels, files } = parsed.data
  const world = emptyWorld()
  world.now = now
  world.experiments.clear()
  for (const { tags, ...row } of experiments)
    world.experiments.set(row.experiment_id, { ...row, tags: new Map(tags) })
  for (const { tags, params, metrics, histories, ...row } of runs)
    world.runs.set(row.run_id, {
      ...row,
      metrics: numeric(metrics),
      histories: new Map(histories.map(([key, points]) => [key, numeric(points)])),
      params: new Map(params),
      tags: new Map(tags),
    })
  for (const { tags, params, metrics, ...row } of loggedModels)
    world.loggedModels.set(row.model_id, {
      ...row,
      deleted: false,
      metrics: numeric(metrics),
      params: new Map(params),
      tags: new Map(tags),
    })
  for (const { tags, aliases, versions, ...row } of models)
    world.models.set(row.name, {
      ...row,
      tags: new Map(tags),
      aliases: new Map(aliases),
      versions: versionsOf(versions),
      lastVersion: Math.max(0, ...versions.map((each) => each.version)),
    })
  for (const { root, path, size, text: content } of files)
    addFile(world, `${fileRoot(root)}/${path}`, content ?? { size })
  return world
}
