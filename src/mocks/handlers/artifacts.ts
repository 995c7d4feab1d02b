import { type Answer, FlaskPage, invalid, json, missing, MlflowFailure } from '../answer'
import { fileRoot, safePath } from '../artifactPath'
import type { Params } from '../ask'
import { byCodePoint } from '../like'
import { optional, readMessage, string } from '../message'
import { loggedModelRoot, runRoot, type World } from '../world'
import { findLoggedModel } from './loggedModels'
import { findVersion, some } from './rows'
import { findRun, idOf, RUN } from './runs'

/** One level below `path`; a size is left out when it is 0. A place where nothing is, or was lost, has none. */
export function entriesOf(world: World, root: string, path: string) {
  const below = path === '' ? '' : `${path.replace(/\/+$/, '')}/`
  const prefix = `${fileRoot(root)}/${below}`
  const entries = new Map<string, { path: string; is_dir: boolean; file_size?: number }>()
  for (const [uri, file] of world.files) {
    if (!uri.startsWith(prefix)) continue
    const [name = '', ...deeper] = uri.slice(prefix.length).split('/')
    const entry = below + name
    entries.set(
      entry,
      deeper.length === 0
        ? { path: entry, is_dir: false, file_size: file.size || undefined }
        : { path: entry, is_dir: true },
    )
  }
  return some([...entries.values()].toSorted((a, b) => byCodePoint(a.path, b.path)))
}

const list = (world: World, root: string, path: string): Answer =>
  json({ root_uri: root, files: entriesOf(world, root, path) })

export function send(world: World, root: string, path: string): Answer {
  const uri = `${fileRoot(root)}/${path}`
  const file = world.files.get(uri)
  const shown = uri.replace('mlflow-artifacts:/', '')
  if (file?.content === null)
    throw new MlflowFailure(
      'NOT_IMPLEMENTED',
      `The mock knows the size of '${shown}', not its bytes.`,
    )
  if (file) return { kind: 'file', name: path, content: file.content }
  const folder = uri.endsWith('/') ? uri : `${uri}/`
  if (path === '' || [...world.files.keys()].some((at) => at.startsWith(folder)))
    throw invalid(`Artifact path refers to a directory, not a file: '${shown}'`)
  throw missing(`No such artifact: '${shown}'`)
}

/** GET artifacts/list: files of a run. In MLflow 3 a logged model's are not among them. */
export function listOfRun(world: World, params: Params) {
  const said = readMessage(params, { ...RUN, path: optional(string), page_token: string })
  const path = safePath(said.path ?? '')
  return list(world, runRoot(findRun(world, idOf(said))), path)
}

/** GET logged-models/<id>/artifacts/directories. */
export function listOfLoggedModel(world: World, params: Params, id: string) {
  const { artifact_directory_path } = readMessage(params, { artifact_directory_path: string })
  const path = safePath(artifact_directory_path)
  return list(world, loggedModelRoot(findLoggedModel(world, id)), path)
}

/** GET /model-versions/get-artifact: resolves copies to the original's files. */
export function ofVersion(world: World, params: Params) {
  if (!params.has('path')) throw new FlaskPage(400)
  const path = safePath(params.text('path'))
  const { row } = findVersion(world, params.text('name'), params.text('version'))
  return send(world, row.location, path)
}

/** GET /ajax-api/2.0/mlflow/logged-models/<id>/artifacts/files; not under /api. */
export function ofLoggedModel(world: World, params: Params, id: string) {
  if (params.text('artifact_file_path') === '')
    throw new MlflowFailure(
      'BAD_REQUEST',
      'Request must include the "artifact_file_path" query parameter.',
    )
  const path = safePath(params.text('artifact_file_path'))
  return send(world, loggedModelRoot(findLoggedModel(world, id)), path)
}

/** GET /get-artifact: files of a run. */
export function ofRun(world: World, params: Params) {
  if (!params.has('path')) throw new FlaskPage(400)
  const path = safePath(params.text('path'))
  const id = params.text('run_id') || params.text('run_uuid')
  return send(world, runRoot(findRun(world, id)), path)
}
