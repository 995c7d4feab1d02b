import type * as z from 'zod/mini'
import { RegistryError } from '../../registry/errors'
import type { Call, Client, Write } from '../http'
import { readWire } from '../readWire'
import type { RunsBackend } from '../wings'
import { toExperiment, toRun } from './fromWireTracking'
import { endpoints } from './paths'
import { wireDone } from './wire'
import { wireNewExperiment, wireRunPage } from './wireRuns'
import { wireExperimentAnswer, wireRunAnswer } from './wireTracking'

const API = '/api/2.0/mlflow'
const BY_NAME = `${API}/experiments/get-by-name`

/** MLflow's runs and experiments, written. */
export function createRuns(client: Client): RunsBackend {
  async function get<T extends z.ZodMiniType>(schema: T, call: Call): Promise<z.output<T>> {
    return readWire(schema, await client.get(call), `GET ${call.path}`)
  }

  async function post<T extends z.ZodMiniType>(
    schema: T,
    call: Omit<Write, 'method'>,
  ): Promise<z.output<T>> {
    return readWire(schema, await client.write({ ...call, method: 'POST' }), `POST ${call.path}`)
  }

  return {
    async experimentNamed(name, { signal } = {}) {
      const call = {
        path: BY_NAME,
        query: { experiment_name: name },
        task: `Looking for the experiment “${name}”`,
        signal,
      }
      try {
        return toExperiment((await get(wireExperimentAnswer, call)).experiment)
      } catch (error) {
        if (error instanceof RegistryError && error.kind === 'missing') return null
        throw error
      }
    },

    async experiment(id, { signal } = {}) {
      const call = {
        path: endpoints.experiment,
        query: { experiment_id: id },
        task: `Looking for experiment ${id}`,
        signal,
      }
      return toExperiment((await get(wireExperimentAnswer, call)).experiment)
    },

    async createExperiment(name) {
      const made = await post(wireNewExperiment, {
        path: `${API}/experiments/create`,
        body: { name },
        task: `Making the experiment “${name}”`,
      })
      return made.experiment_id
    },

    async run(id, { signal } = {}) {
      const call = { path: endpoints.run, query: { run_id: id }, task: 'Reading a record', signal }
      return toRun((await get(wireRunAnswer, call)).run)
    },

    async search({ experiment, filter, pageSize, cursor, deleted }, { signal } = {}) {
      const page = await post(wireRunPage, {
        path: `${API}/runs/search`,
        body: {
          experiment_ids: [experiment],
          filter,
          run_view_type: deleted ? 'ALL' : 'ACTIVE_ONLY',
          max_results: pageSize,
          ...(cursor === null ? {} : { page_token: cursor }),
        },
        task: 'Reading the records',
        signal,
      })
      return {
        items: page.runs.items.map(toRun),
        next: page.next_page_token,
        skipped: page.runs.skipped,
      }
    },

    async createRun({ experiment, name, tags, user, at }) {
      const { run } = await post(wireRunAnswer, {
        path: `${API}/runs/create`,
        body: {
          experiment_id: experiment,
          run_name: name,
          user_id: user,
          start_time: at.getTime(),
          tags: pairs(tags),
        },
        task: 'Beginning a record',
      })
      return run.info.run_id
    },

    async logBatch(run, { params, tags }) {
      await post(wireDone, {
        path: `${API}/runs/log-batch`,
        body: { run_id: run, params: pairs(params), tags: pairs(tags) },
        task: 'Writing into a record',
      })
    },

    async rename(run, name) {
      await post(wireDone, {
        path: `${API}/runs/update`,
        body: { run_id: run, run_name: name },
        task: 'Naming a record',
      })
    },
  }
}

const pairs = (map: ReadonlyMap<string, string> = new Map()) =>
  Array.from(map, ([key, value]) => ({ key, value }))
