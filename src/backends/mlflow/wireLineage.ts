import * as z from 'zod/mini'
import { wireVersion } from './wire'
import { rows, textOrNull, version } from './wireParts'
import { wireLoggedModel, wireRun } from './wireTracking'

// Searches whose rows are read one by one: a strange one is counted, not fatal to the rest.

/** GET model-versions/search. */
export const wireVersionsFound = z.object({
  model_versions: rows(wireVersion),
  next_page_token: textOrNull,
})

/** POST runs/search. */
export const wireRunsFound = z.object({ runs: rows(wireRun), next_page_token: textOrNull })

/** POST logged-models/search. */
export const wireModelsFound = z.object({
  models: rows(wireLoggedModel),
  next_page_token: textOrNull,
})

/** POST experiments/search. */
export const wireExperimentsFound = z.object({
  experiments: rows(z.object({ experiment_id: version })),
  next_page_token: textOrNull,
})
