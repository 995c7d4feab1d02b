import { bashQuoted, bashWord, pythonLiteral } from './quote'
import type { Block, Usage } from './recipe'

/**
 * Whether a `models:/…` URI names this model. MLflow (3.17) takes such a URI apart without decoding anything: it cuts at
 * `?` and, for a file of a model, at `#`, takes what follows an `@` for an alias even before a version, and drops tabs
 * and newlines. Such a URI names nothing, or another model.
 */
export const hasModelUri = ({ model, choice }: Pick<Usage, 'model' | 'choice'>): boolean =>
  !/[?#\p{Cc}]/u.test(model) &&
  model.isWellFormed() &&
  (choice.by === 'alias' || !model.includes('@'))

/** `models:/name@alias` or `models:/name/5`. Only where `hasModelUri`. */
const modelUri = ({ model, version, choice }: Usage) =>
  choice.by === 'alias' ? `models:/${model}@${choice.alias}` : `models:/${model}/${version}`

/** Said where code has to go another way round. */
export const NO_URI =
  'No models:/ URI can name this model, since its name holds ? # @ or a control character: the code asks the registry for the address of the files instead.'

/** Python: lines that must come first, and the expression for what `load_model` takes. */
export function pythonModel(usage: Usage): { before: readonly string[]; uri: string } {
  const { model, version, choice } = usage
  if (hasModelUri(usage)) return { before: [], uri: pythonLiteral(modelUri(usage)) }
  return {
    before: [
      'client = mlflow.MlflowClient()',
      `name = ${pythonLiteral(model)}`,
      choice.by === 'alias'
        ? `version = client.get_model_version_by_alias(name, ${pythonLiteral(choice.alias)}).version`
        : `version = ${pythonLiteral(version)}`,
      'uri = client.get_model_version_download_uri(name, version)',
    ],
    uri: 'uri',
  }
}

/** Python: which server to ask, and where on it. */
export function pythonServer({ server, workspace = null }: Usage): readonly string[] {
  const lines = [`mlflow.set_tracking_uri(${pythonLiteral(server.tracking)})`]
  if (server.registry !== null)
    lines.push(`mlflow.set_registry_uri(${pythonLiteral(server.registry)})`)
  if (workspace !== null) lines.push(`mlflow.set_workspace(${pythonLiteral(workspace)})`)
  return lines
}

/** Bash: which server to ask and where on it, and the words for the model and for a file of it. */
export function bashModel(usage: Usage): {
  before: readonly string[]
  uri: string
  file: (path: string) => string
} {
  const { workspace = null } = usage
  const before = [`export MLFLOW_TRACKING_URI=${bashWord(usage.server.tracking)}`]
  if (usage.server.registry !== null)
    before.push(`export MLFLOW_REGISTRY_URI=${bashWord(usage.server.registry)}`)
  if (workspace !== null) before.push(`export MLFLOW_WORKSPACE=${bashWord(workspace)}`)
  if (hasModelUri(usage)) {
    const uri = modelUri(usage)
    return { before, uri: bashQuoted(uri), file: (path) => bashQuoted(`${uri}/${path}`) }
  }
  const { before: lines } = pythonModel(usage)
  before.push(
    `MODEL_URI="$(python -c ${bashQuoted(['import mlflow', ...lines, 'print(uri)'].join('\n'))})"`,
  )
  return { before, uri: '"$MODEL_URI"', file: (path) => `"$MODEL_URI"/${bashWord(path)}` }
}

/** Bash: the files of the version into the folder `model`. */
export function downloadLines(usage: Usage): readonly string[] {
  const { before, uri } = bashModel(usage)
  return hasModelUri(usage)
    ? [...before, `mlflow artifacts download -u ${uri} -d model`]
    : // such an address ends in a folder, and that is what arrives
      [...before, `mlflow artifacts download -u ${uri} -d download`, 'mv download/* model']
}

export const download = (usage: Usage): Block => ({
  title: 'Download',
  language: 'bash',
  code: downloadLines(usage).join('\n'),
})

/** MLflow and the packages of the version, into the Python that is there. */
export function install(usage: Usage): Block {
  const { before, file } = bashModel(usage)
  const { mlflowVersion } = usage.mlmodel
  const known = mlflowVersion !== null && /^\d+(?:\.\w+){1,3}$/.test(mlflowVersion)
  return {
    title: 'Install what it needs',
    language: 'bash',
    code: [
      `pip install mlflow${known ? `==${mlflowVersion}` : ''}`,
      ...before,
      `mlflow artifacts download -u ${file('requirements.txt')} -d model`,
      'pip install -r model/requirements.txt',
    ].join('\n'),
  }
}
