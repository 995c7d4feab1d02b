import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { readMessage, required, string } from '../message'
import { type ExperimentRow, experimentRoot, type World } from '../world'
import { tagList } from './rows'

export const experimentAnswer = (world: World, row: ExperimentRow) => ({
  experiment_id: row.experiment_id,
  name: row.name,
  artifact_location: experimentRoot(row),
  lifecycle_stage: row.lifecycle_stage,
  last_update_time: row.last_update_time,
  creation_time: row.creation_time,
  tags: tagList(row.tags),
  workspace: world.workspace,
})

/** Python's int() takes spaces around it, a sign and leading zeros. */
export function readExperimentId(id: string): string {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(id))
    throw invalid(`Invalid experiment ID '${id}'. Experiment ID must be a valid integer.`)
  return String(Number(id.replaceAll('_', '')))
}

/** `stage`: only one of that stage; without, of any. */
export function findExperiment(world: World, id: string, stage?: string): ExperimentRow {
  const number = readExperimentId(id)
  const row = world.experiments.get(number)
  if (!row || (stage !== undefined && row.lifecycle_stage !== stage))
    throw missing(`No Experiment with id=${number} exists`)
  return row
}

export function checkIsActive({ experiment_id, lifecycle_stage }: ExperimentRow) {
  if (lifecycle_stage !== 'active')
    throw invalid(
      `The experiment ${experiment_id} must be in the 'active' state. Current state is ${lifecycle_stage}.`,
    )
}

export const experimentNamed = (world: World, name: string) =>
  [...world.experiments.values()].find((row) => row.name === name)

export function get(world: World, params: Params) {
  const { experiment_id } = readMessage(params, { experiment_id: required(string) })
  return json({ experiment: experimentAnswer(world, findExperiment(world, experiment_id)) })
}

export function getByName(world: World, params: Params) {
  const { experiment_name } = readMessage(params, { experiment_name: required(string) })
  const row = experimentNamed(world, experiment_name)
  if (!row) throw missing(`Could not find experiment with name '${experiment_name}'`)
  return json({ experiment: experimentAnswer(world, row) })
}
