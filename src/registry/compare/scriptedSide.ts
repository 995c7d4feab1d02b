import type { Mlmodel } from '../mlmodel'
import type { ModelVersion } from '../model'
import type { Signature } from '../signature'
import type { LoggedModel, Run } from '../tracking'
import { lacking, known } from './known'
import type { Side } from './side'

// For tests: versions that are known throughout, and nothing in them.

export const plainMlmodel = (signature: Signature | null = null): Mlmodel => ({
  signature,
  flavors: [],
  mlflowVersion: null,
  modelId: null,
  runId: null,
  modelSize: null,
  created: null,
  pythonVersion: null,
  inputExample: null,
  environment: { conda: null, virtualenv: null },
  problems: [],
})

export const plainVersion = (rest: Partial<ModelVersion> = {}): ModelVersion => ({
  model: 'm',
  version: '1',
  description: '',
  created: null,
  updated: null,
  createdBy: null,
  status: 'READY',
  statusMessage: null,
  stage: null,
  source: '',
  runId: null,
  runLink: null,
  tags: new Map(),
  aliases: [],
  ...rest,
})

export const plainRun = (rest: Partial<Run> = {}): Run => ({
  id: 'r',
  name: null,
  experimentId: '0',
  user: null,
  status: 'FINISHED',
  deleted: false,
  started: null,
  ended: null,
  params: new Map(),
  metrics: [],
  tags: new Map(),
  datasets: [],
  modelInputs: [],
  modelOutputs: [],
  ...rest,
})

export const plainLoggedModel = (rest: Partial<LoggedModel> = {}): LoggedModel => ({
  id: 'm-1',
  name: 'm',
  experimentId: '0',
  created: null,
  status: 'LOGGED_MODEL_READY',
  artifactUri: '',
  sourceRunId: null,
  params: new Map(),
  metrics: [],
  tags: new Map(),
  ...rest,
})

export const plainSide = (rest: Partial<Side> = {}): Side => ({
  ref: { model: 'm', version: '1' },
  version: known(plainVersion()),
  model: known({
    name: 'm',
    description: '',
    created: null,
    updated: null,
    tags: new Map(),
    aliases: new Map(),
    latestVersion: '1',
    latestVersions: [],
  }),
  mlmodel: known(plainMlmodel()),
  run: known(plainRun()),
  loggedModel: lacking('it names no logged model'),
  requirements: known([]),
  packages: known({ rows: [], others: [] }),
  artifacts: known(new Map()),
  ...rest,
})
