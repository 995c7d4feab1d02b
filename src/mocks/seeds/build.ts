import type { ExperimentRow, ModelRow, VersionRow, World } from '../world'
import { Versions } from '../versions'
import type { Trained } from './training'
import { at, MINUTE } from './when'

export function experiment(world: World, name: string, created: string): ExperimentRow {
  const row: ExperimentRow = {
    experiment_id: String(world.experiments.size),
    name,
    lifecycle_stage: 'active',
    creation_time: at(created),
    last_update_time: at(created),
    tags: new Map(),
  }
  world.experiments.set(row.experiment_id, row)
  return row
}

export interface ModelFacts {
  created: string
  description?: string
  tags?: Record<string, string>
}

export function registeredModel(world: World, name: string, facts: ModelFacts): ModelRow {
  const model: ModelRow = {
    name,
    creation_timestamp: at(facts.created),
    last_updated_timestamp: at(facts.created),
    description: facts.description ?? '',
    tags: new Map(Object.entries(facts.tags ?? {})),
    aliases: new Map(),
    versions: new Versions(),
    lastVersion: 0,
  }
  world.models.set(name, model)
  return model
}

export interface VersionFacts {
  /** By default three minutes after the run ended. */
  at?: string
  description?: string
  tags?: Record<string, string>
  aliases?: string[]
  stage?: string
}

function addVersion(
  model: ModelRow,
  created: number,
  facts: VersionFacts,
  origin: Pick<VersionRow, 'source' | 'location' | 'run_id'>,
): VersionRow {
  model.lastVersion += 1
  const row: VersionRow = {
    version: model.lastVersion,
    creation_timestamp: created,
    last_updated_timestamp: created,
    current_stage: facts.stage ?? 'None',
    description: facts.description ?? '',
    ...origin,
    run_link: '',
    status: 'READY',
    tags: new Map(Object.entries(facts.tags ?? {})),
  }
  model.versions.set(row.version, row)
  model.last_updated_timestamp = row.creation_timestamp
  for (const alias of facts.aliases ?? []) model.aliases.set(alias, row.version)
  return row
}

/** A version made from what a run logged; the logged model then names it in a tag, as MLflow writes it. */
export function register(
  model: ModelRow,
  { run, model: logged, root }: Trained,
  facts: VersionFacts,
) {
  const created = facts.at ? at(facts.at) : (run.end_time ?? run.start_time) + 3 * MINUTE
  const row = addVersion(model, created, facts, {
    source: root,
    location: root,
    run_id: run.run_id,
  })
  logged?.tags.set(
    'mlflow.modelVersions',
    JSON.stringify([{ name: model.name, version: row.version }]),
  )
  return row
}

/** A copy of another model's version: same run, same files, tags brought along by the client. */
export function copy(
  model: ModelRow,
  from: { model: ModelRow; row: VersionRow },
  facts: VersionFacts & { at: string },
) {
  const tags = { ...Object.fromEntries(from.row.tags), ...facts.tags }
  const description = facts.description ?? from.row.description ?? ''
  return addVersion(
    model,
    at(facts.at),
    { ...facts, description, tags },
    {
      source: `models:/${from.model.name}/${from.row.version}`,
      location: from.row.location,
      run_id: from.row.run_id,
    },
  )
}
