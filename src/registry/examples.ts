import type { Mlmodel } from './mlmodel'
import type { ModelVersion, RegisteredModel } from './model'
import type { LoggedModel, Run } from './tracking'

// For tests: things that hold nothing but what a test says.

export const aModel = (more: Partial<RegisteredModel> = {}): RegisteredModel => ({
  name: 'm',
  description: '',
  created: null,
  updated: null,
  tags: new Map(),
  aliases: new Map(),
  latestVersion: null,
  latestVersions: [],
  ...more,
})

export const aVersion = (more: Partial<ModelVersion> = {}): ModelVersion => ({
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
  aliases: null,
  ...more,
})

export const aRun = (more: Partial<Run> = {}): Run => ({
  id: 'r',
  name: null,
  experimentId: '1',
  user: null,
  status: '',
  deleted: false,
  started: null,
  ended: null,
  params: new Map(),
  metrics: [],
  tags: new Map(),
  datasets: [],
  modelInputs: [],
  modelOutputs: [],
  ...more,
})

export const aLoggedModel = (more: Partial<LoggedModel> = {}): LoggedModel => ({
  id: `m-${'0'.repeat(32)}`,
  name: '',
  experimentId: '1',
  created: null,
  status: '',
  artifactUri: '',
  sourceRunId: null,
  params: new Map(),
  metrics: [],
  tags: new Map(),
  ...more,
})

export const anMlmodel = (more: Partial<Mlmodel> = {}): Mlmodel => ({
  signature: null,
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
  ...more,
})
