import * as z from 'zod/mini'
import { wireLoggedModel, wireMetric, wireRun } from './wireTracking'

const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(
    z.optional(z.nullable(z.array(item))),
    z.transform((items) => items ?? []),
  )

const token = z.pipe(
  z.optional(z.nullable(z.string())),
  z.transform((text) => (text === undefined || text === '' ? null : text)),
)

/** GET metrics/get-history and get-history-bulk-interval, of one run. */
export const wireHistory = z.object({ metrics: list(wireMetric), next_page_token: token })

/** POST runs/search. */
export const wireRuns = z.object({ runs: list(wireRun), next_page_token: token })

/** POST logged-models/search. */
export const wireLoggedModels = z.object({ models: list(wireLoggedModel), next_page_token: token })
