import type { ModelVersion, RegisteredModel } from './model'

/** Something that happened to a model, as far as its records prove it. */
export type ActivityEvent = { at: Date } & (
  | { kind: 'model-registered' }
  /** Its description, the stage of a version, or a version that was deleted: MLflow keeps only the date. */
  | { kind: 'model-changed' }
  | { kind: 'version-registered'; version: ModelVersion }
  /** Its description or its stage. Of several edits only the last has a date. */
  | { kind: 'version-edited'; version: ModelVersion }
)

/** MLflow writes the date of a version and that of its model in one go, some ms apart. */
const SAME_MOMENT = 1000

/** What the records tell, the newest first. An alias or a tag leaves no date anywhere. */
export function activityOf(
  model: Pick<RegisteredModel, 'created' | 'updated'>,
  versions: readonly ModelVersion[],
): ActivityEvent[] {
  const events: ActivityEvent[] = []
  for (const version of versions) {
    const { created, updated } = version
    if (created !== null) events.push({ kind: 'version-registered', at: created, version })
    // MLflow gives a new version the same date twice
    if (updated !== null && updated.getTime() !== created?.getTime()) {
      events.push({ kind: 'version-edited', at: updated, version })
    }
  }
  if (model.created !== null) events.push({ kind: 'model-registered', at: model.created })
  const { updated } = model
  if (updated !== null && !events.some(({ at }) => isSameMoment(updated, at))) {
    events.push({ kind: 'model-changed', at: updated })
  }
  // what happened in one moment stays in the order in which it can have happened
  return events.sort((a, b) => b.at.getTime() - a.at.getTime() || RANK[a.kind] - RANK[b.kind])
}

const RANK = {
  'model-changed': 0,
  'version-edited': 1,
  'version-registered': 2,
  'model-registered': 3,
} as const

const isSameMoment = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime()) < SAME_MOMENT
