import { invalid, json, missing } from '../answer'
import type { Params } from '../ask'
import { checkAlias, checkAliasIsFree, checkModelName, readVersion } from '../names'
import { tick, type World } from '../world'
import { findModel, findVersion, latestVersions, versionAnswer } from './rows'

export function get(world: World, params: Params) {
  const [name, alias] = [params.required('name'), params.required('alias')]
  checkModelName(name)
  checkAlias(alias)
  const model = findModel(world, name)
  if (alias.toLowerCase() === 'latest') {
    const newest = latestVersions(model).toSorted((a, b) => b.version - a.version)[0]
    if (!newest) throw missing(`Latest version not found for model ${name}.`)
    return json({ model_version: versionAnswer(model, newest) })
  }
  const version = model.aliases.get(alias)
  const row = version === undefined ? undefined : model.versions.get(version)
  // 400, not 404: https://github.com/mlflow/mlflow/blob/v3.17.2/mlflow/store/model_registry/sqlalchemy_store.py#L1595
  if (!row) throw invalid(`Registered model alias ${alias} not found.`)
  return json({ model_version: versionAnswer(model, row) })
}

/** The last writer wins: MLflow compares nothing, keeps no trace, and touches no timestamp. */
export function set(world: World, params: Params) {
  const [name, alias] = [params.required('name'), params.required('alias')]
  const version = params.required('version')
  checkModelName(name)
  checkAlias(alias)
  checkAliasIsFree(alias)
  readVersion(version)
  const { model, row } = findVersion(world, name, version)
  model.aliases.set(alias, row.version)
  tick(world)
  return json({})
}

export function remove(world: World, params: Params) {
  const [name, alias] = [params.required('name'), params.required('alias')]
  checkModelName(name)
  checkAlias(alias)
  findModel(world, name).aliases.delete(alias)
  tick(world)
  return json({})
}
