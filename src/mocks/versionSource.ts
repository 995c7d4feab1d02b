import { invalid } from './answer'
import type { Params } from './ask'
import { isPrompt } from './auth/viewer'
import { findLoggedModel } from './handlers/loggedModels'
import { findModel, findVersion } from './handlers/rows'
import { parseModelUri, versionNamed } from './modelUri'
import { isWithin, parseUri, plainText } from './uri'
import { loggedModelRoot, runRoot, type World } from './world'

// What may be the source of a model version:
// https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/server/handlers.py#L3117

/** Where a version comes from, as it is stored. */
export interface Origin {
  source: string
  location: string
  run_id: string
  /** '' where none was named. */
  model_id: string
}

/** Schemes that name a host: the server goes to none but its own store. */
const WITH_HOST = /^(ftp|sftp|hdfs|viewfs|https?|r2|b2|abfss)$/

/** A prompt has no files, only a word that stands for them. */
const PROMPT_SOURCES = new Set(['dummy-source', 'prompt-template'])

const refuse = (source: string, why: string) =>
  invalid(`Invalid model version source: '${source}'. ${why}`)

const unidentified = (source: string, key: 'run_id' | 'model_id') =>
  refuse(
    source,
    `The ${key} request parameter must identify the resource that contains the source.`,
  )

/** A path must lead where it says: absolute, without `.` and `..`, however they are written. */
function checkPath(source: string) {
  const plain = plainText(source).replaceAll('+', ' ')
  const path = parseUri(plain).path.replace(/\/+$/, '').replace(/\/+/g, '/')
  const parts = path.split('/')
  const ok =
    path.startsWith('/') && !path.includes('\0') && !parts.includes('.') && !parts.includes('..')
  if (!ok || plain.split('/').includes('..'))
    throw refuse(
      source,
      'If supplying a source as an http, https, local file path, ftp, objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references present. Please provide an absolute path.',
    )
}

/** Asked of a version without a logged model. */
function checkByRun(world: World, source: string, runId: string) {
  const { scheme, authority, path } = parseUri(source)
  if (scheme === 'runs') {
    if (authority !== '' || runId === '' || path.split('/')[1] !== runId)
      throw unidentified(source, 'run_id')
    return
  }
  if (scheme === 'models' && (authority !== '' || parseModelUri(source)?.kind === 'logged'))
    throw unidentified(source, 'model_id')
  if (scheme !== 'mlflow-artifacts') return
  const run = world.runs.get(runId)
  if (!run || !isWithin(source, runRoot(run))) throw unidentified(source, 'run_id')
}

/** Asked of a version with one. */
function checkByModel(world: World, source: string, modelId: string) {
  const { scheme, authority } = parseUri(source)
  if (scheme === 'runs') throw unidentified(source, 'model_id')
  if (scheme === 'models') {
    const uri = parseModelUri(source)
    if (authority !== '' || (uri?.kind === 'logged' && uri.id !== modelId))
      throw unidentified(source, 'model_id')
  }
  if (scheme !== 'mlflow-artifacts') return
  const model = world.loggedModels.get(modelId)
  if (!model || model.deleted || !isWithin(source, loggedModelRoot(model)))
    throw unidentified(source, 'model_id')
}

/** `models:/name/1` and the like: stored resolved, with the original's run, which who asks may only confirm. */
function copied(world: World, source: string, params: Params): Origin | null {
  const { scheme, authority } = parseUri(source)
  if (scheme !== 'models') return null
  if (authority !== '')
    throw refuse(source, 'Registered model sources must use the active model registry.')
  const uri = parseModelUri(source)
  if (uri === null) throw unidentified(source, 'model_id')
  if (uri.kind === 'logged') return null
  const original = findModel(world, uri.name)
  if (isPrompt(original.tags))
    throw refuse(source, 'Prompt versions cannot be used as model version sources.')
  const { row } = findVersion(world, uri.name, versionNamed(original, uri))
  // the store of a registry keeps no model_id
  const differs =
    (params.has('run_id') && params.text('run_id') !== row.run_id) ||
    (params.has('model_id') && params.text('model_id') !== '')
  if (differs)
    throw refuse(
      source,
      'The run_id and model_id request parameters must match the referenced model version.',
    )
  return {
    source: `models:/${uri.name}/${row.version}`,
    location: row.location,
    run_id: row.run_id,
    model_id: '',
  }
}

/** A source that can be one, or MLflow's refusal; what the registry then asks of it is `locate`. */
export function readSource(
  world: World,
  params: Params,
  tags: ReadonlyMap<string, string>,
): Origin {
  const source = params.required('source')
  const [run_id, model_id] = [params.text('run_id'), params.text('model_id')]
  const { scheme, authority } = parseUri(source)
  const plain = { source, location: source, run_id, model_id }
  if (isPrompt(tags)) {
    if (PROMPT_SOURCES.has(source)) return plain
    throw invalid(
      `Invalid prompt source: '${source}'. Prompt sources must use an MLflow placeholder.`,
    )
  }
  if (WITH_HOST.test(scheme) || (scheme === 'mlflow-artifacts' && authority !== ''))
    throw invalid(
      `'source' cannot use the '${scheme}' scheme: the '${scheme}' scheme addresses a host other than the tracking server's configured artifact storage, so the server would connect to the host named in the URI. Set the MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES environment variable on the server to allow it.`,
    )
  const copy = copied(world, source, params)
  if (copy !== null) return copy
  if (scheme === '' || scheme === 'file') {
    if (model_id !== '') throw unidentified(source, 'model_id')
    if (run_id !== '') throw unidentified(source, 'run_id')
    throw refuse(
      source,
      'To use a local path as a model version source, the run_id request parameter has to be specified and the local path has to be contained within the artifact directory of the run specified by the run_id.',
    )
  }
  checkPath(source)
  if (model_id === '') checkByRun(world, source, run_id)
  else checkByModel(world, source, model_id)
  return plain
}

/** Where the files of a version are, and whose run they come from, by the logged model that was named. */
export function locate(world: World, origin: Origin): Origin {
  const { source, run_id, model_id } = origin
  const uri = parseModelUri(source)
  const named = uri?.kind === 'logged' ? uri.id : run_id === '' ? model_id : ''
  if (named === '') return origin
  const model = findLoggedModel(world, named)
  return {
    ...origin,
    location: uri?.kind === 'logged' ? loggedModelRoot(model) : origin.location,
    run_id: run_id || model.source_run_id,
  }
}

/** The logged model then tells of it in a tag. One that isn't there is noticed only now, when the version is made. */
export function tellLoggedModel(world: World, modelId: string, name: string, version: number) {
  if (modelId === '') return
  const model = findLoggedModel(world, modelId)
  const known: unknown = JSON.parse(model.tags.get('mlflow.modelVersions') ?? '[]')
  const all = [...(Array.isArray(known) ? known : []), { name, version }]
  const items = all.map(
    (item: { name: string; version: unknown }) =>
      `{"name": ${JSON.stringify(item.name)}, "version": ${JSON.stringify(item.version)}}`,
  )
  model.tags.set('mlflow.modelVersions', `[${items.join(', ')}]`)
}
