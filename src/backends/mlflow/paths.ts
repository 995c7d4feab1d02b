const api = '/api/2.0/mlflow'
const models = `${api}/registered-models`
const versions = `${api}/model-versions`
const logged = `${api}/logged-models`

/** MLflow's paths, below the server's address. Those outside `/api` have no twin there. */
export const endpoints = {
  models: `${models}/search`,
  model: `${models}/get`,
  alias: `${models}/alias`,
  versions: `${versions}/search`,
  version: `${versions}/get`,
  versionFile: '/model-versions/get-artifact',
  run: `${api}/runs/get`,
  runArtifacts: `${api}/artifacts/list`,
  experiment: `${api}/experiments/get`,
  loggedModel: (id: string) => `${logged}/${encodeURIComponent(id)}`,
  loggedModelArtifacts: (id: string) => `${logged}/${encodeURIComponent(id)}/artifacts/directories`,
}
