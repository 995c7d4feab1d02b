import type { Server } from '../ask'
import { post, PREFIX } from '../fixture'
import { must, type Tracked } from '../tracking/fixture'

/** A model with files: a version of them, and a copy of that in another model. */
export const filed = { model: `${PREFIX}-filed`, copy: `${PREFIX}-filed-copy` }

const MLMODEL = `artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    python_version: 3.11.7
  sklearn:
    pickled_model: model.pkl
    sklearn_version: 1.7.2
mlflow_version: 2.22.5
signature:
  inputs: '[{"type": "long", "name": "tenure", "required": true}, {"type": "double", "name":
    "charges", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
  params: null
`

/** Below the folder `model` of the run `first`. */
export const FILES: ReadonlyMap<string, string> = new Map([
  ['MLmodel', MLMODEL],
  ['requirements.txt', 'scikit-learn==1.7.2\n'],
  ['data/weights.txt', '0.1 0.2\n'],
])

/** Registers those files, as a client of MLflow 2 does, and copies the version. */
export async function fileVersions(server: Server, { experiment, runs }: Tracked) {
  const run_id = runs.get('first')
  const source = `mlflow-artifacts:/${experiment}/${run_id}/artifacts/model`
  await must(server, post('registered-models/create', { name: filed.model }))
  await must(server, post('model-versions/create', { name: filed.model, source, run_id }))
  await must(server, post('registered-models/create', { name: filed.copy }))
  const copied = { name: filed.copy, source: `models:/${filed.model}/1`, run_id }
  await must(server, post('model-versions/create', copied))
}
