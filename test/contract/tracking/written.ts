import { at, type Question, type Server } from '../ask'
import { api, post } from '../fixture'
import { must } from './fixture'

export const INVALID = [400, 'INVALID_PARAMETER_VALUE']
export const MISSING = [404, 'RESOURCE_DOES_NOT_EXIST']
export const TAKEN = [400, 'BAD_REQUEST']

const said = async (ask: Server, question: Question): Promise<unknown> => {
  const { status, code } = await ask(question)
  return code === null ? status : [status, code]
}

export const all = async (ask: Server, questions: readonly Question[]) => {
  const found: unknown[] = []
  for (const question of questions) found.push(await said(ask, question))
  return found
}

export const patch = (path: string, body: object): Question => ({
  method: 'PATCH',
  target: api(path),
  body,
})

export async function newRun(
  ask: Server,
  experiment_id: string,
  more: object = {},
): Promise<string> {
  const made = await must(ask, post('runs/create', { experiment_id, ...more }))
  return String(at(made, 'run', 'info', 'run_id'))
}

export async function newModel(
  ask: Server,
  experiment_id: string,
  more: object = {},
): Promise<string> {
  const made = await must(ask, post('logged-models', { experiment_id, ...more }))
  return String(at(made, 'model', 'info', 'model_id'))
}

export const runOf = async (ask: Server, run_id: string) =>
  at((await ask({ target: api('runs/get', { run_id }) })).json, 'run')

export const point = { key: 'm', value: 1, timestamp: 1 }
