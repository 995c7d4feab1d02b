import * as z from 'zod/mini'
import { rows, textOrNull, version } from './wireParts'
import { wireRun } from './wireTracking'

/** POST experiments/create. */
export const wireNewExperiment = z.object({ experiment_id: version })

/** POST runs/search, row by row: a log that can't be read takes no other with it. */
export const wireRunPage = z.object({ runs: rows(wireRun), next_page_token: textOrNull })
