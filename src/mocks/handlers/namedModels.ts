import { list, message, string } from '../message'

// Where requests to a run name logged models: read once more by who decides whether these may be written to.

export const ONE_METRIC = { model_id: string }

export const METRIC_BATCH = { metrics: list(message({ model_id: string })) }

export const MODEL_LIST = { models: list(message({ model_id: string })) }
