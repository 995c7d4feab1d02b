import { download } from './address'
import { slugOf } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { commonNotes } from './text'

/** A managed online endpoint of Azure Machine Learning, which writes the scoring script for an MLflow model itself. */
export function azure(usage: Usage): Recipe {
  const title = 'Azure ML'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('azure', title, why)
  const name = slugOf(usage.model)
  const endpoint = [
    '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json',
    `name: ${name}`,
    'auth_mode: key',
  ]
  const deployment = [
    '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json',
    'name: blue',
    `endpoint_name: ${name}`,
    'model:',
    `  name: ${name}`,
    '  path: model',
    '  type: mlflow_model',
    'instance_type: Standard_DS3_v2',
    'instance_count: 1',
  ]
  return {
    id: 'azure',
    title,
    state: 'open',
    blocks: [
      download(usage),
      { title: 'endpoint.yml', language: 'yaml', code: endpoint.join('\n') },
      { title: 'deployment.yml', language: 'yaml', code: deployment.join('\n') },
      {
        title: 'Deploy',
        language: 'bash',
        code: [
          'az ml online-endpoint create -f endpoint.yml',
          'az ml online-deployment create -f deployment.yml --all-traffic',
        ].join('\n'),
      },
    ],
    needs: ['the Azure CLI with its ml extension, and az configure --defaults group=… workspace=…'],
    notes: [
      'The files are uploaded and registered in that workspace: a copy, which nothing here moves on. Endpoint names are unique in a region.',
      ...(usage.mlmodel.signature === null
        ? ['Without a signature, Azure ML takes any input and checks nothing.']
        : []),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}
