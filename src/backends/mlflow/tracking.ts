import type * as z from 'zod/mini'
import { RegistryError } from '../../registry/errors'
import type { ArtifactEntry } from '../../registry/tracking'
import type { Capabilities, TrackingBackend } from '../backend'
import type { Call, Client } from '../http'
import { readWire } from '../readWire'
import { toArtifacts, toExperiment, toLoggedModel, toRun } from './fromWireTracking'
import { endpoints } from './paths'
import {
  wireArtifacts,
  wireExperimentAnswer,
  wireLoggedModelAnswer,
  wireRunAnswer,
} from './wireTracking'

/** A directory of more entries than this many pages is cut; MLflow 3.17 sends one page, others may send many. */
const MOST_ARTIFACT_PAGES = 20

/** MLflow's experiments, runs, logged models and their files. */
export function createTracking(
  id: string,
  client: Client,
  capabilities: Capabilities,
): TrackingBackend {
  async function get<T extends z.ZodMiniType>(schema: T, call: Call): Promise<z.output<T>> {
    return readWire(schema, await client.get(call), `GET ${call.path}`)
  }

  async function artifacts(call: Call): Promise<readonly ArtifactEntry[]> {
    const entries: ArtifactEntry[] = []
    let token: string | null = null
    for (let read = 0; read < MOST_ARTIFACT_PAGES; read++) {
      const query: Call['query'] = { ...call.query, page_token: token ?? undefined }
      const page: z.output<typeof wireArtifacts> = await get(wireArtifacts, { ...call, query })
      entries.push(...toArtifacts(page))
      if (page.next_page_token === null || page.next_page_token === token) break
      token = page.next_page_token
    }
    return entries
  }

  function needLoggedModels() {
    if (capabilities.loggedModels.can) return
    throw new RegistryError('unsupported', capabilities.loggedModels.because)
  }

  return {
    id,

    async run(runId, { signal } = {}) {
      const call = {
        path: endpoints.run,
        query: { run_id: runId },
        task: `Reading the run ${runId}`,
        signal,
      }
      return toRun((await get(wireRunAnswer, call)).run)
    },

    async experiment(experimentId, { signal } = {}) {
      const call = {
        path: endpoints.experiment,
        query: { experiment_id: experimentId },
        task: `Reading the experiment ${experimentId}`,
        signal,
      }
      return toExperiment((await get(wireExperimentAnswer, call)).experiment)
    },

    async loggedModel(modelId, { signal } = {}) {
      needLoggedModels()
      const path = endpoints.loggedModel(needId(modelId))
      const task = `Reading the logged model ${modelId}`
      return toLoggedModel((await get(wireLoggedModelAnswer, { path, task, signal })).model)
    },

    async loggedModelArtifacts(modelId, directory, { signal } = {}) {
      needLoggedModels()
      return artifacts({
        path: endpoints.loggedModelArtifacts(needId(modelId)),
        query: { artifact_directory_path: directory || undefined },
        task: `Reading the files of the logged model ${modelId}`,
        signal,
      })
    },

    runArtifacts: (runId, directory, { signal } = {}) =>
      artifacts({
        path: endpoints.runArtifacts,
        query: { run_id: runId, path: directory || undefined },
        task: `Reading the files of the run ${runId}`,
        signal,
      }),
  }
}

/** An id becomes a path segment, which must not be a step up. */
function needId(id: string): string {
  if (/^[\w-]+$/.test(id)) return id
  throw new RegistryError('invalid', `“${id}” is no id of a logged model.`)
}
