import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { readMessage, required, string, unchecked } from '../message'
import { type RunRow, runRoot, type World } from '../world'
import { some, tagList } from './rows'

export function findRun(world: World, id: string): RunRow {
  const run = world.runs.get(id)
  if (!run) throw missing(`Run with id=${id} not found`)
  return run
}

/** A deleted run takes no writes. */
export function findActiveRun(world: World, id: string): RunRow {
  const run = findRun(world, id)
  if (run.lifecycle_stage !== 'active')
    throw invalid(
      `The run ${id} must be in the 'active' state. Current state is ${run.lifecycle_stage}.`,
    )
  return run
}

/** `run_uuid` is the name that clients of MLflow 0.x have for it. */
export const RUN = { run_id: required(string), run_uuid: unchecked(string) }

export const idOf = (said: { run_id: string; run_uuid: string }) => said.run_id || said.run_uuid

export const infoAnswer = (run: RunRow) => ({
  run_uuid: run.run_id,
  experiment_id: run.experiment_id,
  run_name: run.run_name,
  user_id: run.user_id,
  status: run.status,
  start_time: run.start_time,
  end_time: run.end_time ?? undefined,
  artifact_uri: runRoot(run),
  lifecycle_stage: run.lifecycle_stage,
  run_id: run.run_id,
})

/** As searches answer it: without the models that went in. */
export const runAnswer = (run: RunRow) => ({
  info: infoAnswer(run),
  data: {
    metrics: some(
      run.metrics.map(({ key, value, timestamp, step }) => ({ key, value, timestamp, step })),
    ),
    params: tagList(run.params),
    tags: tagList(run.tags),
  },
  inputs: { dataset_inputs: some(run.datasets) },
  outputs: { model_outputs: some(run.modelOutputs) },
})

export function get(world: World, params: Params) {
  const run = findRun(world, idOf(readMessage(params, RUN)))
  const answer = runAnswer(run)
  const model_inputs = some(run.modelInputs.map((id) => ({ model_id: id })))
  return json({ run: { ...answer, inputs: { ...answer.inputs, model_inputs } } })
}
