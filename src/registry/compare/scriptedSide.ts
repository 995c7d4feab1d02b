import { aLoggedModel, aModel, aRun, aVersion, anMlmodel } from '../examples'
import type { ModelVersion } from '../model'
import type { LoggedModel, Run } from '../tracking'
import { lacking, known } from './known'
import type { Side } from './side'

// For tests: versions that are known throughout, and nothing in them.

export const plainVersion = (rest: Partial<ModelVersion> = {}): ModelVersion =>
  aVersion({ aliases: [], ...rest })

export const plainRun = (rest: Partial<Run> = {}): Run =>
  aRun({ experimentId: '0', status: 'FINISHED', ...rest })

export const plainLoggedModel = (rest: Partial<LoggedModel> = {}): LoggedModel =>
  aLoggedModel({
    id: 'm-1',
    name: 'm',
    experimentId: '0',
    status: 'LOGGED_MODEL_READY',
    ...rest,
  })

export const plainSide = (rest: Partial<Side> = {}): Side => ({
  ref: { model: 'm', version: '1' },
  version: known(plainVersion()),
  model: known(aModel({ latestVersion: '1' })),
  mlmodel: known(anMlmodel()),
  run: known(plainRun()),
  loggedModel: lacking('it names no logged model'),
  requirements: known([]),
  packages: known({ rows: [], others: [] }),
  artifacts: known(new Map()),
  ...rest,
})
