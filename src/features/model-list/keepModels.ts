import type { RegisteredModel } from '../../registry/model'
import { versionToKeep } from '../../registry/versionToKeep'
import { keepVersions } from '../common/keptVersions'

/** Keeps a version of each of these models to compare, and says in words what was done. */
export function keepModels(
  registry: string,
  models: readonly RegisteredModel[],
  names: readonly string[],
): string {
  const wanted = new Set(names)
  // one may be there twice, as it is and as it was read
  const each = new Map(models.map((model) => [model.name, model]))
  const found = [...each.values()].flatMap((model) =>
    wanted.has(model.name) ? [versionToKeep(model)] : [],
  )
  const versions = found.filter((version) => version !== null)
  keepVersions(registry, versions)
  const without = found.length - versions.length
  const kept =
    versions.length === 0
      ? 'Nothing kept'
      : `Kept the champion, else the latest version, of ${versions.length}`
  return without === 0 ? kept : `${kept}; ${without} without a version`
}
