import * as z from 'zod/mini'
import { list, millis, name, rows, tag, text, textOrNull, version } from './wireParts'

// The registry's answers, and the one error.

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

/** The body of a 4xx or 5xx that MLflow itself wrote. Its front writes the same shape, with codes of its own. */
export const wireError = z.object({ error_code: z.string(), message: text })

export type WireVersion = z.input<typeof wireVersion>
export type WireModel = z.input<typeof wireModel>
