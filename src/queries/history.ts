import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'

/** What a run logged under `key`, step by step. */
export const metricHistory = ({ tracking, wings }: Backend, runId: string, key: string) =>
  queryOptions({
    queryKey: [tracking.id, 'run', runId, 'history', key],
    queryFn: async ({ signal }) => (await wings.history()).metric(runId, key, { signal }),
  })
