import type { Recording } from '../../recording'
import * as answers from './answers'
import { type Place, recordFiles } from './files'
import type { Scrubber } from './scrub'
import type { Source } from './source'

/** How much is read at most. What lies beyond is said, not read. */
export interface Limits {
  models: number
  /** Of one model: the newest. */
  versions: number
  runs: number
  /** Bytes of one file; of a larger one the size alone is kept. */
  fileBytes: number
}

export interface Report {
  progress: (line: string) => void
  /** Something that was left out, and why. */
  note: (line: string) => void
}

const PROMPTS = "tags.`mlflow.prompt.is_prompt` = 'true'"
const PAGE = 200

/** Pages of a list, until there are no more or `most` are there; says whether it ended by itself. */
async function all<T>(
  most: number,
  page: (token: string, size: number) => Promise<{ items: T[]; next?: string }>,
): Promise<{ items: T[]; whole: boolean }> {
  const items: T[] = []
  let token = ''
  while (items.length < most) {
    const found = await page(token, Math.min(PAGE, most - items.length))
    items.push(...found.items)
    token = found.next ?? ''
    if (token === '') return { items, whole: true }
  }
  return { items, whole: false }
}

async function readModels(source: Source, most: number) {
  const read = (filter: string) =>
    all(most, async (page_token, size) => {
      const answer = await source.get(answers.models, 'registered-models/search', {
        max_results: String(size),
        ...(filter === '' ? {} : { filter }),
        ...(page_token === '' ? {} : { page_token }),
      })
      return { items: answer.registered_models, next: answer.next_page_token }
    })
  const [models, prompts] = [await read(''), await read(PROMPTS)]
  return {
    items: [...models.items, ...prompts.items],
    prompts: new Set(prompts.items.map(({ name }) => name)),
    whole: models.whole && prompts.whole,
  }
}

