import type { WireModel, WireVersion } from '../../backends/mlflow/wire'
import { missing } from '../answer'
import { byCodePoint } from '../like'
import { checkModelName, readVersion } from '../names'
import type { Entity } from '../filter'
import type { Viewer } from '../auth/viewer'
import type { MetricRow, ModelRow, VersionRow, World } from '../world'

export const PROMPT_TAG = 'mlflow.prompt.is_prompt'

/** Protobuf leaves an empty list out. */
export const some = <T>(items: readonly T[]) => (items.length > 0 ? [...items] : undefined)

export const tagList = (tags: ReadonlyMap<string, string>) =>
  some([...tags].map(([key, value]) => ({ key, value })))

export function findModel(world: World, name: string): ModelRow {
  checkModelName(name)
  const model = world.models.get(name)
  if (!model) throw missing(`Registered Model with name=${name} not found`)
  return model
}

/** MLflow looks for the version at once: a missing model is a missing version. */
export function findVersion(world: World, name: string, version: string) {
  checkModelName(name)
  const number = readVersion(version)
  const model = world.models.get(name)
  const row = model?.versions.get(number)
  if (!model || !row) throw missing(`Model Version (name=${name}, version=${number}) not found`)
  return { model, row }
}

/** Aliases sorted, as every answer has them. */
export const aliasesOf = (model: ModelRow) =>
  [...model.aliases].toSorted(([a], [b]) => byCodePoint(a, b))

/** A row as searches answer it: without aliases. */
export function versionRow(model: ModelRow, row: VersionRow): WireVersion {
  return {
    name: model.name,
    version: String(row.version),
    creation_timestamp: row.creation_timestamp,
    last_updated_timestamp: row.last_updated_timestamp,
    current_stage: row.current_stage,
    description: row.description ?? undefined,
    source: row.source,
    run_id: row.run_id,
    status: row.status,
    tags: tagList(row.tags),
    run_link: row.run_link,
  }
}

/** A row as `get` answers it. */
export function versionAnswer(model: ModelRow, row: VersionRow): WireVersion {
  const aliases = aliasesOf(model)
    .filter(([, version]) => version === row.version)
    .map(([alias]) => alias)
  return { ...versionRow(model, row), aliases: some(aliases) }
}

/** The newest version of each stage, in the order in which the stages first occur. */
export function latestVersions(model: ModelRow): VersionRow[] {
  const newest = new Map<string, number>()
  for (const version of model.versions.keys()) newest.set(model.versions.stageOf(version), version)
  return [...newest.values()].flatMap((version) => model.versions.peek(version) ?? [])
}

/** `viewer`: a DENY on versions alone hides the latest of a model that may be seen. */
export function modelAnswer(model: ModelRow, viewer: Viewer): WireModel {
  const shown = viewer.showsVersionsOf(model) ? latestVersions(model) : []
  return {
    name: model.name,
    creation_timestamp: model.creation_timestamp,
    last_updated_timestamp: model.last_updated_timestamp,
    // left out when empty, unlike a version's
    description: model.description || undefined,
    latest_versions: some(shown.map((row) => versionRow(model, row))),
    tags: tagList(model.tags),
    aliases: some(
      aliasesOf(model).map(([alias, version]) => ({ alias, version: String(version) })),
    ),
  }
}

interface Logged {
  tags: ReadonlyMap<string, string>
  params: ReadonlyMap<string, string>
  metrics: readonly MetricRow[]
}

/** What a filter clause looks at in a run or a logged model. */
export function readLogged(
  row: Logged,
  attribute: string | number | undefined,
  entity: Entity,
  key: string,
) {
  if (entity === 'tag') return row.tags.get(key)
  if (entity === 'param') return row.params.get(key)
  if (entity === 'metric') return row.metrics.find((metric) => metric.key === key)?.value
  return attribute
}
