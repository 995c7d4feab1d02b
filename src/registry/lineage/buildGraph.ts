import { gitFacts } from '../gitFacts'
import type { ModelVersion, RegisteredModel } from '../model'
import { type Source, readSource } from '../source'
import type { LoggedModel, Run } from '../tracking'
import { claimedPrompts, claimedVersions } from './claims'
import { Draft } from './draft'
import type { Graph } from './graph'
import { type OnDay, addLanes } from './onDay'
import { type Reading, type Records, type Told, valueOf } from './records'
import { type NodeId, nodeId, readNodeId } from './subject'

const PARENT = 'mlflow.parentRunId'
const DETACHED = /^[0-9a-f]{32}$/

/**
 * The graph that these answers tell of. Every edge rests on a field of an answer; what an answer names and nobody read
 * is a node as well, and what could not be read says why. `on`: with the aliases as they were on a day.
 */
export function buildGraph(
  records: Records,
  roots: readonly NodeId[] = [],
  on: OnDay | null = null,
): Graph {
  const draft = new Draft(records)
  for (const id of roots) {
    const about = readNodeId(id)
    if (about !== null) draft.node(about)
  }
  for (const { value, request } of readIn(records, 'model')) addModel(draft, value, request, on)
  for (const { value, request } of readIn(records, 'version')) addVersion(draft, value, request, on)
  for (const question of ['run', 'whole-run'] as const)
    for (const { value, request } of readIn(records, question)) addRun(draft, value, request)
  for (const { value, request } of readIn(records, 'logged-model'))
    addLoggedModel(draft, records, value, request)
  for (const { value, request } of readIn(records, 'version'))
    addRunOfVersion(draft, records, value, request)
  if (on !== null) addLanes(draft, records, on)
  draft.markUnread()
  return draft.finish()
}

function addModel(draft: Draft, model: RegisteredModel, request: string, on: OnDay | null) {
  const to = draft.node({ kind: 'model', name: model.name })
  draft.tell(to, { at: model.updated?.getTime() ?? null })
  if (on !== null) return
  for (const [alias, version] of model.aliases) {
    const held = draft.node({ kind: 'alias', model: model.name, alias })
    const holder = draft.node({ kind: 'version', model: model.name, version })
    draft.tell(held, { live: true, fact: `v${version}` })
    draft.tell(holder, { live: true })
    draft.edge(holder, held, 'held by', {
      request,
      field: 'aliases',
      value: `${alias} → ${version}`,
    })
  }
}

function addVersion(draft: Draft, version: ModelVersion, request: string, on: OnDay | null) {
  const aliases = on === null ? (version.aliases ?? []) : []
  const id = draft.node({ kind: 'version', model: version.model, version: version.version })
  draft.tell(id, {
    at: version.created?.getTime() ?? null,
    fact: version.status === 'READY' ? '' : version.status.toLowerCase().replaceAll('_', ' '),
    live: aliases.length > 0,
  })
  const model = draft.node({ kind: 'model', name: version.model })
  draft.edge(id, model, 'version of', { request, field: 'name', value: version.model })
  for (const alias of aliases) {
    const held = draft.node({ kind: 'alias', model: version.model, alias })
    draft.tell(held, { live: true, fact: `v${version.version}` })
    draft.edge(id, held, 'held by', { request, field: 'aliases', value: alias })
  }
  const source = readSource(version.source)
  const from = sourceNode(draft, source)
  if (from === null) return
  const kind = source.kind === 'copy' ? 'copied to' : 'registered as'
  draft.edge(from, id, kind, { request, field: 'source', value: version.source })
}

function sourceNode(draft: Draft, source: Source) {
  if (source.kind === 'copy') return draft.node({ kind: 'version', ...source.of })
  if (source.kind === 'logged-model') return draft.node({ kind: 'logged-model', id: source.id })
  if (source.kind === 'run') return draft.node({ kind: 'run', id: source.runId })
  return null
}

/**
 * A version's `run_id` says little where its logged model, or the version it was copied from, leads to the same run. Where
 * the source names neither, MLflow takes any run from the client.
 */
function addRunOfVersion(draft: Draft, records: Records, version: ModelVersion, request: string) {
  if (version.runId === null) return
  const source = readSource(version.source)
  if (source.kind === 'run' && source.runId === version.runId) return
  if (source.kind === 'logged-model') {
    const reading = records['logged-model'].get(nodeId({ kind: 'logged-model', id: source.id }))
    // one that could not be read leads nowhere: then the version's own field is all there is
    if (reading === undefined) return
    if (reading.state === 'read' && reading.value.sourceRunId === version.runId) return
  }
  if (source.kind === 'copy') {
    const original = valueOf(records, 'version', nodeId({ kind: 'version', ...source.of }))
    if (original?.runId === version.runId) return
  }
  const run = draft.node({ kind: 'run', id: version.runId })
  const id = draft.node({ kind: 'version', model: version.model, version: version.version })
  draft.edge(run, id, 'registered as', {
    request,
    field: 'run_id',
    value: version.runId,
    claimed: source.kind === 'other',
  })
}