/** A text of a filter; a name with both quotes can't be asked for. */
const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`)

async function readVersions(source: Source, name: string, isPrompt: boolean, most: number) {
  if (name.includes("'") && name.includes('"')) return { items: [], whole: false }
  const filter = `name = ${quoted(name)}${isPrompt ? ` AND ${PROMPTS}` : ''}`
  return all(most, async (page_token, size) => {
    const answer = await source.get(answers.versions, 'model-versions/search', {
      filter,
      max_results: String(size),
      order_by: 'version_number DESC',
      ...(page_token === '' ? {} : { page_token }),
    })
    return { items: answer.model_versions, next: answer.next_page_token }
  })
}

/** Reads a server, and keeps of it what is scrubbed. Nothing else is ever kept. */
export async function record(
  source: Source,
  scrub: Scrubber,
  limits: Limits,
  { progress, note }: Report,
): Promise<Recording> {
  const found = await readModels(source, limits.models)
  if (!found.whole) note(`only the first ${limits.models} models (--models)`)
  const models: Recording['models'] = []
  const wanted = { runs: new Set<string>(), loggedModels: new Set<string>() }
  const places: Place[] = []
  for (const [at, model] of found.items.entries()) {
    progress(`models: ${at + 1} of ${found.items.length}`)
    const isPrompt = found.prompts.has(model.name)
    const versions = await readVersions(source, model.name, isPrompt, limits.versions)
    if (!versions.whole) note(`not all versions of a model (--versions ${limits.versions})`)
    const rows = []
    for (const { name, ...version } of versions.items) {
      const isCopy = /^models:\/(?!m-)/.test(version.source)
      const place = isCopy
        ? await source.getIfThere(answers.location, 'model-versions/get-download-uri', {
            name,
            version: String(version.version),
          })
        : null
      // one that went away meanwhile has no files either
      const artifact_uri = place?.artifact_uri ?? version.source
      if (version.run_id !== '') wanted.runs.add(version.run_id)
      const [logged] = /m-[0-9a-f]{32}/.exec(artifact_uri) ?? []
      if (logged !== undefined) wanted.loggedModels.add(logged)
      if (!isPrompt) places.push({ root: artifact_uri, name, version: version.version, logged })
      rows.push({
        ...version,
        description:
          version.description === undefined ? null : scrub.description(version.description),
        source: scrub.uri(version.source),
        location: scrub.uri(artifact_uri),
        run_link: version.run_link === '' ? '' : scrub.uri(version.run_link),
        tags: scrub.tags(version.tags),
      })
    }
    models.push({
      ...model,
      name: scrub.name('model', model.name),
      description: scrub.description(model.description),
      tags: scrub.tags(model.tags),
      aliases: model.aliases.map(({ alias, version }) => [alias, version]),
      versions: rows,
    })
  }
  const experiments = await readExperiments(source, scrub)
  const ids = experiments.map((row) => row.experiment_id)
  const runIds = [...wanted.runs].slice(0, limits.runs)
  const runs = await readRuns(source, scrub, runIds, { progress, note })
  if (wanted.runs.size > limits.runs) note(`only ${limits.runs} runs (--runs)`)
  const loggedModels = await readLoggedModels(source, scrub, ids, wanted.loggedModels)
  const files = await recordFiles(source, places, scrub, limits.fileBytes, progress)
  const times = [
    ...models.flatMap((model) => [
      model.last_updated_timestamp,
      ...model.versions.map((version) => version.last_updated_timestamp),
    ]),
    ...runs.map((run) => run.end_time ?? run.start_time),
  ]
  return {
    format: 'ringside-recording-1',
    now: Math.max(0, ...times),
    models,
    experiments,
    runs,
    loggedModels,
    files,
  }
}

async function readExperiments(source: Source, scrub: Scrubber): Promise<Recording['experiments']> {
  const { items } = await all(1000, async (page_token, size) => {
    const answer = await source.get(answers.experiments, 'experiments/search', {
      max_results: String(size),
      view_type: 'ALL',
      ...(page_token === '' ? {} : { page_token }),
    })
    return { items: answer.experiments, next: answer.next_page_token }
  })
  return items.map((row) => ({
    ...row,
    name: row.name === 'Default' ? row.name : scrub.name('experiment', row.name),
    artifact_location: scrub.uri(row.artifact_location),
    tags: scrub.tags(row.tags),
  }))
}

const NOTHING = { metrics: [], params: [], tags: [] }

/** One by one: what a search answers has no models among the inputs. Those that are gone, or closed, are left out. */
async function readRuns(
  source: Source,
  scrub: Scrubber,
  ids: readonly string[],
  { progress, note }: Report,
): Promise<Recording['runs']> {
  const rows: Recording['runs'] = []
  for (const [at, run_id] of ids.entries()) {
    progress(`runs: ${at + 1} of ${ids.length}`)
    const found = await source.getIfThere(answers.run, 'runs/get', { run_id })
    if (found === null) {
      note('runs that are not there, or closed')
      continue
    }
    const { info, data = NOTHING, inputs, outputs } = found.run
    const histories: Recording['runs'][number]['histories'] = []
    for (const { key, step } of data.metrics) {
      if (step === 0) continue
      const { metrics } = await source.get(answers.history, 'metrics/get-history', {
        run_id,
        metric_key: key,
      })
      histories.push([key, metrics.map((metric) => ({ ...metric, run_id: undefined }))])
    }
    rows.push({
      ...info,
      run_name: scrub.name('run', info.run_name),
      user_id: scrub.user(info.user_id),
      end_time: info.end_time === 0 ? null : info.end_time,
      artifact_uri: scrub.uri(info.artifact_uri),
      metrics: data.metrics.map((metric) => named(scrub, metric)),
      histories,
      params: scrub.params(data.params),
      tags: scrub.tags(data.tags),
      datasets: (inputs?.dataset_inputs ?? []).map(({ dataset, tags }) => ({
        dataset: {
          ...dataset,
          name: scrub.name('dataset', dataset.name),
          ...(dataset.source === undefined ? {} : { source: sourceOf(scrub, dataset.source) }),
        },
        tags: scrub
          .tags(tags.map(({ key, value }) => [key, value]))
          .map(([key, value]) => ({ key, value })),
      })),
      modelInputs: (inputs?.model_inputs ?? []).map(({ model_id }) => model_id),
      modelOutputs: outputs?.model_outputs ?? [],
    })
  }
  return rows
}

const BATCH = 50

type Metric = Recording['runs'][number]['metrics'][number]

const named = (scrub: Scrubber, metric: Metric): Metric =>
  metric.dataset_name === undefined
    ? metric
    : { ...metric, dataset_name: scrub.name('dataset', metric.dataset_name) }

/** MLflow keeps where data was read from as JSON: of it the place is kept, scrubbed. */
function sourceOf(scrub: Scrubber, text: string): string {
  try {
    const source: unknown = JSON.parse(text)
    const uri = new Map<string, unknown>(Object.entries(Object(source))).get('uri')
    return JSON.stringify(typeof uri === 'string' ? { uri: scrub.uri(uri) } : {})
  } catch {
    return '{}'
  }
}

async function readLoggedModels(
  source: Source,
  scrub: Scrubber,
  experiment_ids: string[],
  wanted: ReadonlySet<string>,
): Promise<Recording['loggedModels']> {
  const ids = [...wanted]
  const rows: Recording['loggedModels'] = []
  for (let at = 0; at < ids.length && experiment_ids.length > 0; at += BATCH) {
    const some = ids.slice(at, at + BATCH).map((id) => `'${id}'`)
    const { models } = await source.searchLoggedModels(answers.loggedModels, {
      experiment_ids,
      filter: `model_id IN (${some.join(', ')})`,
      max_results: BATCH,
    })
    for (const { info, data = NOTHING } of models)
      rows.push({
        ...info,
        name: scrub.name('logged-model', info.name),
        artifact_uri: scrub.uri(info.artifact_uri),
        tags: scrub.tags(info.tags),
        params: scrub.params(data.params),
        metrics: data.metrics.map((metric) => named(scrub, metric)),
      })
  }
  return rows
}
