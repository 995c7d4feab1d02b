import { pythonModel, pythonServer } from './address'
import { letters, pythonLiteral } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { commonNotes } from './text'

/** A name that Unity Catalog takes for a model. */
const catalogName = (model: string) =>
  letters(model)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100) || 'model'

/** A serving endpoint of Databricks, which serves models of Unity Catalog only: the version is copied there first. */
export function databricks(usage: Usage): Recipe {
  const title = 'Databricks'
  const why = whyNoPyfunc(usage.mlmodel) ?? whyNotInCatalog(usage)
  if (why !== null) return closed('databricks', title, why)
  const name = catalogName(usage.model)
  const full = `main.default.${name}`
  const { before, uri } = pythonModel(usage)
  const copy = [
    'import mlflow',
    '',
    ...pythonServer(usage),
    ...before,
    `files = mlflow.artifacts.download_artifacts(${uri})`,
    '',
    'mlflow.set_tracking_uri("databricks")',
    'mlflow.set_registry_uri("databricks-uc")',
    `copied = mlflow.register_model(files, ${pythonLiteral(full)})`,
    'print(copied.version)',
  ]
  const endpoint = {
    name: name.replaceAll('_', '-').slice(0, 63),
    config: {
      served_entities: [
        {
          entity_name: full,
          entity_version: '1',
          workload_size: 'Small',
          scale_to_zero_enabled: true,
        },
      ],
    },
  }
  return {
    id: 'databricks',
    title,
    state: 'open',
    blocks: [
      { title: 'Copy to Unity Catalog', language: 'python', code: copy.join('\n') },
      { title: 'endpoint.json', language: 'json', code: JSON.stringify(endpoint, null, 2) },
      {
        title: 'Deploy',
        language: 'bash',
        code: 'databricks serving-endpoints create --json @endpoint.json',
      },
    ],
    needs: [
      'mlflow[databricks] and the Databricks CLI, signed in',
      'a catalog and schema in place of main.default, and the printed version as entity_version',
    ],
    notes: [
      'Databricks serves models of Unity Catalog only. A registry outside it, such as this one, is not seen from there, so a copy is registered; aliases and tags stay behind.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

/** MLflow's client refuses to register such a version in Unity Catalog, before it uploads anything. */
function whyNotInCatalog({ mlmodel: { signature } }: Usage): string | null {
  if (signature === null)
    return 'Databricks serves models of Unity Catalog only, and that takes no model without a signature: this version was logged without one.'
  if (signature.outputs.state === 'none')
    return 'Databricks serves models of Unity Catalog only, and that takes no model whose signature leaves out the outputs, as this one does.'
  return null
}
