import { invalid, MlflowFailure } from './answer'
import { latestVersions } from './handlers/rows'
import { readStage } from './names'
import { parseUri } from './uri'
import type { ModelRow } from './world'

/** What a `models:/` URI names: a logged model, or a version of a registered model. */
export type ModelUri =
  | { kind: 'logged'; id: string }
  | { kind: 'version'; name: string; version: string }
  | { kind: 'alias'; name: string; alias: string }
  /** Stage null: of all versions. */
  | { kind: 'latest'; name: string; stage: string | null }

/** https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/artifact/utils/models.py#L56. Null for what is none. */
export function parseModelUri(uri: string): ModelUri | null {
  const { scheme, path } = parseUri(uri, { fragments: false })
  if (scheme !== 'models' || !path.startsWith('/')) return null
  const [name = '', suffix, ...more] = path.replace(/^\/+/, '').split('/')
  if (name.trim() === '' || more.length > 0) return null
  if (suffix === undefined) {
    const at = name.lastIndexOf('@')
    if (at < 0) return { kind: 'logged', id: name }
    const alias = name.slice(at + 1)
    return alias.trim() === '' ? null : { kind: 'alias', name: name.slice(0, at), alias }
  }
  if (suffix.trim() === '') return null
  if (/^\p{Nd}+$/u.test(suffix)) return { kind: 'version', name, version: suffix }
  return { kind: 'latest', name, stage: suffix.toLowerCase() === 'latest' ? null : suffix }
}

/** The number of the version that a URI names, as text; it need not exist. */
export function versionNamed(model: ModelRow, uri: Exclude<ModelUri, { kind: 'logged' }>): string {
  switch (uri.kind) {
    case 'version':
      return uri.version
    case 'alias': {
      const version = model.aliases.get(uri.alias)
      if (version === undefined) throw invalid(`Registered model alias ${uri.alias} not found.`)
      return String(version)
    }
    case 'latest': {
      const stage = uri.stage === null ? null : readStage(uri.stage)
      const found = latestVersions(model).filter(
        (row) => (stage ?? row.current_stage) === row.current_stage,
      )
      if (found.length === 0) {
        const what = uri.stage === null ? '' : ` and stage '${uri.stage}'`
        throw new MlflowFailure(
          'INTERNAL_ERROR',
          `No versions of model with name '${model.name}'${what} found`,
        )
      }
      return String(Math.max(...found.map((row) => row.version)))
    }
    default:
      return uri satisfies never
  }
}
