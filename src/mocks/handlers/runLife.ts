import { badRequest, invalid, json } from '../answer'
import type { Params } from '../ask'
import { int, oneOf, optional, readMessage, required, string, unchecked } from '../message'
import { newId, type RunRow, tick, type World } from '../world'
import { checkIsActive, findExperiment } from './experiments'
import { onlyOnce, TAGS } from './experimentWrites'
import { madeUpName } from './madeUpName'
import { findActiveRun, findRun, idOf, infoAnswer, RUN, runAnswer } from './runs'

const RUN_NAME = 'mlflow.runName'

const CREATE = {
  experiment_id: string,
  start_time: int,
  run_name: string,
  user_id: unchecked(string),
  tags: unchecked(TAGS),
}

/** Where an experiment says itself where its files are, a run of it has to say it too. */
export function rootIn(world: World, experimentId: string, below: string) {
  const { artifact_location } = findExperiment(world, experimentId)
  if (artifact_location === undefined) return {}
  return { artifact_uri: `${artifact_location}/${below}/artifacts` }
}

export function create(world: World, params: Params) {
  const said = readMessage(params, CREATE)
  // an empty id is the first experiment's where it is looked for, and nobody's where the run is written
  const experiment = findExperiment(world, said.experiment_id || '0')
  checkIsActive(experiment)
  const named = said.tags.find(({ key }) => key === RUN_NAME)?.value ?? ''
  if (said.run_name !== '' && named !== '' && said.run_name !== named)
    throw invalid(
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${said.run_name}', mlflow.runName='${named}').`,
    )
  if (said.experiment_id === '')
    throw badRequest('(sqlite3.IntegrityError) FOREIGN KEY constraint failed')
  const tags = onlyOnce(said.tags)
  tick(world)
  const run_id = newId(world, 'run')
  const run_name = said.run_name || named || madeUpName(run_id)
  if (named === '') tags.set(RUN_NAME, run_name)
  const run: RunRow = {
    run_id,
    experiment_id: experiment.experiment_id,
    run_name,
    user_id: said.user_id,
    status: 'RUNNING',
    start_time: said.start_time,
    end_time: null,
    lifecycle_stage: 'active',
    ...rootIn(world, experiment.experiment_id, run_id),
    metrics: [],
    histories: new Map(),
    params: new Map(),
    tags,
    datasets: [],
    modelInputs: [],
    modelOutputs: [],
  }
  world.runs.set(run_id, run)
  return json({ run: { ...runAnswer(run), outputs: undefined } })
}

export function rename(run: RunRow, name: string) {
  run.run_name = name
  run.tags.set(RUN_NAME, name)
}

export const STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const

export function update(world: World, params: Params) {
  const said = readMessage(params, {
    ...RUN,
    end_time: optional(int),
    status: oneOf(STATUSES),
    run_name: optional(string),
  })
  const run = findActiveRun(world, idOf(said))
  if (said.status !== undefined) run.status = said.status
  if (said.end_time !== undefined) run.end_time = said.end_time
  // an empty name changes nothing
  if (said.run_name) rename(run, said.run_name)
  tick(world)
  return json({ run_info: infoAnswer(run) })
}

const NAMED = { run_id: required(string) }

function move(world: World, params: Params, stage: 'active' | 'deleted') {
  const { run_id } = readMessage(params, NAMED)
  findRun(world, run_id).lifecycle_stage = stage
  tick(world)
  return json({})
}

/** Deleting twice is no mistake. */
export const remove = (world: World, params: Params) => move(world, params, 'deleted')

/** Also within a deleted experiment. */
export const restore = (world: World, params: Params) => move(world, params, 'active')
