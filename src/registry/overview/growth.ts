import { addDays } from '../../lib/calendarDay'
import type { Lane } from '../ledger/lane'
import type { ModelVersion } from '../model'
import { ownerOf } from '../owner'
import type { ListedModel } from '../snapshot/snapshot'
import type { Answer, Line } from './answer'
import { type Scope, inScope } from './members'
import type { Month } from './months'

/** Versions as far as they were read: all that were made since `from`. */
export interface NewVersions {
  versions: readonly Pick<ModelVersion, 'model' | 'version' | 'created'>[]
  /** Rows that came and could not be read. */
  skipped: number
  from: Date
}

/** The weeks up to `now`, each from its Monday, by the reader's calendar; `since`: what is before that is not known. */
export function weeksUpTo(now: Date, most: number, since: Date | null = null): readonly Month[] {
  const monday = addDays(now, -((now.getDay() + 6) % 7))
  return Array.from({ length: most }, (_, i) => addDays(monday, 7 * (i + 1 - most)))
    .map((from) => ({ from, to: addDays(from, 7) }))
    .map((week) => ({ ...week, part: week.to > now || (since !== null && week.from < since) }))
}

/** Those of models that are asked about, with the time at which they were made. */
export function madeSince(
  { versions }: NewVersions,
  models: readonly ListedModel[],
  scope: Scope,
  from: Date,
) {
  const matches = inScope(scope)
  const asked = new Map(models.filter(matches).map((model) => [model.name, model]))
  return versions.flatMap(({ model: name, version, created }) => {
    const model = asked.get(name)
    return model === undefined || created === null || created < from
      ? []
      : [{ model, version, created }]
  })
}

/**
 * New versions that no alias points at, nor ever did: that is known of those that were made while a lane of their model was
 * kept. `lanes` undefined: the ledger is not read, or there is none.
 */
export function neverUsed(
  made: ReturnType<typeof madeSince>,
  lanes: readonly Lane[] | undefined,
): Answer {
  const byModel = new Map<string, Lane[]>()
  for (const lane of lanes ?? []) {
    const own = byModel.get(lane.model) ?? []
    own.push(lane)
    byModel.set(lane.model, own)
  }
  const hits: Line[] = []
  const unknown: Line[] = []
  for (const { model, version, created } of made) {
    if ([...model.aliases.values()].includes(version)) continue
    const own = byModel.get(model.name) ?? []
    if (own.some(({ spans }) => spans.some(({ holder }) => holder?.version === version))) continue
    const watched = own.some(({ watchedSince }) => watchedSince !== null && watchedSince <= created)
    const line = { model: model.name, version, owner: ownerOf(model.tags), at: created }
    if (watched) hits.push({ ...line, fact: 'No alias has pointed at it since it was made' })
    else unknown.push({ ...line, fact: 'No alias points at it now; nobody watched before' })
  }
  return { of: made.length, hits, unknown }
}
