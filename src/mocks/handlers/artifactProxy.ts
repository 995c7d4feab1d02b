import { type Answer, invalid, json, MlflowFailure } from '../answer'
import { fileRoot, safePath } from '../artifactPath'
import type { Params, Upload } from '../ask'
import type { Viewer } from '../auth/viewer'
import { list, readMessage, required, string, int, message } from '../message'
import { addFile, runRoot, tick, type World } from '../world'
import { entriesOf, send } from './artifacts'
import { findLoggedModel } from './loggedModels'
import { findRun } from './runs'

// Where clients keep the files of runs and logged models when the server stands before the storage. MLflow serves
// uploads and downloads by another framework than the rest: its refusals are `{"detail": …}`.

const ROOT = 'mlflow-artifacts:'

const detail = (words: string): Answer => ({ kind: 'json', status: 400, body: { detail: words } })

const CRASH: Answer = {
  kind: 'text',
  status: 500,
  type: 'text/plain; charset=utf-8',
  text: 'Internal Server Error',
}

/** A file where a folder should be, or the reverse. */
function isInTheWay(world: World, uri: string): boolean {
  const above = uri.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))
  if (above.some((folder) => world.files.has(folder))) return true
  return [...world.files.keys()].some((other) => other.startsWith(`${uri}/`))
}

function put(world: World, uri: string, file: Upload): boolean {
  if (isInTheWay(world, uri)) return false
  addFile(world, uri, file)
  tick(world)
  return true
}

/** PUT mlflow-artifacts/artifacts/<path>: the body is the file. */
export function upload(world: World, params: Params, id: string): Answer {
  const path = safePath(id)
  if (path === '' || path.endsWith('/'))
    return detail("Artifact path must include a filename (cannot end with '/').")
  return put(world, `${ROOT}/${path}`, params.upload) ? { kind: 'empty' } : CRASH
}

/** GET mlflow-artifacts/artifacts/<path>. */
export function download(world: World, _params: Params, id: string): Answer {
  const path = safePath(id)
  try {
    return send(world, ROOT, path)
  } catch (refusal) {
    if (refusal instanceof MlflowFailure && refusal.message.includes('refers to a directory'))
      return detail(refusal.message)
    throw refusal
  }
}

/** GET mlflow-artifacts/artifacts?path=: names alone, not paths. Ids of runs are left out for whom runs are denied. */
export function listed(world: World, params: Params, _id: string, viewer: Viewer): Answer {
  const path = safePath(params.text('path'))
  const files = entriesOf(world, ROOT, path)?.map((entry) => ({
    ...entry,
    path: entry.path.split('/').at(-1) ?? '',
  }))
  const isOfExperiment = /^\d+\/?$/.test(path)
  const shown = files?.filter(
    (entry) => viewer.knowsRuns || !isOfExperiment || !/^[0-9a-f]{32}$/.test(entry.path),
  )
  return json({ files: shown?.length === 0 ? undefined : shown })
}

/** DELETE: a file, or a folder with all below it; what isn't there is no mistake. */
export function remove(world: World, _params: Params, id: string): Answer {
  const uri = `${ROOT}/${safePath(id).replace(/\/+$/, '')}`
  for (const other of world.files.keys())
    if (other === uri || other.startsWith(`${uri}/`)) world.files.delete(other)
  tick(world)
  return json({})
}

const BROWSER_LIMIT = 10 * 1024 * 1024

/** POST /ajax-api/2.0/mlflow/upload-artifact?run_uuid=&path=: what MLflow's own pages upload with. */
export function uploadToRun(world: World, params: Params): Answer {
  const [id, asked] = [params.queried('run_uuid'), params.queried('path')]
  if (id === '') throw invalid('Request must specify run_uuid.')
  if (asked === '') throw invalid('Request must specify path.')
  const path = safePath(asked)
  const { upload: file } = params
  const size = file instanceof Uint8Array ? file.length : file.size
  if (size > BROWSER_LIMIT) throw invalid('Artifact size is too large. Max size is 10MB.')
  if (size === 0) throw invalid('Request must specify data.')
  if (!put(world, `${fileRoot(runRoot(findRun(world, id)))}/${path}`, file)) return CRASH
  return { kind: 'empty', type: 'application/json' }
}

/** Files in a folder take no parts: MLflow says so with less than its other errors say. */
const unsupported = (what: string): Answer => ({
  kind: 'json',
  status: 501,
  body: {
    error_code: 'NOT_IMPLEMENTED',
    message: `${what} is not supported for the current artifact repository`,
  },
})

const PART = message({ part_number: int, etag: string, url: string })

export function createMultipart(_world: World, params: Params, id: string): Answer {
  safePath(id)
  readMessage(params, { path: required(string), num_parts: int })
  return unsupported('Multipart upload')
}

export function completeMultipart(_world: World, params: Params, id: string): Answer {
  safePath(id)
  readMessage(params, { path: required(string), upload_id: string, parts: required(list(PART)) })
  return unsupported('Multipart upload')
}

export function abortMultipart(_world: World, params: Params, id: string): Answer {
  safePath(id)
  readMessage(params, { path: required(string), upload_id: string })
  return unsupported('Multipart upload')
}

export function presigned(_world: World, _params: Params, id: string): Answer {
  safePath(id)
  return unsupported('Multipart download')
}

export function presignedUpload(world: World, params: Params): Answer {
  const said = readMessage(params, {
    run_id: string,
    model_id: string,
    path: required(string),
    expiration: int,
  })
  if ((said.run_id === '') === (said.model_id === ''))
    throw invalid('Exactly one of run_id and model_id must be provided.')
  safePath(said.path)
  if (said.run_id === '') findLoggedModel(world, said.model_id)
  else findRun(world, said.run_id)
  throw invalid(
    'Presigned upload is not supported for proxied artifact storage (artifact URI scheme: mlflow-artifacts). This endpoint requires a direct cloud storage artifact URI.',
  )
}

export function presignedDownload(world: World, params: Params): Answer {
  const said = readMessage(params, {
    run_id: required(string),
    path: required(string),
    expiration: int,
  })
  safePath(said.path)
  findRun(world, said.run_id)
  throw invalid(
    'Presigned download is not supported for runs with proxied artifact storage (artifact URI scheme: mlflow-artifacts). This endpoint requires a run with a direct cloud storage artifact URI.',
  )
}
