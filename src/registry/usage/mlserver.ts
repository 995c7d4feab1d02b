import { download } from './address'
import { jsonLiteral, slugOf } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { request } from './request'
import { bodyNote, commonNotes, pythonNeed } from './text'

/** MLServer with its MLflow runtime, which takes MLflow's own requests as well. */
export function mlserver(usage: Usage): Recipe {
  const title = 'MLServer'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('mlserver', title, why)
  const sent = request(usage, `http://127.0.0.1:${usage.port}/invocations`)
  const settings = [
    '{',
    `  "name": ${jsonLiteral(slugOf(usage.model))},`,
    '  "implementation": "mlserver_mlflow.MLflowRuntime",',
    '  "parameters": { "uri": "./model" }',
    '}',
  ].join('\n')
  return {
    id: 'mlserver',
    title,
    state: 'open',
    blocks: [
      download(usage),
      { title: 'model-settings.json', language: 'json', code: settings },
      {
        title: 'Serve',
        language: 'bash',
        code: [
          'pip install mlserver mlserver-mlflow -r model/requirements.txt',
          `MLSERVER_HTTP_PORT=${usage.port} mlserver start .`,
        ].join('\n'),
      },
      ...(sent === null ? [] : [sent]),
    ],
    needs: pythonNeed(usage),
    notes: [
      'mlflow models serve has no --enable-mlserver any more (MLflow 3): MLServer starts from its own settings.',
      'pip says so when the packages of this version and those of MLServer can’t be installed together.',
      ...(sent === null ? [] : bodyNote(usage)),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}
