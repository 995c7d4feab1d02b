import type * as z from 'zod/mini'
import { RegistryError } from '../../registry/errors'
import type { Found } from '../../registry/lineage/records'
import type { ModelVersion } from '../../registry/model'
import { readSource } from '../../registry/source'
import type { DatasetRef, LoggedModel, Run } from '../../registry/tracking'
import type { Ask } from '../backend'
import type { Client } from '../http'
import { readWire } from '../readWire'
import type { LineageBackend } from '../wings'
import { toVersion } from './fromWire'
import { toLoggedModel, toRun } from './fromWireTracking'
import { loosen, versionsOf } from './nameFilter'
import { endpoints } from './paths'
import {
  wireExperimentsFound,
  wireModelsFound,
  wireRunsFound,
  wireVersionsFound,
} from './wireLineage'

const API = '/api/2.0/mlflow'
const RUNS = `${API}/runs/search`
const LOGGED_MODELS = `${API}/logged-models/search`
const EXPERIMENTS = `${API}/experiments/search`

/** Of versions and runs: about half a kilobyte each, with long tags some more. */
const MOST_ROWS = 500
const VERSIONS_A_PAGE = 1000
/** With their metrics and params, of which a run may have hundreds. */
const RUNS_A_PAGE = 200
/** Databricks takes no more for one page. */
const MOST_LOGGED_MODELS = 50
const MOST_EXPERIMENTS = 1000
const IDS_AT_ONCE = 100

/** What names what, as far as MLflow's searches tell. */
export function createLineage(clients: { registry: Client; tracking: Client }): LineageBackend {
  async function versions(
    filter: string,
    isMeant: (version: ModelVersion) => boolean,
    { signal }: Ask,
  ): Promise<Found<ModelVersion>> {
    const answer = await clients.registry.get({
      path: endpoints.versions,
      query: { filter, max_results: MOST_ROWS, order_by: 'creation_timestamp DESC' },
      task: 'Looking for versions',
      signal,
    })
    const page = readWire(wireVersionsFound, answer, `GET ${endpoints.versions}`)
    const { items, skipped } = page.model_versions
    return {
      items: items.map(toVersion).filter(isMeant),
      more: page.next_page_token !== null || skipped > 0,
    }
  }

  async function post<T extends z.ZodMiniType>(
    schema: T,
    path: string,
    body: object,
    { signal }: Ask,
  ) {
    const task = 'Following the lineage'
    const answer = await clients.tracking.write({ method: 'POST', path, body, task, signal })
    return readWire(schema, answer, `POST ${path}`)
  }

  async function runs(
    filter: string,
    experiments: readonly string[],
    ask: Ask,
  ): Promise<Found<Run>> {
    if (experiments.length === 0) return { items: [], more: false }
    const body = {
      experiment_ids: experiments,
      filter,
      // what came of it may outlive a run
      run_view_type: 'ALL',
      max_results: MOST_ROWS,
    }
    const page = await post(wireRunsFound, RUNS, body, ask)
    const { items, skipped } = page.runs
    return { items: items.map(toRun), more: page.next_page_token !== null || skipped > 0 }
  }

  return {
    versionsOf(model, ask = {}) {
      const { filter = '', matches } = versionsOf(model)
      return versions(filter, (version) => matches(version.model), ask)
    },

    async versionsOfModels(models, ask = {}) {
      const names = new Set(models.filter((name) => !name.includes("'") || !name.includes('"')))
      if (names.size === 0) return { items: [], more: false }
      const filter = `name IN (${[...names].map(quoted).join(',')})`
      return await versions(filter, (version) => names.has(version.model), ask)
    },

    copiesOf(model, ask = {}) {
      const filter = `source_path LIKE 'models:/${loosen(model, Infinity)}/%'`
      return versions(
        filter,
        ({ source }) => {
          const read = readSource(source)
          return read.kind === 'copy' && read.of.model === model
        },
        ask,
      )
    },

    async newestVersions(cursor, { signal } = {}) {
      const answer = await clients.registry.get({
        path: endpoints.versions,
        query: {
          max_results: VERSIONS_A_PAGE,
          order_by: 'creation_timestamp DESC',
          ...(cursor !== null && { page_token: cursor }),
        },
        task: 'Looking for new versions',
        signal,
      })
      const page = readWire(wireVersionsFound, answer, `GET ${endpoints.versions}`)
      const { items, skipped } = page.model_versions
      return { items: items.map(toVersion), next: page.next_page_token, skipped }
    },

    async versionsOfRuns(runIds, ask = {}) {
      // a run id that could end a quote is none of MLflow's
      const ids = runIds.filter((id) => /^[\w-]+$/.test(id))
      const batches = Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, i) =>
        ids.slice(i * IDS_AT_ONCE, (i + 1) * IDS_AT_ONCE),
      )
      const pages = await Promise.all(
        batches.map((batch) =>
          versions(`run_id IN (${batch.map((id) => `'${id}'`).join(',')})`, () => true, ask),
        ),
      )
      return { items: pages.flatMap(({ items }) => items), more: pages.some(({ more }) => more) }
    },

    async experiments(ask = {}) {
      const body = { max_results: MOST_EXPERIMENTS, view_type: 'ALL' }
      const page = await post(wireExperimentsFound, EXPERIMENTS, body, ask)
      const { items, skipped } = page.experiments
      return {
        items: items.map(({ experiment_id }) => experiment_id),
        more: page.next_page_token !== null || skipped > 0,
      }
    },

    async runsOn(dataset, experiments, ask = {}) {
      // two clauses may be met by two datasets of a run, so the rarer one is asked for and both are looked at here
      const { items, more } = await runs(
        dataset.digest === ''
          ? `datasets.name = ${quoted(dataset.name)}`
          : `datasets.digest = ${quoted(dataset.digest)}`,
        experiments,
        ask,
      )
      return {
        items: items.filter(({ datasets }) => datasets.some((each) => isSame(each, dataset))),
        more,
      }
    },

    async runsOnNames(names, { experiments, cursor }, ask = {}) {
      const body = {
        experiment_ids: experiments,
        filter: `datasets.name IN (${names.map(quoted).join(',')})`,
        order_by: ['attributes.start_time DESC'],
        run_view_type: 'ALL',
        max_results: RUNS_A_PAGE,
        ...(cursor !== null && { page_token: cursor }),
      }
      const page = await post(wireRunsFound, RUNS, body, ask)
      const { items, skipped } = page.runs
      return { items: items.map(toRun), next: page.next_page_token, skipped }
    },

    async runsTagged(key, value, experiments, ask = {}) {
      const filter =
        value === null ? `tags.\`${key}\` LIKE '%'` : `tags.\`${key}\` = ${quoted(value)}`
      return await runs(filter, experiments, ask)
    },

    async modelsMeasuredOn({ name, digest }, experiments, ask = {}): Promise<Found<LoggedModel>> {
      if (experiments.length === 0) return { items: [], more: false }
      const body = {
        experiment_ids: experiments,
        datasets: [{ dataset_name: name, dataset_digest: digest }],
        max_results: MOST_LOGGED_MODELS,
      }
      const page = await post(wireModelsFound, LOGGED_MODELS, body, ask)
      const { items, skipped } = page.models
      return { items: items.map(toLoggedModel), more: page.next_page_token !== null || skipped > 0 }
    },
  }
}

const isSame = (a: DatasetRef, b: DatasetRef) => a.name === b.name && a.digest === b.digest

/** MLflow's filters know no escape: a text with both quotes can't be asked for. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  throw new RegistryError(
    'unsupported',
    'The server can’t look for a text with both kinds of quotes.',
  )
}
