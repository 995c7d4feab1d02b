import { queryOptions } from '@tanstack/react-query'
import type { Backend } from '../backends/backend'
import type { HistoryBackend } from '../backends/wings'
import { RegistryError } from '../registry/errors'
import { experimentHint } from '../registry/experimentHint'
import type { ModelVersion } from '../registry/model'
import { readSource } from '../registry/source'
import type { LoggedModel, Run } from '../registry/tracking'
import type { VersionRecordsRead } from '../registry/versionMetrics'
import type { Queries } from './queries'

/** Enough for two experiments that nothing hints at; what is not found by then is said. */
export const MOST_REQUESTS = 8

/** What is asked: records of several runs at once within experiments, and one run, which tells its experiment. */
export interface RecordsReader {
  history: Pick<HistoryBackend, 'runs' | 'loggedModels'>
  run: (id: string) => Promise<Run>
  /** False on servers without logged models (MLflow 2). */
  loggedModels: boolean
}

/**
 * Reads the runs and logged models behind `versions`. MLflow searches both only within experiments, which no version
 * names: so first within those that the sources lie under, then, for what is left, one run is read for its experiment.
 * What is closed or gone is part of the answer; any other failure is the reading's.
 */
export async function readVersionRecords(
  versions: readonly ModelVersion[],
  { history, run: readRun, loggedModels: keepsModels }: RecordsReader,
): Promise<VersionRecordsRead> {
  const wanted = new Set(versions.map(({ runId }) => runId).filter((id) => id !== null))
  const alone = versions.flatMap(({ runId, source }) => {
    const read = readSource(source)
    return runId === null && read.kind === 'logged-model' ? [read.id] : []
  })
  const runs = new Map<string, Run>()
  const models = new Map<string, LoggedModel>()
  const unread = new Map<string, 'gone' | 'closed' | 'not looked for'>()
  const asked = new Set<string>()
  let requests = 0
  const left = () => [...wanted].filter((id) => !runs.has(id) && !unread.has(id))

  const searchesEach = (keepsModels ? 2 : 1) + (keepsModels && alone.length > 0 ? 1 : 0)

  async function search(experiments: readonly string[]) {
    for (const id of experiments) asked.add(id)
    const ids = [...wanted]
    const searches = [
      ...(ids.length > 0 ? [history.runs(experiments, ids)] : []),
      ...(keepsModels && ids.length > 0
        ? [history.loggedModels(experiments, 'source_run_id', ids)]
        : []),
      ...(keepsModels && alone.length > 0
        ? [history.loggedModels(experiments, 'model_id', alone)]
        : []),
    ]
    requests += searches.length
    for (const found of (await Promise.all(searches)).flat()) {
      if ('sourceRunId' in found) models.set(found.id, found)
      else runs.set(found.id, found)
    }
  }

  const hints = new Set(versions.map(({ source }) => experimentHint(source)))
  hints.delete(null)
  if (hints.size > 0) await search([...hints].filter((id) => id !== null))
  for (let [id] = left(); id !== undefined; [id] = left()) {
    // a run, and the searches in its experiment
    if (requests + 1 + searchesEach > MOST_REQUESTS) {
      for (const rest of left()) unread.set(rest, 'not looked for')
      break
    }
    requests += 1
    const found = await orWhyNot(readRun(id))
    if (typeof found === 'string') unread.set(id, found)
    else {
      runs.set(id, found)
      if (!asked.has(found.experimentId)) await search([found.experimentId])
    }
  }
  return { runs, loggedModels: [...models.values()], unread, requests }
}

async function orWhyNot(reading: Promise<Run>): Promise<Run | 'gone' | 'closed'> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    if (error.kind === 'missing') return 'gone'
    if (error.kind === 'denied') return 'closed'
    throw error
  }
}

/** The records behind these versions of one model, for a metric over them. */
export const versionMetrics = (
  { backend, queries }: { backend: Backend; queries: Queries },
  model: string,
  versions: readonly ModelVersion[],
) =>
  queryOptions({
    queryKey: [
      ...queries.under(model),
      'version metrics',
      backend.tracking.id,
      versions.map(({ version }) => version),
    ],
    queryFn: async ({ signal }) => {
      const wing = await backend.wings.history()
      return readVersionRecords(versions, {
        history: {
          runs: (experiments, ids) => wing.runs(experiments, ids, { signal }),
          loggedModels: (experiments, by, ids) =>
            wing.loggedModels(experiments, by, ids, { signal }),
        },
        run: (id) => backend.tracking.run(id, { signal }),
        loggedModels: backend.registry.capabilities.loggedModels.can,
      })
    },
    // metrics of finished runs don't change, and this is many requests
    staleTime: Infinity,
  })
