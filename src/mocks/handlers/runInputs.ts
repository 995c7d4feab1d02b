import { badRequest, invalid, json } from '../answer'
import type { Params } from '../ask'
import { checked, int, list, message, optional, readMessage, required, string } from '../message'
import { checkLength } from '../names'
import { tick, type World } from '../world'
import { readExperimentId } from './experiments'
import { TAGS } from './experimentWrites'
import { some } from './rows'
import { findActiveRun, RUN } from './runs'

const DATASET = message({
  name: string,
  digest: string,
  source_type: string,
  source: string,
  schema: optional(string),
  profile: optional(string),
})

const INPUTS = {
  run_id: RUN.run_id,
  datasets: list(message({ dataset: DATASET, tags: TAGS })),
  models: list(message({ model_id: string })),
}

const LENGTHS = {
  name: 500,
  digest: 36,
  source: 65_535,
  schema: 1_048_575,
  profile: 16_777_215,
} as const

type DatasetInput = ReturnType<typeof INPUTS.datasets.empty>[number]

function check({ dataset, tags }: DatasetInput) {
  for (const field of ['name', 'digest', 'source', 'schema', 'profile'] as const)
    checkLength(field, LENGTHS[field], dataset[field] ?? '')
  for (const { key, value } of tags) {
    checkLength('key', 255, key)
    checkLength('value', 500, value)
  }
}

interface Named {
  dataset: { name: string; digest?: string | null }
}

const isSame = (a: Named, b: Named) =>
  a.dataset.name === b.dataset.name && (a.dataset.digest ?? '') === (b.dataset.digest ?? '')

/** A dataset belongs to an experiment, by name and digest: what was said of it first holds for all its runs. */
function known(world: World, experimentId: string, asked: DatasetInput) {
  for (const run of world.runs.values()) {
    if (run.experiment_id !== experimentId) continue
    const found = run.datasets.find((each) => isSame(each, asked))
    if (found) return found.dataset
  }
  return asked.dataset
}

export function logInputs(world: World, params: Params) {
  const said = readMessage(params, INPUTS)
  for (const input of said.datasets) check(input)
  const run = findActiveRun(world, said.run_id)
  for (const input of said.datasets) {
    if (run.datasets.some((each) => isSame(each, input))) continue
    const dataset = known(world, run.experiment_id, input)
    run.datasets.push({ tags: some(input.tags), dataset })
  }
  for (const { model_id } of said.models)
    if (!run.modelInputs.includes(model_id)) run.modelInputs.push(model_id)
  tick(world)
  return json({})
}

export function logOutputs(world: World, params: Params) {
  const said = readMessage(params, {
    run_id: RUN.run_id,
    models: required(list(message({ model_id: string, step: int }))),
  })
  const run = findActiveRun(world, said.run_id)
  const ids = [...run.modelOutputs, ...said.models].map(({ model_id }) => model_id)
  if (new Set(ids).size < ids.length)
    throw badRequest('(sqlite3.IntegrityError) UNIQUE constraint failed: inputs.source_id')
  run.modelOutputs.push(...said.models)
  tick(world)
  return json({})
}

const MOST_EXPERIMENTS = 20

/** POST /ajax-api/2.0/mlflow/experiments/search-datasets: what the runs of some experiments read, and in which context. */
export function searchDatasets(world: World, params: Params) {
  const { experiment_ids } = readMessage(params, {
    experiment_ids: checked(list(string), () => true),
  })
  if (experiment_ids.length === 0)
    throw invalid('SearchDatasets request must specify at least one experiment_id.')
  if (experiment_ids.length > MOST_EXPERIMENTS)
    throw invalid(
      `SearchDatasets request cannot specify more than ${MOST_EXPERIMENTS} experiment_ids. Received ${experiment_ids.length} experiment_ids.`,
    )
  const experiments = new Set(experiment_ids.map(readExperimentId))
  const found = new Map<string, object>()
  for (const { experiment_id, datasets } of world.runs.values()) {
    if (!experiments.has(experiment_id)) continue
    for (const { dataset, tags } of datasets) {
      const context = tags?.find(({ key }) => key === 'mlflow.data.context')?.value
      const summary = { experiment_id, name: dataset.name, digest: dataset.digest ?? '', context }
      found.set(JSON.stringify(Object.values(summary)), summary)
    }
  }
  return json({ dataset_summaries: some([...found.values()].slice(0, 1000)) })
}
