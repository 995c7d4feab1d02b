import { json, missing } from '../answer'
import type { Params } from '../ask'
import { byCodePoint } from '../like'
import { type LoggedModelRow, loggedModelRoot, type World } from '../world'
import { some, tagList } from './rows'

export function findLoggedModel(world: World, id: string, allowDeleted = false): LoggedModelRow {
  const model = world.loggedModels.get(id)
  if (!model || (model.deleted && !allowDeleted))
    throw missing(`Logged model with ID '${id}' not found.`)
  return model
}

/** As the database keeps them, unlike a run's. */
const byKey = (tags: ReadonlyMap<string, string>) =>
  tagList(new Map([...tags].toSorted(([a], [b]) => byCodePoint(a, b))))

export function loggedModelAnswer(row: LoggedModelRow) {
  return {
    info: {
      model_id: row.model_id,
      experiment_id: row.experiment_id,
      name: row.name,
      creation_timestamp_ms: row.creation_timestamp_ms,
      last_updated_timestamp_ms: row.last_updated_timestamp_ms,
      artifact_uri: loggedModelRoot(row),
      status: row.status,
      model_type: row.model_type ?? '',
      source_run_id: row.source_run_id,
      tags: byKey(row.tags),
    },
    data: {
      params: byKey(row.params),
      metrics: some(
        row.metrics.map(({ run_id = row.source_run_id, ...metric }) => ({
          ...metric,
          model_id: row.model_id,
          run_id,
        })),
      ),
    },
  }
}

export function get(world: World, params: Params, id: string) {
  const allowDeleted = params.text('allow_deleted').toLowerCase() === 'true'
  return json({ model: loggedModelAnswer(findLoggedModel(world, id, allowDeleted)) })
}