function addRun(draft: Draft, run: Run, request: string) {
  const id = draft.node({ kind: 'run', id: run.id })
  draft.tell(id, {
    name: run.name ?? run.id.slice(0, 8),
    fact: run.status === 'FINISHED' ? '' : run.status.toLowerCase(),
    at: (run.ended ?? run.started)?.getTime() ?? null,
    experiment: run.experimentId,
  })
  if (run.deleted)
    draft.trouble(id, { kind: 'deleted', words: 'This run was deleted; its record is still kept.' })
  for (const { name, digest, context } of run.datasets) {
    const data = draft.node({ kind: 'dataset', name, digest })
    draft.edge(data, id, 'used by', {
      request,
      field: 'inputs.dataset_inputs',
      value: `${name} #${digest}${context === null ? '' : ` as ${context}`}`,
    })
  }
  for (const model of run.modelInputs) {
    const read = draft.node({ kind: 'logged-model', id: model })
    draft.edge(read, id, 'read by', { request, field: 'inputs.model_inputs', value: model })
  }
  for (const model of run.modelOutputs) {
    const made = draft.node({ kind: 'logged-model', id: model })
    draft.edge(id, made, 'produced', { request, field: 'outputs.model_outputs', value: model })
  }
  const parent = run.tags.get(PARENT)
  if (parent !== undefined && DETACHED.test(parent) && parent !== run.id) {
    const above = draft.node({ kind: 'run', id: parent })
    draft.edge(above, id, 'parent of', {
      request,
      field: `tag ${PARENT}`,
      value: parent,
      claimed: true,
    })
  }
  addTags(draft, id, run.tags, request)
}

function addLoggedModel(draft: Draft, records: Records, model: LoggedModel, request: string) {
  const id = draft.node({ kind: 'logged-model', id: model.id })
  draft.tell(id, {
    name: model.name === '' ? model.id.slice(0, 10) : model.name,
    fact:
      model.status === 'LOGGED_MODEL_READY'
        ? ''
        : model.status.replace('LOGGED_MODEL_', '').toLowerCase(),
    at: model.created?.getTime() ?? null,
    experiment: model.experimentId,
  })
  if (model.sourceRunId !== null) {
    const run = draft.node({ kind: 'run', id: model.sourceRunId })
    draft.edge(run, id, 'produced', { request, field: 'source_run_id', value: model.sourceRunId })
  }
  for (const { key, dataset } of model.metrics) {
    if (dataset === null) continue
    const data = draft.node({ kind: 'dataset', ...dataset })
    draft.edge(data, id, 'measured on', {
      request,
      field: 'metrics.dataset_digest',
      value: key,
    })
  }
  for (const ref of claimedVersions(model.tags.get('mlflow.modelVersions'))) {
    const version = draft.node({ kind: 'version', ...ref })
    draft.edge(id, version, 'registered as', {
      request,
      field: 'tag mlflow.modelVersions',
      value: `${ref.model} v${ref.version}`,
      claimed: true,
    })
  }
  // what its run says as well is drawn there alone
  const run =
    model.sourceRunId === null
      ? null
      : valueOf(records, 'run', nodeId({ kind: 'run', id: model.sourceRunId }))
  const own = new Map([...model.tags].filter(([key, value]) => run?.tags.get(key) !== value))
  addTags(draft, id, own, request)
}

/** Code and prompts are told by tags alone. */
function addTags(draft: Draft, id: string, tags: ReadonlyMap<string, string>, request: string) {
  const git = gitFacts(tags)
  if (git !== null) {
    const commit = draft.node({ kind: 'commit', commit: git.commit })
    draft.tell(commit, {
      fact: git.dirty === true ? 'dirty: more than the commit' : (git.branch ?? ''),
    })
    draft.edge(commit, id, 'code of', {
      request,
      field: 'tag mlflow.source.git.commit',
      value: git.commit,
      claimed: true,
    })
  }
  for (const { name, version } of claimedPrompts(tags.get('mlflow.linkedPrompts'))) {
    const prompt = draft.node({ kind: 'prompt', name, version })
    draft.edge(prompt, id, 'prompt of', {
      request,
      field: 'tag mlflow.linkedPrompts',
      value: `${name} v${version}`,
      claimed: true,
    })
  }
}

function* readIn<Q extends 'version' | 'model' | 'run' | 'whole-run' | 'logged-model'>(
  records: Records,
  question: Q,
) {
  const readings: ReadonlyMap<NodeId, Reading<Told[Q]>> = records[question]
  for (const reading of readings.values()) if (reading.state === 'read') yield reading
}
