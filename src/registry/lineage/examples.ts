import type { ModelVersion, RegisteredModel } from '../model'
import type { LoggedModel, Run } from '../tracking'
import { type Answer, type Records, noRecords, withAnswers } from './records'
import { nodeId } from './subject'

// For tests: answers as a server would give them, one by one.

const read = <T>(value: T, request: string) => ({ state: 'read', value, request }) as const

export const toldModel = (value: RegisteredModel): Answer => ({
  question: 'model',
  of: nodeId({ kind: 'model', name: value.name }),
  reading: read(value, 'registered-models/get'),
})

export const toldVersion = (value: ModelVersion): Answer => ({
  question: 'version',
  of: nodeId({ kind: 'version', model: value.model, version: value.version }),
  reading: read(value, 'model-versions/get'),
})

export const toldRun = (value: Run): Answer => ({
  question: 'whole-run',
  of: nodeId({ kind: 'run', id: value.id }),
  reading: read(value, 'runs/get'),
})

export const toldLoggedModel = (value: LoggedModel): Answer => ({
  question: 'logged-model',
  of: nodeId({ kind: 'logged-model', id: value.id }),
  reading: read(value, 'logged-models/get'),
})

export const toldVersions = (
  model: string,
  items: readonly ModelVersion[],
  more = false,
): Answer => ({
  question: 'versions',
  of: nodeId({ kind: 'model', name: model }),
  reading: read({ items, more }, 'model-versions/search'),
})

export const toldCopies = (model: string, items: readonly ModelVersion[]): Answer => ({
  question: 'copies',
  of: nodeId({ kind: 'model', name: model }),
  reading: read({ items, more: false }, 'model-versions/search'),
})

export const recordsOf = (...answers: readonly Answer[]): Records =>
  withAnswers(noRecords(), answers)

/** `r1` → the 32 digits of a run's id. */
export const runId = (number: number) => number.toString(16).padStart(32, '0')
export const loggedId = (number: number) => `m-${runId(number)}`
